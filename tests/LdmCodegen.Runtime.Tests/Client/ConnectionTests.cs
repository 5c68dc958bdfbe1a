using System.Net;
using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>A client outlives its sessions.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private ScriptedServer _server = null!;
    private TinyClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(_network);
        _client = new TinyClient(Options());
    }

    public async Task DisposeAsync()
    {
        Task disposed = _client.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await disposed.Soon();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Callers_of_connect_share_one_attempt_and_each_token_ends_only_its_own_wait()
    {
        SlowConnector connector = new();
        await using TinyClient client = new(Options() with { Transport = connector });
        using CancellationTokenSource cancel = new();
        Task first = client.ConnectAsync(cancel.Token);
        Task second = client.ConnectAsync();
        await cancel.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(first.Soon);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);

        connector.Release.SetResult(await _network.ConnectAsync("tiny", 7000, CancellationToken.None));
        await using ScriptedPeer peer = await _server.AcceptAsync();
        await second.Soon();
        await client.ConnectAsync().Soon();

        Assert.Equal(1, connector.Attempts);
        await peer.EndAsync();
    }

    [Fact]
    public async Task First_attempt_that_fails_is_told_at_once_and_may_be_repeated()
    {
        await using TinyClient client = new(Options(), host: "nobody");
        ConnectFailedException failed =
            await Assert.ThrowsAsync<ConnectFailedException>(() => client.ConnectAsync().Soon());
        Assert.Equal(ConnectionStage.Connect, failed.Stage);
        Assert.Equal("nobody", failed.Host);
        Assert.Equal(ConnectionState.Disconnected, client.State);

        await using IConnectionListener listener =
            await _network.ListenAsync(new DnsEndPoint("nobody", 7000), CancellationToken.None);
        await client.ConnectAsync().Soon();
        Assert.Equal(ConnectionState.Connected, client.State);
        await using ScriptedPeer peer = new(await listener.AcceptAsync(CancellationToken.None));
        await peer.EndAsync();
    }

    [Fact]
    public async Task Connect_has_a_deadline()
    {
        await using TinyClient client = new(Options() with { Transport = new SlowConnector() });
        Task connecting = client.ConnectAsync();
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(10)).Soon();
        _time.Advance(TimeSpan.FromSeconds(10));

        ConnectFailedException failed = await Assert.ThrowsAsync<ConnectFailedException>(connecting.Soon);
        Assert.Contains("ConnectTimeout", failed.Message);
    }

    [Fact]
    public async Task Lost_connection_comes_back_with_registrations_before_connected_and_a_gap_after()
    {
        List<ConnectionState> states = [];
        Task watching = WatchAsync(states);
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await peer.SendAsync("<event name=\"one\"/>");
        Assert.Equal("one", (await reader.NextAsync()).Name);
        DateTimeOffset lastRead = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(3));
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        await Assert.ThrowsAsync<ConnectionLostException>(() => _client.DoAsync("never-sent").Soon());

        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        Assert.Equal(ConnectionState.Reconnecting, _client.State);
        await peer.ReplyAsync("reg-red");
        TinyEvent gap = await reader.NextAsync();
        await _client.StateAsync(ConnectionState.Connected);
        await peer.SendAsync("<event name=\"two\"/>");

        Assert.Equal(new EventGap(lastRead, _time.GetUtcNow(), GapReason.Reconnected, 0), gap.Gap);
        Assert.Equal("two", (await reader.NextAsync()).Name);
        Assert.Equal((2, 0, 2), (events.Delivered, events.Dropped, events.Received));
        Task closing = events.DisposeAsync().AsTask();
        await peer.AnswerAsync("unreg-red");
        await closing.Soon();
        await peer.EndAsync();
        await _client.DisposeAsync().AsTask().Soon();
        await watching.Soon();
        Assert.Equal(
            [
                ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting,
                ConnectionState.Connected, ConnectionState.Closed,
            ],
            states);
    }

    [Fact]
    public async Task Given_up_connection_ends_every_enumeration_with_the_reason()
    {
        _client = new TinyClient(Options() with { Reconnect = ReconnectPolicy.None });
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await peer.SendAsync("<event name=\"last\"/>");
        await peer.EndAsync();

        Assert.Equal("last", (await reader.NextAsync()).Name);
        await Assert.ThrowsAsync<ConnectionLostException>(() => reader.MoveNextAsync().AsTask().Soon());
        await _client.StateAsync(ConnectionState.Closed);
        await Assert.ThrowsAsync<ConnectionLostException>(() => _client.ConnectAsync().Soon());
        await Assert.ThrowsAsync<ConnectionLostException>(() => _client.DoAsync("a").Soon());
    }

    [Fact]
    public async Task Dispose_ends_enumerations_quietly_and_lets_the_last_reply_arrive()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        Task<bool> next = reader.MoveNextAsync().AsTask();
        Task<TinyReply> request = _client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());

        Task disposing = _client.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _client.DoAsync("b").Soon());
        await peer.ReplyAsync("a", "in time");
        Assert.Equal("in time", (await request.Soon()).Text);
        Assert.Null(await peer.ReadAsync());
        await peer.EndAsync();

        await disposing.Soon();
        Assert.False(await next.Soon());
        await events.DisposeAsync();
        await _client.DisposeAsync().AsTask().Soon();
        Assert.Equal(ConnectionState.Closed, _client.State);
        await Patience.UntilAsync(() => _time.ArmedTimers == 0);
    }

    [Fact]
    public async Task Dispose_cuts_a_peer_that_does_not_take_part()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<TinyReply> request = _client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());
        Task disposing = _client.DisposeAsync().AsTask();
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(5)).Soon();
        Assert.False(disposing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));

        await disposing.Soon();
        await Assert.ThrowsAsync<ObjectDisposedException>(request.Soon);
    }

    [Fact]
    public async Task Dispose_during_connect_ends_the_attempt()
    {
        TinyClient client = new(Options() with { Transport = new SlowConnector() });
        Task connecting = client.ConnectAsync();
        await client.DisposeAsync().AsTask().Soon();

        await Assert.ThrowsAsync<ObjectDisposedException>(connecting.Soon);
        Assert.Equal(ConnectionState.Closed, client.State);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ConnectAsync().Soon());
    }

    [Fact]
    public async Task Dispose_between_two_attempts_ends_the_wait()
    {
        ScriptedPeer peer = await ConnectAsync();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);

        await _client.DisposeAsync().AsTask().Soon();
        await Patience.UntilAsync(() => _time.ArmedTimers == 0);
    }

    [Fact]
    public async Task Subscription_opened_after_the_peer_took_the_registration_back_registers_again()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> old = await opening.Soon();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        await peer.SendAsync("<call><done name=\"reg-red\" ok=\"no\" text=\"not for you\"/></call>");
        await _client.StateAsync(ConnectionState.Connected);

        opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> renewed = await opening.Soon();

        // The old one holds nothing any more, so leaving it takes nothing from the new one.
        await old.DisposeAsync().AsTask().Soon();
        Task closing = renewed.DisposeAsync().AsTask();
        await peer.AnswerAsync("unreg-red");
        await closing.Soon();
        peer.Cut();
    }

    [Fact]
    public async Task Events_lost_before_a_later_registration_came_back_are_told()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        opening = _client.Blue.OpenAsync();
        await peer.AnswerAsync("reg-blue");
        await using EventSubscription<TinyEvent> blue = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> blues = blue.GetAsyncEnumerator();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await peer.AnswerAsync("reg-red");
        Assert.Equal("reg-blue", await peer.ReadNameAsync());

        // An event of no group reaches blue too, but does not prove that blue is registered.
        await peer.SendAsync("<event name=\"u\" group=\"0\"/>");
        Assert.NotNull((await blues.NextAsync()).Gap);
        Assert.Equal("u", (await blues.NextAsync()).Name);
        await peer.ReplyAsync("reg-blue");

        Assert.NotNull((await blues.NextAsync()).Gap);
        peer.Cut();
    }

    [Fact]
    public async Task Events_of_another_registration_do_not_end_the_gap_of_one_that_is_not_back_yet()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        opening = _client.All.OpenAsync();
        await peer.AnswerAsync("reg-all");
        await using EventSubscription<TinyEvent> all = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        await using IAsyncEnumerator<TinyEvent> everything = all.GetAsyncEnumerator();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await back.AnswerAsync("reg-red");
        Assert.Equal("reg-all", await back.ReadNameAsync());

        // Red ones come again, and blue ones, which only the other registration brings, are still lost.
        await back.SendAsync("<event name=\"r\" group=\"1\"/>");
        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);
        Assert.NotNull((await everything.NextAsync()).Gap);
        Assert.Equal("r", (await everything.NextAsync()).Name);
        await back.ReplyAsync("reg-all");

        Assert.NotNull((await everything.NextAsync()).Gap);
        await _client.StateAsync(ConnectionState.Connected);
        await back.SendAsync("<event name=\"last\" group=\"1\"/>");
        Assert.Equal("last", (await everything.NextAsync()).Name);
        Assert.Equal("last", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task First_event_behind_the_reply_to_its_registration_ends_the_gap()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await back.ReadNameAsync());

        await back.SendAsync(
            "<call><done name=\"reg-red\" ok=\"yes\"/></call><event name=\"r\"/><event name=\"s\"/>");

        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);
        await _client.StateAsync(ConnectionState.Connected);
        Assert.Equal("s", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task Gap_that_an_event_ended_is_open_again_when_its_session_is_lost_before_it_is_ready()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        opening = _client.Blue.OpenAsync();
        await peer.AnswerAsync("reg-blue");
        await using EventSubscription<TinyEvent> blue = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await peer.AnswerAsync("reg-red");
        Assert.Equal("reg-blue", await peer.ReadNameAsync());
        await peer.SendAsync("<event name=\"r\"/>");
        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);

        // What is lost between this session and the next one nobody has told of yet.
        peer.Cut();
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(2));
        await back.AnswerAsync("reg-red");
        await back.AnswerAsync("reg-blue");
        await _client.StateAsync(ConnectionState.Connected);
        await back.SendAsync("<event name=\"s\"/>");

        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("s", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task Gap_is_told_before_the_new_session_takes_a_request()
    {
        SubscriptionQueue<TinyEvent>? queue = null;
        List<EventGap?> told = [];
        TestLog log = new()
        {
            // In the very step that lets requests in.
            Told = line =>
            {
                if (queue is not null && line.Contains("Reconnecting -> Connected", StringComparison.Ordinal))
                {
                    told.Add(queue.TryTake(out SubscriptionEntry<TinyEvent> entry, out _) ? entry.Gap : null);
                }
            },
        };
        _client = new TinyClient(Options() with { Logging = log });
        ScriptedPeer peer = await ConnectAsync();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        await using EventSubscription<TinyEvent> red = await opening.Soon();
        queue = red.Queue;
        peer.Cut();
        await _client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await back.AnswerAsync("reg-red");
        await _client.StateAsync(ConnectionState.Connected);
        await Patience.UntilAsync(() => told.Count > 0);

        Assert.Equal(GapReason.Reconnected, Assert.Single(told)?.Reason);
    }

    [Fact]
    public async Task Source_of_jitter_that_throws_ends_the_client_with_its_reason()
    {
        await using TinyClient client = new(
            Options() with { Randomness = () => throw new NotSupportedException("dice") });
        await client.ConnectAsync().Soon();
        ScriptedPeer peer = await _server.AcceptAsync();
        Task<EventSubscription<TinyEvent>> opening = client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        peer.Cut();

        await Assert.ThrowsAsync<NotSupportedException>(() => reader.MoveNextAsync().AsTask().Soon());
        Assert.Equal(ConnectionState.Closed, client.State);
    }

    [Fact]
    public void Options_that_the_protocol_cannot_meet_are_refused_before_anything_is_sent()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new TinyClient(Options() with
        {
            Tls = TlsRequirement.Required,
            TlsVersions = System.Security.Authentication.SslProtocols.None,
        }));

        Assert.Contains("TLS is required, but the protocol has none", wrong.Message);
        Assert.Contains("TlsVersions must be", wrong.Message);
    }

    [Fact]
    public async Task Request_before_connect_says_what_to_do()
    {
        InvalidOperationException early =
            await Assert.ThrowsAsync<InvalidOperationException>(() => _client.DoAsync("a").Soon());
        Assert.Contains("ConnectAsync", early.Message);
    }

    [Fact]
    public void Wrong_options_are_all_listed_at_once()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new TinyClient(
            Options() with
            {
                Port = 0,
                ConnectTimeout = TimeSpan.Zero,
                MaxPendingRequests = 0,
                Header = "none-such",
                Dialect = 3,
                Subscriptions = new SubscriptionOptions { Capacity = 0 },
            },
            host: "a:b:c"));

        Assert.All(
            ["host", "Port", "ConnectTimeout", "MaxPendingRequests", "Header", "Dialect", "Subscriptions.Capacity"],
            name => Assert.Contains(name, wrong.Message));
    }

    private ClientOptions Options() => TinyClient.Options(_network) with { Time = _time };

    private async Task<ScriptedPeer> ConnectAsync()
    {
        await _client.ConnectAsync().Soon();
        return await _server.AcceptAsync();
    }

    private async Task<ScriptedPeer> ReconnectAsync(TimeSpan delay)
    {
        await _time.WhenArmedAsync(delay).Soon();
        _time.Advance(delay);
        return await _server.AcceptAsync();
    }

    private async Task WatchAsync(List<ConnectionState> states)
    {
        await foreach (ConnectionStateChange change in _client.WatchStateAsync())
        {
            Assert.Equal(states.Count == 0 ? ConnectionState.Disconnected : states[^1], change.Previous);
            states.Add(change.Current);
        }
    }

    private sealed class SlowConnector : IConnector
    {
        public TaskCompletionSource<ByteConnection> Release { get; } = new();

        public int Attempts { get; private set; }

        public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
        {
            Attempts++;
            return await Release.Task.WaitAsync(cancellationToken);
        }
    }
}
