using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>A client and a simulated manager, over memory and over TCP with TLS.</summary>
public sealed class LdmSimulatorTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));

    public static TheoryData<bool> Transports => [true, false];

    public void Dispose() => _bound.Dispose();

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Life_of_a_domain_is_seen_by_who_asks_and_by_who_listens(bool memory)
    {
        await using Lab lab = await Lab.StartAsync(memory, _bound.Token);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events.Domain.OpenAsync(null, _bound.Token);

        Assert.True((await lab.Client.AddDomainAsync(new("lab1"), _bound.Token)).Succeeded);
        Assert.True((await lab.Client.BindDomainAsync(new("lab1"), _bound.Token)).Succeeded);
        Assert.True((await lab.Client.StartDomainAsync(new("lab1"), _bound.Token)).Succeeded);
        await lab.Simulator.PanicDomainAsync("lab1", _bound.Token);
        await lab.Simulator.ResetDomainAsync("lab1", _bound.Token);
        Assert.True((await lab.Client.StopDomainAsync(new("lab1") { Force = true }, _bound.Token)).Succeeded);
        Assert.True((await lab.Client.UnbindDomainAsync(new("lab1"), _bound.Token)).Succeeded);
        Assert.True((await lab.Client.RemoveDomainAsync(new() { Domain = "lab1" }, _bound.Token)).Succeeded);

        LdmEvent[] expected =
        [
            new AddDomainEvent("lab1"), new BindDomainEvent("lab1"), new StartDomainEvent("lab1"),
            new PanicDomainEvent("lab1"), new DomainResetEvent("lab1"), new StopDomainEvent("lab1"),
            new UnbindDomainEvent("lab1"), new RemoveDomainEvent("lab1"),
        ];
        Assert.Equal(expected, await TakeAsync(events, expected.Length));
        Assert.Null(lab.Simulator.Fleet.Find("lab1"));
    }

    [Theory]
    [InlineData("start unbound", "domain lab1 is not bound; bind it first")]
    [InlineData("stop unbound", "domain lab1 is not running")]
    [InlineData("unbind unbound", "domain lab1 is not bound")]
    [InlineData("add unbound", "a domain named lab1 exists already")]
    [InlineData("bind bound", "domain lab1 is bound already")]
    [InlineData("remove bound", "domain lab1 is bound; unbind it first")]
    [InlineData("remove unknown", "there is no domain named lab1")]
    [InlineData("list unknown", "there is no domain named lab1")]
    public async Task What_is_not_possible_is_refused_with_the_reason(string attempt, string reason)
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        string[] words = attempt.Split(' ');
        if (words[1] is not "unknown")
        {
            await lab.Client.AddDomainAsync(new("lab1"), _bound.Token);
        }

        if (words[1] is "bound")
        {
            await lab.Client.BindDomainAsync(new("lab1"), _bound.Token);
        }

        LdmReply reply = await lab.Client.SendAsync(
            words[0] switch
            {
                "start" => new StartDomainRequest("lab1"),
                "stop" => new StopDomainRequest("lab1"),
                "bind" => new BindDomainRequest("lab1"),
                "unbind" => new UnbindDomainRequest("lab1"),
                "remove" => new RemoveDomainRequest { Domain = "lab1" },
                "add" => new AddDomainRequest("lab1"),
                _ => (LdmRequest)new ListDomainRequest { Domain = "lab1" },
            },
            _bound.Token);

        Assert.False(reply.Succeeded);
        Assert.Equal([reason], reply.Messages);
    }

    [Fact]
    public async Task Listing_shows_each_domain_with_its_state_and_resources()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);

        ListDomainReply reply = await lab.Client.ListDomainAsync(new(), _bound.Token);
        ListDomainReply one = await lab.Client.ListDomainAsync(new() { Domain = "primary" }, _bound.Token);

        Assert.Equal(
            lab.Simulator.Fleet.Domains.Select(domain => $"{domain.Name} {domain.Stage.ToString().ToLowerInvariant()}"),
            reply.Domains.Select(domain => $"{domain.Domain} {((DomainInfoResource)domain.Resources[0]).State}"));
        Assert.All(reply.Domains, domain => Assert.Contains(domain.Resources, resource => resource is CpuResource));
        Assert.Equal("primary", Assert.Single(one.Domains).Domain);
    }

    [Fact]
    public async Task Domain_is_listed_with_the_resources_it_was_defined_with()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        CpuResource cpu = new() { Count = 32 };
        MemoryResource memory = new() { Size = ByteSize.Parse("8G") };

        AddDomainReply added = await lab.Client.AddDomainAsync(new("lab1") { Resources = [cpu, memory] }, _bound.Token);
        ListDomainReply listed = await lab.Client.ListDomainAsync(new() { Domain = "lab1" }, _bound.Token);

        Assert.Equal("lab1", added.Domain);
        ValueList<LdmResource> expected = [new DomainInfoResource { State = DomainState.Inactive }, cpu, memory];
        Assert.Equal(expected, Assert.Single(listed.Domains).Resources);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Migration_is_told_from_its_beginning_to_its_end(bool memory)
    {
        await using Lab lab = await Lab.StartAsync(memory, _bound.Token);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events.All.OpenAsync(null, _bound.Token);
        string domain = Running(lab.Simulator);

        await lab.Simulator.MigrateDomainAsync(domain, _bound.Token);

        LdmEvent[] told = await TakeAsync(events, 12);
        Assert.Equal(
            [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
            told[..11].Cast<MigrationProcessEvent>().Select(progress => progress.Progress!.Value));
        Assert.Equal(MigrationStatus.Done, ((MigrationProcessEvent)told[10]).Status);
        Assert.Equal(new MigrateDomainEvent(domain), told[11]);
        Assert.Null(lab.Simulator.Fleet.Find(domain));
    }

    [Fact]
    public async Task Migrating_domain_refuses_what_clients_ask_and_stays_when_the_migration_is_given_up()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token, TimeSpan.FromHours(1));
        string domain = Running(lab.Simulator);
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(_bound.Token);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events.All.OpenAsync(null, _bound.Token);
        await using IAsyncEnumerator<LdmEvent> told = events.GetAsyncEnumerator(_bound.Token);

        Task migration = lab.Simulator.MigrateDomainAsync(domain, giveUp.Token).AsTask();
        Assert.True(await told.MoveNextAsync());
        StopDomainReply refused = await lab.Client.StopDomainAsync(new(domain), _bound.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => migration);

        Assert.Equal([$"the migration of domain {domain} is under way (0%)"], refused.Messages);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(MigrationStatus.Failed, Assert.IsType<MigrationProcessEvent>(told.Current).Status);
        Assert.True((await lab.Client.StopDomainAsync(new(domain), _bound.Token)).Succeeded);
    }

    [Fact]
    public async Task Each_registration_brings_its_events_and_no_others()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        LdmEvents source = lab.Client.Events;
        await using EventSubscription<LdmEvent> hardware = await source.Hardware.OpenAsync(null, _bound.Token);
        await using EventSubscription<LdmEvent> resource = await source.Resource.OpenAsync(null, _bound.Token);

        await lab.Simulator.PanicDomainAsync(Running(lab.Simulator), _bound.Token);
        await lab.Simulator.AddSpConfigAsync("before", _bound.Token);
        await lab.Simulator.AddSpConfigAsync("after", _bound.Token);
        await lab.Simulator.SetCpusAsync("primary", 16, _bound.Token);
        await lab.Simulator.SetSpConfigAsync("after", _bound.Token);
        await lab.Simulator.SetMemoryAsync("primary", 32, _bound.Token);
        await lab.Simulator.RemoveSpConfigAsync("before", _bound.Token);
        await lab.Simulator.SetSwitchMtuAsync(9000, _bound.Token);

        Assert.Equal(
            ["add-spconfig", "add-spconfig", "set-spconfig", "remove-spconfig"],
            (await TakeAsync(hardware, 4)).Select(e => e.Name));
        Assert.Equal(["set-vcpu", "set-memory", "set-vswitch"], (await TakeAsync(resource, 3)).Select(e => e.Name));
    }

    [Fact]
    public async Task Progress_comes_with_the_registration_for_domain_events()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events
            .Of(LdmEventGroup.Domain | LdmEventGroup.Progress).OpenAsync(null, _bound.Token);
        string domain = Running(lab.Simulator);

        await lab.Simulator.MigrateDomainAsync(domain, _bound.Token);

        Assert.Equal(new MigrateDomainEvent(domain), (await TakeAsync(events, 12))[^1]);
        Assert.Equal(
            (ulong)(LdmEventGroup.Domain | LdmEventGroup.Progress), Assert.Single(lab.Simulator.Peers).RegisteredMask);
    }

    [Fact]
    public async Task Nobody_is_told_after_leaving()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        EventSubscription<LdmEvent> left = await lab.Client.Events.Hardware.OpenAsync(null, _bound.Token);
        await using EventSubscription<LdmEvent> domain = await lab.Client.Events.Domain.OpenAsync(null, _bound.Token);
        await left.DisposeAsync();

        // A reply after the unregistering is proof that the server has seen it.
        await lab.Client.ListDomainAsync(new(), _bound.Token);

        Assert.Equal(
            (ulong)(LdmEventGroup.Domain | LdmEventGroup.Progress), Assert.Single(lab.Simulator.Peers).RegisteredMask);
    }

    [Fact]
    public async Task Handler_gets_the_method_of_each_event()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        Pager pager = new();
        await using IAsyncDisposable registration =
            await lab.Client.Events.RegisterAsync(LdmEventGroup.All, pager, _bound.Token);
        string domain = Running(lab.Simulator);

        await lab.Simulator.SetCpusAsync("primary", 16, _bound.Token);
        await lab.Simulator.PanicDomainAsync(domain, _bound.Token);

        Assert.Equal(domain, await pager.Called.WaitAsync(_bound.Token));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Same_seed_tells_the_same_day(bool memory)
    {
        string[] first = await DayAsync(memory, seed: 7);
        string[] second = await DayAsync(memory: true, seed: 7);
        string[] other = await DayAsync(memory: true, seed: 8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Length, 40, 200);
    }

    [Fact]
    public async Task Day_goes_on_when_clients_interfere()
    {
        await using Lab lab = await Lab.StartAsync(memory: true, _bound.Token);
        foreach (SimulatedDomain domain in lab.Simulator.Fleet.Domains)
        {
            await lab.Client.StopDomainAsync(new(domain.Name), _bound.Token);
        }

        Assert.InRange(await lab.Simulator.RunScriptAsync(_bound.Token), 20, 200);
        Assert.InRange(await lab.Simulator.RunScriptAsync(_bound.Token), 20, 200);
    }

    [Fact]
    public async Task Day_can_be_ended_early()
    {
        await using LdmSimulator simulator = await LdmSimulator.StartAsync(
            new() { Transport = new InMemoryNetwork(), Speed = 1e-3 }, _bound.Token);
        using CancellationTokenSource stop = new();

        Task<int> day = simulator.RunScriptAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => day);
    }

    [Fact]
    public async Task Incident_that_is_not_possible_is_an_error_of_the_caller()
    {
        await using LdmSimulator simulator =
            await LdmSimulator.StartAsync(new() { Transport = new InMemoryNetwork() }, _bound.Token);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => simulator.PanicDomainAsync("nobody", _bound.Token).AsTask());

        Assert.Equal("Refused: there is no domain named nobody.", refused.Message);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public async Task Options_out_of_range_are_refused(int guests, double speed) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => LdmSimulator.StartAsync(new() { Guests = guests, Speed = speed }, _bound.Token));

    private static string Running(LdmSimulator simulator) =>
        simulator.Fleet.Domains.First(domain => domain is { IsControl: false, Stage: DomainStage.Active }).Name;

    private async Task<string[]> DayAsync(bool memory, int seed)
    {
        await using Lab lab = await Lab.StartAsync(memory, _bound.Token, seed: seed);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events.All.OpenAsync(null, _bound.Token);

        await lab.Simulator.RunScriptAsync(_bound.Token);
        await lab.Simulator.AddSpConfigAsync("end", _bound.Token);

        List<string> told = [];
        await foreach (LdmEvent e in events.WithCancellation(_bound.Token))
        {
            if (e is AddSpconfigEvent { SpConfig.ConfigName: "end" })
            {
                break;
            }

            told.Add(LdmWire.ToXml(e));
        }

        return [.. told];
    }

    private async Task<LdmEvent[]> TakeAsync(EventSubscription<LdmEvent> events, int count)
    {
        List<LdmEvent> taken = [];
        await foreach (LdmEvent e in events.WithCancellation(_bound.Token))
        {
            taken.Add(e);
            if (taken.Count == count)
            {
                break;
            }
        }

        return [.. taken];
    }

    private sealed class Pager : ILdmEventHandler
    {
        private readonly TaskCompletionSource<string> _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Called => _called.Task;

        public ValueTask OnPanicDomainAsync(PanicDomainEvent e, CancellationToken ct)
        {
            _called.TrySetResult(e.Domain);
            return default;
        }
    }
}
