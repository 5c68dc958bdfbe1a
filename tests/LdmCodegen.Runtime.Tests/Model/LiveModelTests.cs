using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Model;

/// <summary>A copy of what a peer has, against a peer that says what the test tells it to.</summary>
public sealed class LiveModelTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private ScriptedServer _server = null!;
    private ScriptedPeer _peer = null!;
    private TinyClient _client = null!;
    private TinyModel _model = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(_network);
        _client = new TinyClient(
            TinyClient.Options(_network) with { Time = _time, Randomness = () => 0, Reconnect = OneAttempt });
        Task connecting = _client.ConnectAsync();
        _peer = await _server.AcceptAsync();
        await connecting.Soon();
        _model = await StartAsync(null);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _peer.Cut();
        Task disposed = Task.WhenAll(_client.DisposeAsync().AsTask(), _model.DisposeAsync().AsTask());
        while (!disposed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await disposed.Soon();
        await _peer.DisposeAsync();
    }

    private static ReconnectPolicy OneAttempt => new() { MaxAttempts = 1 };

    [Fact]
    public async Task Event_makes_the_model_ask_for_its_item()
    {
        Assert.Equal("a=1 b=2", _model.All);
        await _peer.SendAsync("<event name=\"a\"/>");
        await AnswerAsync("get", "a=3");

        await Patience.UntilAsync(() => _model.All == "a=3 b=2");
    }

    [Fact]
    public async Task Item_that_the_peer_does_not_give_makes_the_model_list_everything()
    {
        await _peer.SendAsync("<event name=\"a\"/>");
        await RefuseAsync("get");
        await AnswerAsync("list", "b=2 c=1");

        await Patience.UntilAsync(() => _model.All == "b=2 c=1");
    }

    [Fact]
    public async Task Item_that_is_listed_twice_counts_as_it_was_listed_last()
    {
        await _peer.SendAsync("<event name=\"a\"/>");
        await RefuseAsync("get");
        await AnswerAsync("list", "a=5 b=2 a=6");

        await Patience.UntilAsync(() => _model.All == "a=6 b=2");
    }

    [Fact]
    public async Task Events_that_come_during_a_question_are_one_question_after_it()
    {
        await _peer.SendAsync("<event name=\"a\"/>");
        Assert.Equal("get", await _peer.ReadNameAsync());
        for (int i = 0; i < 100; i++)
        {
            await _peer.SendAsync("<event name=\"b\"/>");
        }

        await Patience.UntilAsync(() => _model.EventsSeen == 101);
        await _peer.ReplyAsync("get", "a=old");
        await AnswerAsync("get", "b=new");
        await Patience.UntilAsync(() => _model.All == "a=old b=new");

        await _peer.SendAsync("<event name=\"a\"/>");
        await AnswerAsync("get", "a=new");
        await Patience.UntilAsync(() => _model.All == "a=new b=new");
    }

    [Fact]
    public async Task More_changed_items_than_single_reads_are_one_list()
    {
        await using TinyModel model = await StartAsync(new() { SingleReads = 0 }, registers: false);
        await _model.DisposeAsync().AsTask().Soon();
        await _peer.SendAsync("<event name=\"a\"/>");
        await AnswerAsync("list", "a=9");

        await Patience.UntilAsync(() => model.All == "a=9");
        Task disposing = model.DisposeAsync().AsTask();
        await _peer.AnswerAsync("unreg-red");
        await disposing.Soon();
    }

    [Fact]
    public async Task Refused_list_is_asked_for_again_after_the_delay()
    {
        await _peer.SendAsync("<event name=\"a\"/>");
        await RefuseAsync("get");
        await RefuseAsync("list");
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(1)).Soon();
        Assert.Equal("a=1 b=2", _model.All);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AnswerAsync("get", "a=3");

        await Patience.UntilAsync(() => _model.All == "a=3 b=2");
    }

    [Fact]
    public async Task Event_ends_the_delay_early()
    {
        await _peer.SendAsync("<event name=\"a\"/>");
        await RefuseAsync("get");
        await RefuseAsync("list");
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(1)).Soon();
        await _peer.SendAsync("<event name=\"a\"/>");
        await AnswerAsync("get", "a=3");

        await Patience.UntilAsync(() => _model.All == "a=3 b=2");
    }

    [Fact]
    public async Task Lost_connection_is_repaired_by_a_list_and_told_with_its_gap()
    {
        await using IAsyncEnumerator<ModelUpdate<string, TinyItem>> updates = _model.WatchAsync().GetAsyncEnumerator();
        Assert.Equal("a:->1 b:->2", TinyModel.Describe(await updates.NextAsync()));
        _time.Advance(TimeSpan.FromSeconds(5));
        _peer.Cut();
        _peer = await _server.AcceptAsync();
        await _peer.AnswerAsync("reg-red");
        await AnswerAsync("list", "b=3 c=1");

        ModelUpdate<string, TinyItem> repaired = await updates.NextAsync();
        Assert.Equal("a:1-> b:2->3 c:->1", TinyModel.Describe(repaired));
        Assert.Equal(TimeSpan.FromSeconds(5), repaired.Gap!.Until - repaired.Gap.Since);
    }

    [Fact]
    public async Task Slow_watcher_gets_fewer_updates_and_every_difference()
    {
        await using IAsyncEnumerator<ModelUpdate<string, TinyItem>> updates = _model.WatchAsync().GetAsyncEnumerator();
        await updates.NextAsync();
        foreach (string value in new[] { "3", "4", "5" })
        {
            await _peer.SendAsync("<event name=\"a\"/>");
            await AnswerAsync("get", $"a={value}");
            await Patience.UntilAsync(() => _model.All == $"a={value} b=2");
        }

        Assert.Equal("a:1->5", TinyModel.Describe(await updates.NextAsync()));
    }

    [Fact]
    public async Task Client_that_gives_up_ends_the_model_and_its_watchers_with_the_reason()
    {
        await using IAsyncEnumerator<ModelUpdate<string, TinyItem>> updates = _model.WatchAsync().GetAsyncEnumerator();
        await updates.NextAsync();
        await _server.DisposeAsync();
        _peer.Cut();

        await Assert.ThrowsAnyAsync<PeerException>(() => _model.Completion.Soon());
        await Assert.ThrowsAnyAsync<PeerException>(() => updates.MoveNextAsync().AsTask().Soon());
        Assert.Equal("a=1 b=2", _model.All);
    }

    [Fact]
    public async Task Fault_of_the_deriving_class_ends_the_model_and_nothing_else()
    {
        await _peer.SendAsync("<event name=\"fault\"/>");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _model.Completion.Soon());
        Task<TinyReply> request = _client.DoAsync("x");
        await _peer.AnswerAsync("x");
        Assert.True((await request.Soon()).Outcome.Succeeded);
    }

    [Fact]
    public async Task Disposing_ends_watchers_quietly_and_gives_the_registration_back()
    {
        await using IAsyncEnumerator<ModelUpdate<string, TinyItem>> updates = _model.WatchAsync().GetAsyncEnumerator();
        await updates.NextAsync();
        Task disposing = _model.DisposeAsync().AsTask();
        await _peer.AnswerAsync("unreg-red");
        await disposing.Soon();

        Assert.False(await updates.MoveNextAsync().AsTask().Soon());
        Assert.Equal(ConnectionState.Connected, _client.State);
    }

    [Fact]
    public async Task Disposing_the_client_ends_the_model_and_its_watchers_quietly()
    {
        await using IAsyncEnumerator<ModelUpdate<string, TinyItem>> updates = _model.WatchAsync().GetAsyncEnumerator();
        await updates.NextAsync();
        Task disposing = _client.DisposeAsync().AsTask();
        await _peer.EndAsync();
        await disposing.Soon();

        await _model.Completion.Soon();
        Assert.False(await updates.MoveNextAsync().AsTask().Soon());
    }

    [Fact]
    public void Every_fault_of_the_options_is_listed()
    {
        ArgumentException faults = Assert.Throws<ArgumentException>(() => new TinyModel(
            _client,
            new() { RetryDelay = TimeSpan.Zero, SingleReads = -1, Subscription = new() { Capacity = 0 } }));

        Assert.Contains("RetryDelay", faults.Message);
        Assert.Contains("SingleReads", faults.Message);
        Assert.Contains("Subscription.Capacity", faults.Message);
    }

    private async Task<TinyModel> StartAsync(LiveModelOptions? options, bool registers = true)
    {
        TinyModel model = new(_client, options);
        Task starting = model.StartAsync();
        if (registers)
        {
            await _peer.AnswerAsync("reg-red");
        }

        await AnswerAsync("list", "a=1 b=2");
        await starting.Soon();
        return model;
    }

    private async Task AnswerAsync(string request, string text)
    {
        Assert.Equal(request, await _peer.ReadNameAsync());
        await _peer.ReplyAsync(request, text);
    }

    private async Task RefuseAsync(string request)
    {
        Assert.Equal(request, await _peer.ReadNameAsync());
        await _peer.SendAsync($"<call><done name=\"{request}\" ok=\"no\" text=\"not now\"/></call>");
    }
}
