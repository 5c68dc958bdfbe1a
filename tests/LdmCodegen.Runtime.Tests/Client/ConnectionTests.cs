using System.Net;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>A client outlives its sessions.</summary>
public sealed class ConnectionTests : ScriptedClientTest
{
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

        connector.Release.SetResult(await Network.ConnectAsync("tiny", 7000, CancellationToken.None));
        await using ScriptedPeer peer = await Server.AcceptAsync();
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
            await Network.ListenAsync(new DnsEndPoint("nobody", 7000), CancellationToken.None);
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
        await Time.WhenArmedAsync(TimeSpan.FromSeconds(10)).Soon();
        Time.Advance(TimeSpan.FromSeconds(10));

        ConnectFailedException failed = await Assert.ThrowsAsync<ConnectFailedException>(connecting.Soon);
        Assert.Contains("ConnectTimeout", failed.Message);
    }

    [Fact]
    public async Task Given_up_connection_ends_every_enumeration_with_the_reason()
    {
        Client = new TinyClient(Options() with { Reconnect = ReconnectPolicy.None });
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> events = await OpenAsync(peer, Client.Red, "reg-red");
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await peer.SendAsync("<event name=\"last\"/>");
        await peer.EndAsync();

        Assert.Equal("last", (await reader.NextAsync()).Name);
        await Assert.ThrowsAsync<ConnectionLostException>(() => reader.MoveNextAsync().AsTask().Soon());
        await Client.StateAsync(ConnectionState.Closed);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Client.ConnectAsync().Soon());
        await Assert.ThrowsAsync<ConnectionLostException>(() => Client.DoAsync("a").Soon());
    }

    [Fact]
    public async Task Dispose_ends_enumerations_quietly_and_lets_the_last_reply_arrive()
    {
        ScriptedPeer peer = await ConnectAsync();
        EventSubscription<TinyEvent> events = await OpenAsync(peer, Client.Red, "reg-red");
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        Task<bool> next = reader.MoveNextAsync().AsTask();
        Task<TinyReply> request = Client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());

        Task disposing = Client.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Client.DoAsync("b").Soon());
        await peer.ReplyAsync("a", "in time");
        Assert.Equal("in time", (await request.Soon()).Text);
        Assert.Null(await peer.ReadAsync());
        await peer.EndAsync();

        await disposing.Soon();
        Assert.False(await next.Soon());
        await events.DisposeAsync();
        await Client.DisposeAsync().AsTask().Soon();
        Assert.Equal(ConnectionState.Closed, Client.State);
        await Patience.UntilAsync(() => Time.ArmedTimers == 0);
    }

    [Fact]
    public async Task Dispose_cuts_a_peer_that_does_not_take_part()
    {
        ScriptedPeer peer = await ConnectAsync();
        Task<TinyReply> request = Client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());
        Task disposing = Client.DisposeAsync().AsTask();
        await Time.WhenArmedAsync(TimeSpan.FromSeconds(5)).Soon();
        Assert.False(disposing.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(5));

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
        await Client.StateAsync(ConnectionState.Reconnecting);

        await Client.DisposeAsync().AsTask().Soon();
        await Patience.UntilAsync(() => Time.ArmedTimers == 0);
    }

    [Fact]
    public async Task Subscription_opened_after_the_peer_took_the_registration_back_registers_again()
    {
        ScriptedPeer peer = await ConnectAsync();
        EventSubscription<TinyEvent> old = await OpenAsync(peer, Client.Red, "reg-red");
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        await peer.SendAsync("<call><done name=\"reg-red\" ok=\"no\" text=\"not for you\"/></call>");
        await Client.StateAsync(ConnectionState.Connected);

        EventSubscription<TinyEvent> renewed = await OpenAsync(peer, Client.Red, "reg-red");

        // The old one holds nothing any more, so leaving it takes nothing from the new one.
        await old.DisposeAsync().AsTask().Soon();
        Task closing = renewed.DisposeAsync().AsTask();
        await peer.AnswerAsync("unreg-red");
        await closing.Soon();
        peer.Cut();
    }

    [Fact]
    public async Task Source_of_jitter_that_throws_ends_the_client_with_its_reason()
    {
        await using TinyClient client = new(
            Options() with { Randomness = () => throw new NotSupportedException("dice") });
        await client.ConnectAsync().Soon();
        ScriptedPeer peer = await Server.AcceptAsync();
        EventSubscription<TinyEvent> events = await OpenAsync(peer, client.Red, "reg-red");
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
            await Assert.ThrowsAsync<InvalidOperationException>(() => Client.DoAsync("a").Soon());
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
