using System.Globalization;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>
/// Pipelined requests of one name, so that nothing but their order tells the replies apart; each text is a number that
/// its reply must bring back. One in a hundred times out and one in a hundred is cancelled; their late replies come
/// while the next requests are on the way, and events come between all of them. In virtual time.
/// </summary>
public sealed class ReplyOrderTests : IAsyncLifetime
{
    private const int InFlight = 50;

    // Half of a round times out on average, so one round in fifty makes one request in a hundred.
    private const int RoundsBetweenTimeouts = 50;
    private const int RoundsBetweenCancellations = 2;

    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Campaign _campaign = new("replies in order", seconds: 5);
    private readonly Queue<string> _owed = new();
    private ScriptedServer _server = null!;
    private ScriptedPeer _peer = null!;
    private TinyClient _client = null!;
    private Random _random = null!;
    private long _sent;
    private long _answered;
    private long _timedOut;
    private long _cancelled;
    private long _events;

    public async Task InitializeAsync()
    {
        _random = new Random(_campaign.Seed);
        _server = await ScriptedServer.StartAsync(_network);
        _client = new TinyClient(TinyClient.Options(_network) with
        {
            Time = _time,
            MaxPendingRequests = InFlight,
            TimeoutsUntilBreak = int.MaxValue,
            Reconnect = ReconnectPolicy.None,
        });
        Task connecting = _client.ConnectAsync();
        _peer = await _server.AcceptAsync();
        await connecting.Soon();
    }

    public async Task DisposeAsync()
    {
        _peer.Cut();
        await _client.DisposeAsync().AsTask().Soon();
        await _server.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task No_reply_is_given_to_another_request_whatever_times_out_or_is_cancelled()
    {
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync(new() { Capacity = 1024 * 1024 });
        await _peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> events = await opening.Soon();
        for (int round = 1; _campaign.GoesOn; round++)
        {
            await RunAsync(round);
        }

        await RunAsync(round: 1);
        Assert.Equal(_sent, _answered + _timedOut + _cancelled);
        Assert.Equal(_events, events.Received);
        Assert.True(_timedOut > 0 && _cancelled > 0, $"Too short: {Summary}");
        _campaign.Report(Summary);
    }

    private string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{_sent} requests, {_timedOut} timed out, {_cancelled} cancelled, {_events} events, 0 misdelivered");

    /// <summary>Sends as many requests as fit, and takes the peer's and some callers' side of them.</summary>
    private async Task RunAsync(int round)
    {
        using CancellationTokenSource leave = new();
        int leaver = round % RoundsBetweenCancellations == 0 ? _random.Next(InFlight) : -1;
        Task<TinyReply>[] calls = new Task<TinyReply>[InFlight];
        long first = _sent;
        for (int i = 0; i < InFlight; i++)
        {
            calls[i] = _client.SendAsync(
                new TinyRequest("same", Text(_sent++)), i == leaver ? leave.Token : CancellationToken.None);
        }

        for (int i = 0; i < InFlight; i++)
        {
            _owed.Enqueue((await _peer.ReadAsync())!.Split('"')[3]);
        }

        int silentFrom = round % RoundsBetweenTimeouts == 0 ? _random.Next(InFlight) : InFlight;
        int leavesAt = _random.Next(InFlight);
        int replies = _owed.Count - InFlight + silentFrom;
        for (int i = 0; i < replies; i++)
        {
            if (i == leavesAt)
            {
                await leave.CancelAsync();
            }

            await ReplyAsync();
        }

        await leave.CancelAsync();
        if (silentFrom < InFlight)
        {
            // Whoever has left by then is checked below.
            Task answered = Task.WhenAll(calls[..silentFrom]);
            await answered.Soon().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _time.Advance(TimeSpan.FromSeconds(60));
        }

        for (int i = 0; i < InFlight; i++)
        {
            await CheckAsync(calls[i], Text(first + i), mayLeave: i == leaver, mayTimeOut: i >= silentFrom);
        }
    }

    private async Task ReplyAsync()
    {
        if (_random.Next(10) == 0)
        {
            _events++;
            await _peer.SendAsync("<event name=\"same\"/>");
        }

        await _peer.ReplyAsync("same", _owed.Dequeue());
    }

    private async Task CheckAsync(Task<TinyReply> call, string text, bool mayLeave, bool mayTimeOut)
    {
        try
        {
            TinyReply reply = await call.Soon();
            Assert.True(text == reply.Text, $"Request {text} got the reply to {reply.Text}, seed {_campaign.Seed}.");
            _answered++;
        }
        catch (OperationCanceledException) when (mayLeave)
        {
            _cancelled++;
        }
        catch (RequestTimeoutException) when (mayTimeOut)
        {
            _timedOut++;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
