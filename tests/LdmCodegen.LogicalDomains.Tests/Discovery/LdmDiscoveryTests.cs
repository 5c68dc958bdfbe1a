using System.Collections.Concurrent;
using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;
using LogicalDomains.Discovery;

namespace LdmCodegen.LogicalDomains.Tests.Discovery;

/// <summary>Searching and answering, with real datagrams on the loopback interface.</summary>
public sealed class LdmDiscoveryTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));
    private readonly ManualTimeProvider _time = new();
    private readonly LoopbackGroup _group = new();
    private readonly ConcurrentQueue<DiscardedDatagram> _discarded = [];
    private Task<bool>? _begun;

    public void Dispose()
    {
        _group.Dispose();
        _bound.Dispose();
    }

    [Theory]
    [InlineData(DatagramByteOrder.BigEndian)]
    [InlineData(DatagramByteOrder.LittleEndian)]
    public async Task A_responder_is_found(DatagramByteOrder order)
    {
        await using LdmDiscoveryResponder responder = LdmDiscoveryResponder.Start(Responder() with
        {
            HostName = "cdom1",
            ManagerVersion = "3.6",
            ManagerPort = 7001,
            Address = IPAddress.Parse("192.0.2.7"),
            ByteOrder = order,
        });

        DiscoveredManager manager = await FirstAsync(Finder() with { ByteOrder = order });

        Assert.Equal(new IPEndPoint(IPAddress.Parse("192.0.2.7"), 7001), manager.EndPoint);
        Assert.Equal(("cdom1", "3.6"), (manager.HostName, manager.Version));
        Assert.Equal(order, manager.Answer.ByteOrder);
        Assert.True(responder.Answers >= 1);
    }

    [Fact]
    public async Task The_query_has_312_bytes_and_goes_out_again_until_the_time_is_over()
    {
        Task<List<DiscoveredManager>> search = AllAsync(Finder() with
        {
            Duration = TimeSpan.FromSeconds(3.5),
            QueryInterval = TimeSpan.FromSeconds(1),
        });

        for (int query = 0; query < 4; query++)
        {
            await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);
            Assert.False(search.IsCompleted);
            await _time.WhenArmedAsync(TimeSpan.FromSeconds(1));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(await search);
    }

    [Fact]
    public async Task A_manager_that_answers_twice_is_found_once_and_others_beside_it()
    {
        IAsyncEnumerator<DiscoveredManager> search = Search(Finder());
        await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);
        await _group.SendAsync(new DiscoveryAnswer { HostName = "a", Address = IPAddress.Parse("192.0.2.1") });
        await _group.SendAsync(new DiscoveryAnswer { HostName = "a", Address = IPAddress.Parse("192.0.2.1") });
        await _group.SendAsync(new DiscoveryAnswer { HostName = "b", Address = IPAddress.Parse("192.0.2.1") });

        Assert.Equal("a", (await NextAsync(search)).HostName);
        Assert.Equal("b", (await NextAsync(search)).HostName);
        Assert.Equal(DiscardReason.Repeated, Assert.Single(_discarded, one => one.Message is DiscoveryAnswer).Reason);
        await search.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_to_the_searcher_alone_counts_too()
    {
        // The raw member is gone: of two sockets at one port, one gets what is sent to this host alone.
        IPEndPoint place = _group.EndPoint;
        IAsyncEnumerator<DiscoveredManager> search = Search(Finder());
        await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);
        _group.Dispose();
        await LoopbackGroup.SendToOneAsync(new DiscoveryAnswer { HostName = "direct" }, place.Port);

        DiscoveredManager manager = await NextAsync(search);

        Assert.Equal(("direct", new IPEndPoint(IPAddress.Loopback, 6482)), (manager.HostName, manager.EndPoint));
        await search.DisposeAsync();
    }

    [Fact]
    public async Task Collision_traffic_is_shown_to_who_asks_and_answered_by_nobody()
    {
        await using LdmDiscoveryResponder responder = LdmDiscoveryResponder.Start(Responder());
        MacCollisionMessage question = new() { MacAddress = new MacAddress(0x00_14_4f_f8_00_01), Source = "192.0.2.1" };

        await _group.SendAsync(question);
        await _group.SendAsync(question with { IsAnswer = true });
        await _group.SendAsync(new DiscoveryQuery());
        await _group.ReceiveAsync<DiscoveryAnswer>(_bound.Token);

        Assert.Equal(1, responder.Answers);
        Assert.Equal(
            [question, question with { IsAnswer = true }],
            _discarded.Where(one => one.Reason == DiscardReason.MacCollision).Select(one => one.Message));
    }

    [Fact]
    public async Task Noise_and_the_own_query_are_discarded_and_the_search_goes_on()
    {
        IAsyncEnumerator<DiscoveredManager> search = Search(Finder());
        await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);
        await _group.SendAsync([]);
        await _group.SendAsync(new byte[60_000]);
        await _group.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await _group.SendAsync(new MacCollisionMessage());
        await _group.SendAsync(new DiscoveryAnswer { HostName = "after" });

        Assert.Equal("after", (await NextAsync(search)).HostName);
        await search.DisposeAsync();

        Assert.Equal(DiscardReason.Query, _discarded.First().Reason);
        Assert.Equal(
            [DatagramFault.TooShort, DatagramFault.WrongMagic, DatagramFault.WrongMagic],
            _discarded.Where(one => one.Reason == DiscardReason.Unreadable).Select(one => one.Fault));
    }

    [Fact]
    public async Task A_flood_of_managers_is_cut_at_the_cap()
    {
        IAsyncEnumerator<DiscoveredManager> search = Search(Finder() with { MaxManagers = 3 });
        await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);
        for (int number = 0; number < 10; number++)
        {
            await _group.SendAsync(new DiscoveryAnswer { HostName = "host" + number });
        }

        for (int number = 0; number < 3; number++)
        {
            Assert.Equal("host" + number, (await NextAsync(search)).HostName);
        }

        await _group.SendAsync(new MacCollisionMessage());
        await UntilAsync(() => _discarded.Any(one => one.Reason == DiscardReason.MacCollision));
        await search.DisposeAsync();
        Assert.Equal(7, _discarded.Count(one => one.Reason == DiscardReason.TooMany));
    }

    [Fact]
    public async Task A_flood_of_queries_is_answered_up_to_the_cap_and_again_a_second_later()
    {
        await using LdmDiscoveryResponder responder =
            LdmDiscoveryResponder.Start(Responder() with { MaxAnswersPerSecond = 2 });
        for (int query = 0; query < 5; query++)
        {
            await _group.SendAsync(new DiscoveryQuery());
        }

        await UntilAsync(() => _discarded.Count(one => one.Reason == DiscardReason.TooMany) == 3);
        Assert.Equal(2, responder.Answers);

        _time.Advance(TimeSpan.FromSeconds(1));
        await _group.SendAsync(new DiscoveryQuery());
        await UntilAsync(() => responder.Answers == 3);
    }

    [Fact]
    public async Task A_listener_that_throws_changes_nothing()
    {
        await using LdmDiscoveryResponder responder = LdmDiscoveryResponder.Start(Responder() with
        {
            Discarded = _ => throw new InvalidOperationException("mine"),
        });
        await _group.SendAsync([1, 2, 3]);

        Assert.NotNull(await FirstAsync(Finder()));
        Assert.False(responder.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_search_that_is_cancelled_says_so_and_leaves_the_port()
    {
        using CancellationTokenSource stop = new();
        Task<List<DiscoveredManager>> search = AllAsync(Finder(), stop.Token);
        await _group.ReceiveAsync<DiscoveryQuery>(_bound.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    [Fact]
    public async Task A_disposed_responder_is_silent_and_may_be_disposed_again()
    {
        LdmDiscoveryResponder responder = LdmDiscoveryResponder.Start(Responder());
        await responder.DisposeAsync();
        await responder.DisposeAsync();
        await _group.SendAsync(new DiscoveryQuery());
        await using LdmDiscoveryResponder other = LdmDiscoveryResponder.Start(Responder() with { HostName = "other" });
        await _group.SendAsync(new DiscoveryQuery());

        Assert.Equal("other", (await _group.ReceiveAsync<DiscoveryAnswer>(_bound.Token)).HostName);
        Assert.Equal(0, responder.Answers);
        Assert.True(responder.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_simulator_answers_for_itself_when_asked_to()
    {
        await using LdmSimulator simulator = await LdmSimulator.StartAsync(
            new()
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Machine = "hostZ",
                Discovery = new LdmDiscoveryResponderOptions { Group = _group.EndPoint },
            },
            _bound.Token);

        DiscoveredManager manager = await FirstAsync(Finder());

        Assert.Equal(simulator.LocalEndPoint, manager.EndPoint);
        Assert.Equal("hostZ", manager.HostName);
    }

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Options_out_of_range_are_refused_at_once(LdmDiscoveryOptions options, string named)
    {
        ArgumentException fault = Assert.ThrowsAny<ArgumentException>(() => LdmDiscovery.FindAsync(options));

        Assert.Contains(named, fault.Message);
    }

    public static TheoryData<LdmDiscoveryOptions, string> WrongOptions => new()
    {
        { new() { Group = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 1) }, "Group" },
        { new() { Group = new IPEndPoint(IPAddress.IPv6Loopback, 1) }, "Group" },
        { new() { Group = new IPEndPoint(IPAddress.Parse("239.1.1.1"), 0) }, "Group.Port" },
        { new() { Interface = IPAddress.IPv6Loopback }, "Interface" },
        { new() { TimeToLive = 0 }, "TimeToLive" },
        { new() { TimeToLive = 256 }, "TimeToLive" },
        { new() { Duration = TimeSpan.Zero }, "Duration" },
        { new() { QueryInterval = TimeSpan.FromMilliseconds(9) }, "QueryInterval" },
        { new() { MaxManagers = 0 }, "MaxManagers" },
    };

    [Theory]
    [MemberData(nameof(WrongResponders))]
    public void Options_of_a_responder_are_refused_at_once(LdmDiscoveryResponderOptions options, string named)
    {
        ArgumentException fault = Assert.ThrowsAny<ArgumentException>(() => LdmDiscoveryResponder.Start(options));

        Assert.Contains(named, fault.Message);
    }

    public static TheoryData<LdmDiscoveryResponderOptions, string> WrongResponders => new()
    {
        { new() { HostName = new string('h', 256) }, "HostName" },
        { new() { ManagerVersion = new string('v', 32) }, "ManagerVersion" },
        { new() { ManagerPort = 0 }, "ManagerPort" },
        { new() { ManagerPort = 65536 }, "ManagerPort" },
        { new() { Address = IPAddress.IPv6Any }, "Address" },
        { new() { MaxAnswersPerSecond = 0 }, "MaxAnswersPerSecond" },
    };

    [Fact]
    public async Task An_interface_that_is_not_of_this_machine_is_named()
    {
        IOException fault = await Assert.ThrowsAsync<IOException>(
            () => AllAsync(Finder() with { Interface = IPAddress.Parse("192.0.2.200") }));

        Assert.Contains("192.0.2.200", fault.Message);
    }

    private LdmDiscoveryOptions Finder() => new()
    {
        Group = _group.EndPoint,
        Interface = IPAddress.Loopback,
        Time = _time,
        Discarded = _discarded.Enqueue,
    };

    private LdmDiscoveryResponderOptions Responder() => new()
    {
        Group = _group.EndPoint,
        Interface = IPAddress.Loopback,
        Time = _time,
        Discarded = _discarded.Enqueue,
    };

    // Begins to search at once; the first NextAsync waits for what was begun here.
    private IAsyncEnumerator<DiscoveredManager> Search(LdmDiscoveryOptions options)
    {
        IAsyncEnumerator<DiscoveredManager> search = LdmDiscovery.FindAsync(options).GetAsyncEnumerator(_bound.Token);
        _begun = search.MoveNextAsync().AsTask();
        return search;
    }

    private async Task<DiscoveredManager> NextAsync(IAsyncEnumerator<DiscoveredManager> search)
    {
        Assert.True(await (_begun ?? search.MoveNextAsync().AsTask()));
        _begun = null;
        return search.Current;
    }

    private async Task<DiscoveredManager> FirstAsync(LdmDiscoveryOptions options)
    {
        await foreach (DiscoveredManager manager in LdmDiscovery.FindAsync(options, _bound.Token))
        {
            return manager;
        }

        throw new InvalidOperationException("Nobody answered.");
    }

    private async Task<List<DiscoveredManager>> AllAsync(
        LdmDiscoveryOptions options, CancellationToken? cancellationToken = null)
    {
        List<DiscoveredManager> found = [];
        await foreach (DiscoveredManager one in LdmDiscovery.FindAsync(options, cancellationToken ?? _bound.Token))
        {
            found.Add(one);
        }

        return found;
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            _bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
