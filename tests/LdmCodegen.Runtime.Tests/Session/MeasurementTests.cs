using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>What is measured is what happened.</summary>
public sealed class MeasurementTests : IDisposable
{
    // The same place as "tiny" in the network, and nobody else's name in the measurements.
    private const string Host = "tInY";

    private readonly ConcurrentDictionary<(string Instrument, string Host), long> _sums = new();
    private readonly MeterListener _listener = new();

    public MeasurementTests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == RuntimeTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, number, tags, _) =>
        {
            string host = "";
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                host = tag.Key == "server.address" ? (string)tag.Value! : host;
            }

            _sums.AddOrUpdate((instrument.Name, host), number, (_, sum) => sum + number);
        });
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Bytes_events_drops_and_gaps_of_a_client_are_measured_with_its_host()
    {
        const string Reply = "<call><done name=\"reg-red\" ok=\"yes\"/></call>";
        const string Events = "<event name=\"1\"/><event name=\"2\"/>\n<event name=\"3\"/>";
        InMemoryNetwork network = new();
        ManualTimeProvider time = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(network);
        await using TinyClient client = new(TinyClient.Options(network) with { Time = time }, host: Host);
        await client.ConnectAsync().Soon();
        ScriptedPeer peer = await server.AcceptAsync();
        Task<EventSubscription<TinyEvent>> opening = client.Red.OpenAsync(
            new SubscriptionOptions { Capacity = 2, Overflow = OverflowPolicy.DropOldest });
        string asked = (await peer.ReadAsync())!;
        await peer.SendAsync(Reply);
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        await peer.SendAsync(Events);
        await Patience.UntilAsync(() => red.Received == 3);

        Assert.Equal(Reply.Length + Events.Length, Sum("ldmcodegen.client.received"));
        Assert.Equal(asked.Length, Sum("ldmcodegen.client.sent"));
        Assert.Equal(1, Sum("ldmcodegen.client.events.dropped"));
        Assert.Equal((2, 2L), (red.Waiting, Sum("ldmcodegen.client.events.waiting")));
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("2", (await reds.NextAsync()).Name);
        Assert.Equal((1, 1L), (red.Waiting, Sum("ldmcodegen.client.events.waiting")));

        peer.Cut();
        await client.StateAsync(ConnectionState.Reconnecting);
        await time.WhenArmedAsync(TimeSpan.FromSeconds(1)).Soon();
        time.Advance(TimeSpan.FromSeconds(1));
        peer = await server.AcceptAsync();
        await peer.AnswerAsync("reg-red");
        await client.StateAsync(ConnectionState.Connected);
        Assert.Equal(1, Sum("ldmcodegen.client.gaps"));
        Assert.Equal(2 * asked.Length, Sum("ldmcodegen.client.sent"));

        red.Queue.Dispose();
        Assert.Equal((0, 0L), (red.Waiting, Sum("ldmcodegen.client.events.waiting")));
        Assert.Equal(2, Sum("ldmcodegen.client.events.dropped"));
        peer.Cut();
    }

    [Fact]
    public async Task Bytes_and_queue_of_each_peer_are_told_by_its_server()
    {
        const string Request = "<call><do name=\"reg-red\"/></call>";
        string text = new('x', 500);
        InMemoryNetwork network = new() { BytesInFlight = 64 };
        await using TinyServer server = await TinyServer.StartAsync(TinyServer.Options(network));
        await using ScriptedPeer quiet = await ScriptedPeer.ConnectAsync(network);
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(network);
        await peer.SendAsync(Request);
        string reply = (await peer.ReadAsync())!;
        TinyPeer known = await FindAsync(server);
        await Patience.UntilAsync(() => known.BytesSent == reply.Length);

        Assert.Equal(Request.Length, known.BytesReceived);
        Assert.Equal(0, known.QueuedDocuments);
        Assert.All(server.Peers.Where(one => one != known), one => Assert.Equal((0, 0), (one.BytesReceived, one.BytesSent)));

        // One is being written and does not end, since nobody reads.
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(1, await server.RaiseAsync(new TinyEvent("e", 1, text)));
        }

        await Patience.UntilAsync(() => known.QueuedDocuments == 3);
        Assert.True(Sum("ldmcodegen.server.documents.queued", "") > 0);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal("e", await peer.ReadNameAsync());
        }

        await Patience.UntilAsync(() => known.QueuedDocuments == 0);
        Assert.True(Sum("ldmcodegen.server.sent", "") >= known.BytesSent);
        Assert.True(Sum("ldmcodegen.server.received", "") >= known.BytesReceived);
        await server.RaiseAsync(new TinyEvent("e", 1, text));
        await server.RaiseAsync(new TinyEvent("f", 1, text));
        await Patience.UntilAsync(() => known.QueuedDocuments == 1);
        peer.Cut();
        await Patience.UntilAsync(() => known.QueuedDocuments == 0);
    }

    private static async Task<TinyPeer> FindAsync(TinyServer server)
    {
        TinyPeer? found = null;
        await Patience.UntilAsync(() => (found = server.Peers.SingleOrDefault(peer => peer.RegisteredMask != 0)) is not null);
        return found!;
    }

    private long Sum(string instrument, string host = Host) => _sums.GetValueOrDefault((instrument, host));
}
