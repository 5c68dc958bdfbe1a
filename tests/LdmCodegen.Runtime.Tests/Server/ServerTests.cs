using System.Net;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Server;

/// <summary>One peer's trouble is one peer's trouble.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new() { BytesInFlight = 4096 };
    private readonly ManualTimeProvider _time = new();
    private TinyServer _server = null!;

    public async Task InitializeAsync() => _server = await TinyServer.StartAsync(Options());

    public async Task DisposeAsync()
    {
        Task disposed = _server.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await disposed.Soon();
    }

    [Fact]
    public async Task Requests_of_one_document_are_answered_in_one_document_in_order()
    {
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync(
            "<call><do name=\"a\" text=\"1\"/><do name=\"reg-red\"/><do name=\"b\" text=\"2\"/></call>");

        Assert.Equal(
            "<call><done name=\"a\" ok=\"yes\" text=\"1\"/><done name=\"reg-red\" ok=\"yes\" text=\"\"/>"
            + "<done name=\"b\" ok=\"yes\" text=\"2\"/></call>",
            await peer.ReadAsync());
    }

    [Fact]
    public async Task Requests_of_one_peer_are_handled_one_after_the_other()
    {
        int running = 0;
        int most = 0;
        _server.Answer = async (request, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return new TinyReply(request.Name, ReplyOutcome.Success);
        };
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync(string.Concat(Enumerable.Range(0, 20).Select(i => $"<call><do name=\"n{i}\"/></call>")));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal($"n{i}", await peer.ReadNameAsync());
        }

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Handler_that_throws_answers_failure_without_internals_and_the_peer_goes_on()
    {
        _server.Answer = (request, _) => request.Name == "bad"
            ? throw new InvalidOperationException("secret path")
            : new(new TinyReply(request.Name, ReplyOutcome.Success));
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"bad\"/></call>");
        Assert.Equal("<call><done name=\"bad\" ok=\"no\" text=\"internal error\"/></call>", await peer.ReadAsync());

        await peer.SendAsync("<call><do name=\"good\"/></call>");
        Assert.Equal("good", await peer.ReadNameAsync());
    }

    [Fact]
    public async Task Reply_that_XML_cannot_carry_is_an_internal_error_and_the_others_arrive()
    {
        _server.Answer = (request, _) => new(
            new TinyReply(request.Name, ReplyOutcome.Success, request.Name == "bad" ? "\0" : "fine"));
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"bad\"/><do name=\"good\"/></call>");

        Assert.Equal(
            "<call><done name=\"bad\" ok=\"no\" text=\"internal error\"/>"
            + "<done name=\"good\" ok=\"yes\" text=\"fine\"/></call>",
            await peer.ReadAsync());
    }

    [Fact]
    public async Task Peer_whose_handler_throws_when_it_is_cancelled_still_leaves()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer = async (_, ct) =>
        {
            ct.Register(() => throw new InvalidOperationException("callback"));
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("never");
        };
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"a\"/></call>");
        await entered.Task.Soon();
        peer.Cut();

        await Patience.UntilAsync(() => _server.Peers.Count == 0);
    }

    [Fact]
    public async Task Peer_that_does_not_read_is_cut_at_the_cap_in_bytes()
    {
        InMemoryNetwork network = new() { BytesInFlight = 4096 };
        await using TinyServer server = await TinyServer.StartAsync(
            TinyServer.Options(network) with { Time = _time, PeerQueueBytes = 10_000 });
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(network);
        await peer.SendAsync("<call><do name=\"reg-red\"/></call>");
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        TinyEvent large = new("e", 1, new string('x', 3000));

        int queued = 0;
        while (queued < 100 && await server.RaiseAsync(large) == 1)
        {
            queued++;
        }

        Assert.InRange(queued, 3, 8);
        await Patience.UntilAsync(() => server.Peers.Count == 0);
    }

    [Fact]
    public async Task Replies_wait_at_the_cap_in_bytes_and_all_arrive()
    {
        InMemoryNetwork network = new() { BytesInFlight = 64 };
        await using TinyServer server = await TinyServer.StartAsync(
            TinyServer.Options(network) with { Time = _time, PeerQueueBytes = 1 });
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(network);
        for (int i = 0; i < 20; i++)
        {
            await peer.SendAsync($"<call><do name=\"n{i}\"/></call>");
        }

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal($"n{i}", await peer.ReadNameAsync());
        }
    }

    [Fact]
    public async Task Start_on_a_taken_place_can_be_repeated_when_it_is_free()
    {
        await using TinyServer second = new(Options());
        await Assert.ThrowsAsync<IOException>(() => second.StartAsync().Soon());
        await _server.DisposeAsync().AsTask().Soon();

        await second.StartAsync().Soon();
        Assert.Equal("tiny:7000", second.LocalEndPoint.ToString()!.Split('/')[^1]);
    }

    [Fact]
    public async Task Event_reaches_each_registered_peer_once()
    {
        await using ScriptedPeer red = await RegisteredAsync("reg-red");
        await using ScriptedPeer both = await RegisteredAsync("reg-red");
        await both.SendAsync("<call><do name=\"reg-all\"/></call>");
        Assert.Equal("reg-all", await both.ReadNameAsync());
        await using ScriptedPeer none = await RegisteredAsync("reg-blue");

        Assert.Equal(2, await _server.RaiseAsync(new TinyEvent("e")));
        Assert.Equal(2, await _server.RaiseAsync(new TinyEvent("f", 2)));
        Assert.Equal("e", await red.ReadNameAsync());
        Assert.Equal("e", await both.ReadNameAsync());
        Assert.Equal("f", await both.ReadNameAsync());
        Assert.Equal("f", await none.ReadNameAsync());
        Assert.Equal([1UL, 2UL, 3UL], _server.Peers.Select(peer => peer.RegisteredMask).Order());
    }

    [Fact]
    public async Task Unregistered_peer_gets_no_more_events()
    {
        await using ScriptedPeer peer = await RegisteredAsync("reg-red");
        await peer.SendAsync("<call><do name=\"unreg-red\"/></call>");
        Assert.Equal("unreg-red", await peer.ReadNameAsync());

        Assert.Equal(0, await _server.RaiseAsync(new TinyEvent("e")));
    }

    [Theory]
    [InlineData("<call></wrong>")]
    [InlineData("<call><undo/></call>")]
    [InlineData("<!DOCTYPE call><call/>")]
    [InlineData("<event name=\"not yours\"/>")]
    [InlineData("<call>\u0001</call>")]
    public async Task Peer_that_sends_nonsense_is_closed_and_nobody_else(string nonsense)
    {
        await using ScriptedPeer good = await RegisteredAsync("reg-red");
        await using ScriptedPeer bad = await RegisteredAsync("reg-red");
        await bad.SendAsync(nonsense);
        await bad.EndAsync();

        await Patience.UntilAsync(() => _server.Peers.Count == 1);
        Assert.Equal(1, await _server.RaiseAsync(new TinyEvent("e")));
        Assert.Equal("e", await good.ReadNameAsync());
    }

    [Fact]
    public async Task Requests_before_the_nonsense_are_still_answered()
    {
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"a\"/></call><call></wrong>");

        Assert.Equal("a", await peer.ReadNameAsync());
        Assert.Null(await peer.ReadAsync());
        await peer.EndAsync();
        await Patience.UntilAsync(() => _server.Peers.Count == 0);
    }

    [Fact]
    public async Task Foreign_root_element_is_passed_over()
    {
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<presence/><call><do name=\"a\"/></call>");

        Assert.Equal("a", await peer.ReadNameAsync());
    }

    [Fact]
    public async Task Slow_peer_is_cut_at_its_cap_and_the_others_get_every_event()
    {
        await using ScriptedPeer slow = await RegisteredAsync("reg-red");
        await using ScriptedPeer good = await RegisteredAsync("reg-red");
        string text = new('x', 1000);
        int last = 2;
        int sent = 0;
        while (last == 2)
        {
            last = await _server.RaiseAsync(new TinyEvent($"e{sent}", 1, text));
            Assert.Equal($"e{sent}", await good.ReadNameAsync());
            sent++;
        }

        Assert.Equal(1, last);
        Assert.InRange(sent, 9, 9 + 16);
        await Patience.UntilAsync(() => _server.Peers.Count == 1);
    }

    [Fact]
    public async Task Peer_with_too_many_waiting_requests_is_cut()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer = async (request, ct) =>
        {
            await release.Task.WaitAsync(ct);
            return new TinyReply(request.Name, ReplyOutcome.Success);
        };
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync(string.Concat(Enumerable.Repeat("<call><do name=\"a\"/></call>", 70)));

        await Assert.ThrowsAnyAsync<Exception>(peer.ReadAsync);
        await Patience.UntilAsync(() => _server.Peers.Count == 0);
    }

    [Fact]
    public async Task Peers_beyond_the_limit_are_closed_and_a_place_that_is_left_can_be_taken()
    {
        ScriptedPeer first = await RegisteredAsync("reg-red");
        await using ScriptedPeer second = await RegisteredAsync("reg-red");
        await using ScriptedPeer third = await RegisteredAsync("reg-red");
        await using ScriptedPeer tooMany = await ScriptedPeer.ConnectAsync(_network);
        Assert.Null(await tooMany.ReadAsync());
        await first.DisposeAsync();
        await Patience.UntilAsync(() => _server.Peers.Count == 2);

        string? answer = null;
        while (answer is null)
        {
            // The place is free a moment after the peer has left the list.
            await using ScriptedPeer next = await ScriptedPeer.ConnectAsync(_network);
            await next.SendAsync("<call><do name=\"a\"/></call>");
            answer = await next.ReadAsync();
        }

        Assert.Contains("\"a\"", answer);
    }

    [Fact]
    public async Task Probes_that_connect_and_close_leave_the_server_serving()
    {
        for (int i = 0; i < 20; i++)
        {
            await (await ScriptedPeer.ConnectAsync(_network)).DisposeAsync();
        }

        await Patience.UntilAsync(() => _server.Peers.Count == 0);
        string? answer = null;
        while (answer is null)
        {
            await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
            await peer.SendAsync("<call><do name=\"a\"/></call>");
            answer = await peer.ReadAsync();
        }

        Assert.Contains("\"a\"", answer);
    }

    [Fact]
    public async Task Stopping_answers_what_is_under_way_and_closes_the_streams()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer = async (request, _) =>
        {
            entered.SetResult();
            await release.Task;
            return new TinyReply(request.Name, ReplyOutcome.Success);
        };
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"a\"/></call>");
        await entered.Task.Soon();
        Task stopping = _server.DisposeAsync().AsTask();
        release.SetResult();

        Assert.Equal("a", await peer.ReadNameAsync());
        Assert.Null(await peer.ReadAsync());
        await peer.EndAsync();
        await stopping.Soon();
        await _server.DisposeAsync().AsTask().Soon();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _server.RaiseAsync(new TinyEvent("e")).AsTask());
        await Patience.UntilAsync(() => _time.ArmedTimers == 0);
    }

    [Fact]
    public async Task Handler_that_never_ends_does_not_keep_the_server_from_stopping()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<TinyReply> never = new();
        _server.Answer = (_, _) =>
        {
            entered.TrySetResult();
            return new(never.Task);
        };
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync("<call><do name=\"a\"/></call>");
        await entered.Task.Soon();
        Task stopping = _server.DisposeAsync().AsTask();
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        while (!stopping.IsCompleted && !late.IsCancellationRequested)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stopping.Soon();
    }

    [Fact]
    public async Task Server_that_was_not_started_says_so()
    {
        await using TinyServer server = new(Options() with { Listen = new DnsEndPoint("other", 0) });
        Assert.Throws<InvalidOperationException>(() => server.LocalEndPoint);
        await server.StartAsync();
        Assert.NotEqual(0, Assert.IsType<DnsEndPoint>(server.LocalEndPoint).Port);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.StartAsync());
    }

    private ServerOptions Options() => TinyServer.Options(_network) with
    {
        Time = _time,
        PeerQueueCapacity = 8,
        MaxPeers = 3,
    };

    private async Task<ScriptedPeer> RegisteredAsync(string action)
    {
        ScriptedPeer peer = await ScriptedPeer.ConnectAsync(_network);
        await peer.SendAsync($"<call><do name=\"{action}\"/></call>");
        Assert.Equal(action, await peer.ReadNameAsync());
        return peer;
    }
}
