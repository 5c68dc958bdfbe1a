using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>The tolerance of a client on a connection: other names are read, and what cannot be cut out of the stream stays a fault.</summary>
public sealed class ToleranceTests : IAsyncDisposable
{
    private const string Capitals =
        "<LDM_interface version=\"1.3\"><cmd><action>start-domain</action><data version=\"3.0\"><Envelope><Content id=\"web1\"/></Envelope>"
        + "<Response><Status>SUCCESS</Status></Response></data><Response><Status>SUCCESS</Status></Response></cmd>"
        + "<Response><Status>SUCCESS</Status></Response></LDM_interface>";

    private const string ClosedTwice =
        "<LDM_interface version=\"1.3\"><cmd><action>start-domain</action><data version=\"3.0\"/><response><status>success</status></response>"
        + "</data><response><status>success</status></response></cmd><response><status>success</status></response></LDM_interface>";

    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));
    private readonly InMemoryNetwork _network = new();

    public ValueTask DisposeAsync()
    {
        _bound.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Reply_with_other_names_succeeds_and_each_repair_is_counted()
    {
        using RepairCounter repairs = new();
        StartDomainReply reply = await AskAsync(Capitals, LdmTolerance.AsDocumented);

        Assert.True(reply.Succeeded);
        Assert.Equal("web1", reply.Domain);
        Assert.Equal(6, repairs.Of("alias"));
    }

    [Fact]
    public async Task Without_a_tolerance_the_same_reply_says_nothing_and_breaks_the_connection()
    {
        PeerException fault = await Assert.ThrowsAnyAsync<PeerException>(() => AskAsync(Capitals, tolerance: null));

        Assert.Contains("a reply without any status", fault.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Document_that_cannot_be_cut_out_of_the_stream_is_a_fault_all_the_same(bool isTolerant)
    {
        PeerException fault = await Assert.ThrowsAnyAsync<PeerException>(
            () => AskAsync(ClosedTwice, isTolerant ? LdmTolerance.AsDocumented : null));

        Assert.Contains("found the end tag 'data', expected 'cmd'", fault.ToString());
    }

    /// <summary>What a client makes of one answer of a peer that no server of ours would give.</summary>
    private async Task<StartDomainReply> AskAsync(string answer, XmlTolerance? tolerance)
    {
        await using IConnectionListener listener =
            await _network.ListenAsync(new DnsEndPoint("manager", 6482), _bound.Token);
        Task answering = AnswerAsync(listener, answer);
        await using LdmClient client = await LdmClient.ConnectAsync(
            "manager",
            new LdmClientOptions { Transport = _network, Tls = TlsRequirement.InsecureNone, Tolerance = tolerance },
            _bound.Token);
        try
        {
            return await client.StartDomainAsync(new("web1"), _bound.Token);
        }
        finally
        {
            await client.DisposeAsync();
            await answering;
        }
    }

    private async Task AnswerAsync(IConnectionListener listener, string answer)
    {
        await using ByteConnection connection = await listener.AcceptAsync(_bound.Token);
        try
        {
            await AnswerAsync(connection, answer);
        }
        catch (IOException)
        {
            // The client left without a farewell, as it does after a fault.
        }
    }

    private async Task AnswerAsync(ByteConnection connection, string answer)
    {
        using FrameReader frames = new(connection.Input, FramingMode.XmlStream, XmlLimits.Default, TimeProvider.System);
        while (await frames.ReadAsync(_bound.Token) is { Kind: not FrameKind.End } frame)
        {
            string? reply = frame.Kind is FrameKind.StreamOpen
                ? "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'><stream:features/>"
                : Encoding.UTF8.GetString(frame.Bytes.Span).Contains("start-domain", StringComparison.Ordinal) ? answer : null;
            if (reply is not null)
            {
                await connection.WriteAsync(Encoding.UTF8.GetBytes(reply), _bound.Token);
            }
        }
    }

    private sealed class RepairCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _counts = [];

        public RepairCounter()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "ldmcodegen.tolerance.repairs")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            {
                lock (_counts)
                {
                    string repair = tags.ToArray().Single(static tag => tag.Key == "ldmcodegen.repair").Value!.ToString()!;
                    _counts[repair] = _counts.GetValueOrDefault(repair) + count;
                }
            });
            _listener.Start();
        }

        public long Of(string repair)
        {
            lock (_counts)
            {
                return _counts.GetValueOrDefault(repair);
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
