using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>The subscription is the registration.</summary>
public sealed class RegistrationTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private ScriptedServer _server = null!;
    private ScriptedPeer _peer = null!;
    private TinyClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(_network);
        _client = new TinyClient(TinyClient.Options(_network) with { Time = _time });
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
    public async Task First_subscription_registers_and_last_one_unregisters()
    {
        EventSubscription<TinyEvent> first = await OpenAsync(_client.Red.OpenAsync(), "reg-red");
        EventSubscription<TinyEvent> second = await _client.Red.OpenAsync().Soon();
        await first.DisposeAsync();
        Task closing = second.DisposeAsync().AsTask();

        await _peer.AnswerAsync("unreg-red");
        await closing.Soon();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Leaving_an_overlapping_group_loses_no_event_of_the_one_that_stays()
    {
        EventSubscription<TinyEvent> red = await OpenAsync(_client.Red.OpenAsync(), "reg-red");
        EventSubscription<TinyEvent> all = await OpenAsync(_client.All.OpenAsync(), "reg-all");

        // A peer may take red away with all: nothing is given back while red is wanted.
        await all.DisposeAsync().AsTask().Soon();
        await using EventSubscription<TinyEvent> again = await _client.All.OpenAsync().Soon();
        await again.DisposeAsync().AsTask().Soon();
        await _peer.SendAsync("<event name=\"b\" group=\"2\"/><event name=\"r\" group=\"1\"/>");
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        Assert.Equal("r", (await reds.NextAsync()).Name);

        Task closing = red.DisposeAsync().AsTask();
        await _peer.AnswerAsync("unreg-red");
        await _peer.AnswerAsync("unreg-all");
        await closing.Soon();
    }

    [Fact]
    public async Task Handler_whose_token_callback_throws_still_gives_its_registration_back()
    {
        TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<IAsyncDisposable> registering = _client.Red.RegisterAsync((_, ct) =>
        {
            ct.Register(() => throw new InvalidOperationException("callback"));
            called.SetResult();
            return ValueTask.CompletedTask;
        });
        await _peer.AnswerAsync("reg-red");
        IAsyncDisposable registration = await registering.Soon();
        await _peer.SendAsync("<event name=\"e\"/>");
        await called.Task.Soon();

        Task closing = registration.DisposeAsync().AsTask();
        await _peer.AnswerAsync("unreg-red");
        await closing.Soon();
    }

    [Fact]
    public async Task Events_reach_the_subscriptions_of_their_group_and_events_without_group_reach_all()
    {
        await using EventSubscription<TinyEvent> red = await OpenAsync(_client.Red.OpenAsync(), "reg-red");
        await using EventSubscription<TinyEvent> blue = await OpenAsync(_client.Blue.OpenAsync(), "reg-blue");
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        await using IAsyncEnumerator<TinyEvent> blues = blue.GetAsyncEnumerator();
        await _peer.SendAsync("<event name=\"r\" group=\"1\"/><event name=\"b\" group=\"2\"/>"
            + "<event name=\"u\" group=\"0\"/>");

        Assert.Equal("r", (await reds.NextAsync()).Name);
        Assert.Equal("u", (await reds.NextAsync()).Name);
        Assert.Equal("b", (await blues.NextAsync()).Name);
        Assert.Equal("u", (await blues.NextAsync()).Name);
        _peer.Cut();
    }

    [Fact]
    public async Task Refused_registration_is_told_to_the_subscriber_and_leaves_nothing_behind()
    {
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync();
        Assert.Equal("reg-red", await _peer.ReadNameAsync());
        await _peer.SendAsync("<call><done name=\"reg-red\" ok=\"no\" text=\"not for you\"/></call>");
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(opening.Soon);
        Assert.Contains("not for you", refused.Message);

        await using EventSubscription<TinyEvent> again = await OpenAsync(_client.Red.OpenAsync(), "reg-red");
        _peer.Cut();
    }

    [Fact]
    public async Task Subscriber_that_leaves_while_registering_gives_the_registration_back()
    {
        using CancellationTokenSource cancel = new();
        Task<EventSubscription<TinyEvent>> opening = _client.Red.OpenAsync(null, cancel.Token);
        Assert.Equal("reg-red", await _peer.ReadNameAsync());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(opening.Soon);
        await _peer.ReplyAsync("reg-red");

        await _peer.AnswerAsync("unreg-red");
    }

    [Fact]
    public async Task Token_of_the_reader_ends_its_enumeration_and_unregisters()
    {
        using CancellationTokenSource cancel = new();
        IAsyncEnumerator<TinyEvent> events = _client.Red.SubscribeAsync(cancel.Token).GetAsyncEnumerator();
        Task<bool> next = events.MoveNextAsync().AsTask();
        await _peer.AnswerAsync("reg-red");
        await cancel.CancelAsync();
        await _peer.AnswerAsync("unreg-red");

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(next.Soon);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Slow_reader_delays_neither_replies_nor_other_subscriptions()
    {
        await using EventSubscription<TinyEvent> slow = await OpenAsync(
            _client.Red.OpenAsync(new SubscriptionOptions { Capacity = 2 }), "reg-red");
        await using EventSubscription<TinyEvent> quick = await _client.Red.OpenAsync().Soon();
        await using IAsyncEnumerator<TinyEvent> reader = quick.GetAsyncEnumerator();
        for (int i = 0; i < 100; i++)
        {
            await _peer.SendAsync($"<event name=\"e{i}\"/>");
            Assert.Equal($"e{i}", (await reader.NextAsync()).Name);
        }

        Task<TinyReply> request = _client.DoAsync("a");
        await _peer.AnswerAsync("a");
        await request.Soon();
        Assert.Equal((100, 98), (slow.Received, slow.Dropped));
        await using IAsyncEnumerator<TinyEvent> late = slow.GetAsyncEnumerator();
        Assert.Equal(98, (await late.NextAsync()).Gap!.Dropped);
        Assert.Equal("e98", (await late.NextAsync()).Name);
        _peer.Cut();
    }

    [Fact]
    public async Task Handler_that_throws_keeps_its_registration()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<IAsyncDisposable> registering = _client.Red.RegisterAsync((e, _) =>
        {
            if (e.Name == "bad")
            {
                throw new InvalidOperationException("handler");
            }

            second.SetResult();
            return ValueTask.CompletedTask;
        });
        await _peer.AnswerAsync("reg-red");
        IAsyncDisposable registration = await registering.Soon();
        await _peer.SendAsync("<event name=\"bad\"/><event name=\"good\"/>");
        await second.Task.Soon();

        Task closing = registration.DisposeAsync().AsTask();
        await _peer.AnswerAsync("unreg-red");
        await closing.Soon();
    }

    [Fact]
    public async Task Handler_may_end_its_own_registration()
    {
        TaskCompletionSource<IAsyncDisposable> own = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<IAsyncDisposable> registering = _client.Red.RegisterAsync(async (_, _) =>
        {
            await (await own.Task).DisposeAsync();
            ended.SetResult();
        });
        await _peer.AnswerAsync("reg-red");
        own.SetResult(await registering.Soon());
        await _peer.SendAsync("<event name=\"enough\"/>");
        await _peer.AnswerAsync("unreg-red");

        await ended.Task.Soon();
    }

    private async Task<EventSubscription<TinyEvent>> OpenAsync(
        Task<EventSubscription<TinyEvent>> opening, string action)
    {
        await _peer.AnswerAsync(action);
        return await opening.Soon();
    }
}
