using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>Silence is not death: a silent peer is asked, and only one that does not answer is given up.</summary>
public sealed class ProbeTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private ScriptedServer _server = null!;
    private TinyClient _client = null!;
    private ScriptedPeer _peer = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(_network);
        ClientOptions options = TinyClient.Options(_network) with
        {
            Time = _time,
            ProbeInterval = Interval,
            RequestTimeout = TimeSpan.FromMinutes(10),
            CloseTimeout = TimeSpan.FromSeconds(1),
        };
        _client = new TinyClient(options, probe: "there");
        await _client.ConnectAsync().Soon();
        _peer = await _server.AcceptAsync();
    }

    public async Task DisposeAsync()
    {
        _peer.Cut();
        await _client.DisposeAsync().AsTask().Soon();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Silent_peer_that_answers_no_probe_is_lost_after_three_intervals()
    {
        IAsyncEnumerator<ConnectionStateChange> states = _client.WatchStateAsync().GetAsyncEnumerator();
        ValueTask<bool> change = states.MoveNextAsync();
        _time.Advance(Interval);
        Assert.Equal("there", await _peer.ReadNameAsync());
        _time.Advance(Interval + Interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal(ConnectionState.Connected, _client.State);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await change.AsTask().Soon());
        Assert.Equal(ConnectionState.Reconnecting, states.Current.Current);
        Assert.Contains("ProbeInterval", Assert.IsType<ConnectionLostException>(states.Current.Cause).Message);
        await states.DisposeAsync();
    }

    [Fact]
    public async Task Silent_peer_that_answers_probes_stays()
    {
        for (int interval = 0; interval < 5; interval++)
        {
            _time.Advance(Interval);
            await _peer.AnswerAsync("there");
            await ExchangeAsync();
        }

        Assert.Equal(ConnectionState.Connected, _client.State);
    }

    [Fact]
    public async Task Peer_that_works_on_a_request_is_not_probed()
    {
        Task<TinyReply> request = _client.DoAsync("long");
        Assert.Equal("long", await _peer.ReadNameAsync());
        for (int interval = 0; interval < 5; interval++)
        {
            _time.Advance(Interval);
        }

        await _peer.ReplyAsync("long");
        Assert.True((await request.Soon()).Outcome.Succeeded);
        await ExchangeAsync();
    }

    [Fact]
    public async Task Peer_that_never_answered_a_request_in_time_is_probed()
    {
        Task<TinyReply> request = _client.DoAsync("lost");
        Assert.Equal("lost", await _peer.ReadNameAsync());
        _time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<RequestTimeoutException>(request.Soon);
        _time.Advance(Interval);
        Assert.Equal("there", await _peer.ReadNameAsync());
        _time.Advance(Interval + Interval);

        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    // A request and its reply: what the peer reads next is this, and no probe.
    private async Task ExchangeAsync()
    {
        Task<TinyReply> request = _client.DoAsync("a");
        await _peer.AnswerAsync("a");
        await request.Soon();
    }
}
