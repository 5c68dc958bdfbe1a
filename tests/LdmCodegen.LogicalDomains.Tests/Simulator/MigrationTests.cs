using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>A domain goes from one simulated machine to another.</summary>
public sealed class MigrationTests : IAsyncLifetime, IDisposable
{
    private const string Moving = "lab1";

    private static readonly CpuResource Cpus = new() { Count = 8 };

    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private Lab _source = null!;
    private Lab _target = null!;

    public async Task InitializeAsync()
    {
        _source = await Lab.StartAsync(Options("hostA"), _bound.Token);
        _target = await Lab.StartAsync(Options("hostB"), _bound.Token);
        LdmSimulator.Connect(_source.Simulator, _target.Simulator);
        await _source.DoneAsync<AddDomainReply>(new AddDomainRequest(Moving) { Resources = [Cpus] }, _bound.Token);
        await _source.DoneAsync<BindDomainReply>(new BindDomainRequest(Moving), _bound.Token);
        await _source.DoneAsync<StartDomainReply>(new StartDomainRequest(Moving), _bound.Token);
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    public void Dispose() => _bound.Dispose();

    [Fact]
    public async Task The_domain_moves_and_both_machines_tell_from_0_to_100_percent()
    {
        await using EventSubscription<LdmEvent> here = await _source.Client.Events.All.OpenAsync(null, _bound.Token);
        await using EventSubscription<LdmEvent> there = await _target.Client.Events.All.OpenAsync(null, _bound.Token);

        await _source.DoneAsync<MigrateDomainReply>(
            Migration(Moving, "moved", "hostB"), _bound.Token);

        Assert.Equal(Told(Moving, "hostA"), await TakeAsync(here, 12));
        Assert.Equal(Told("moved", "hostB"), await TakeAsync(there, 12));
        Assert.Null(_source.Simulator.Fleet.Find(Moving));
        SimulatedDomain moved = _target.Simulator.Fleet.Find("moved")!;
        Assert.Equal((DomainStage.Active, null), (moved.Stage, moved.MigrationPercent));
        Assert.Equal<LdmResource>([Cpus], moved.Resources);
        await _target.DoneAsync<StopDomainReply>(new StopDomainRequest("moved"), _bound.Token);
    }

    [Fact]
    public async Task A_machine_can_be_named_by_its_address()
    {
        string address = _target.Simulator.LocalEndPoint.ToString()!;

        await _source.DoneAsync<MigrateDomainReply>(
            Migration(Moving, Moving, address), _bound.Token);

        Assert.NotNull(_target.Simulator.Fleet.Find(Moving));
    }

    [Fact]
    public async Task A_dry_run_moves_nothing_and_tells_nothing()
    {
        await using EventSubscription<LdmEvent> here = await _source.Client.Events.All.OpenAsync(null, _bound.Token);

        await _source.DoneAsync<MigrateDomainReply>(
            Migration(Moving, Moving, "hostB") with { DryRun = true }, _bound.Token);
        await _source.Simulator.AddSpConfigAsync("end", _bound.Token);

        Assert.IsType<AddSpconfigEvent>(Assert.Single(await TakeAsync(here, 1)));
        Assert.NotNull(_source.Simulator.Fleet.Find(Moving));
        Assert.Null(_target.Simulator.Fleet.Find(Moving));
    }

    [Theory]
    [InlineData("nobody", "moved", "hostB", "there is no domain named nobody")]
    [InlineData("primary", "moved", "hostB", "domain primary is the control domain; the manager runs in it")]
    [InlineData(Moving, "moved", "hostC", "no machine named hostC can be reached")]
    [InlineData(Moving, "primary", "hostB", "hostB: a domain named primary exists already")]
    public async Task What_is_not_possible_is_refused_dry_or_not(string domain, string name, string host, string reason)
    {
        foreach (bool dry in (bool[])[true, false])
        {
            MigrateDomainReply reply = await _source.Client.MigrateDomainAsync(
                Migration(domain, name, host) with { DryRun = dry }, _bound.Token);

            Assert.Equal([reason], reply.Messages);
        }

        Assert.All(_source.Simulator.Fleet.Domains, one => Assert.Null(one.MigrationPercent));
    }

    [Fact]
    public async Task A_target_without_room_or_services_says_what_it_lacks()
    {
        await _source.DoneAsync<AddVnetReply>(
            new AddVnetRequest(Moving)
            {
                Network = new() { NetworkName = "net0", ServiceName = "primary-vsw0" },
            },
            _bound.Token);
        await _target.DoneAsync<RemoveVswitchReply>(
            new RemoveVswitchRequest { Vsw = new() { ServiceName = "primary-vsw0" } }, _bound.Token);
        MigrateDomainReply reply = await _source.Client.MigrateDomainAsync(Migration(Moving, Moving, "hostB"), _bound.Token);
        Assert.Equal(["hostB: there is no switch named primary-vsw0"], reply.Messages);

        uint free = _target.Simulator.Fleet.Capacity.Strands - 8;
        await _target.DoneAsync<AddVcpuReply>(
            new AddVcpuRequest("primary") { Cpu = new() { Count = free - 4 } }, _bound.Token);
        reply = await _source.Client.MigrateDomainAsync(Migration(Moving, Moving, "hostB"), _bound.Token);
        Assert.Equal(["hostB: there is not enough of virtual CPUs: 8 needed, 4 free"], reply.Messages);
    }

    [Fact]
    public async Task A_cancelled_migration_fails_on_both_machines_and_the_domain_stays()
    {
        await using Lab slow = await Lab.StartAsync(
            Options("hostS") with { MigrationPace = TimeSpan.FromHours(1) }, _bound.Token);
        LdmSimulator.Connect(slow.Simulator, _target.Simulator);
        await slow.DoneAsync<AddDomainReply>(new AddDomainRequest("lab2") { Resources = [Cpus] }, _bound.Token);
        await slow.DoneAsync<BindDomainReply>(new BindDomainRequest("lab2"), _bound.Token);
        await using EventSubscription<LdmEvent> there = await _target.Client.Events.All.OpenAsync(null, _bound.Token);

        Task<MigrateDomainReply> migration = slow.Client.MigrateDomainAsync(
            Migration("lab2", "lab2", "hostB"), _bound.Token);
        LdmEvent begun = Assert.Single(await TakeAsync(there, 1));
        CancelOperationReply busy = await _target.Client.CancelOperationAsync(
            new("lab2") { Operation = CancellableOperation.Migration }, _bound.Token);
        await using LdmClient other = await slow.ConnectAsync(_bound.Token);
        CancelOperationReply cancelled = await other.CancelOperationAsync(
            new("lab2") { Operation = CancellableOperation.Migration }, _bound.Token);

        Assert.Equal(["the migration of domain lab2 was not begun on this machine"], busy.Messages);
        Assert.True(cancelled.Succeeded);
        Assert.Equal(["the migration of domain lab2 was cancelled"], (await migration).Messages);
        Assert.Equal(Progress("lab2", "hostB", 0, MigrationStatus.Ongoing), begun);
        Assert.Equal(
            Progress("lab2", "hostB", 0, MigrationStatus.Failed), Assert.Single(await TakeAsync(there, 1)));
        Assert.Null(_target.Simulator.Fleet.Find("lab2"));
        Assert.Equal((DomainStage.Bound, null), (slow.Simulator.Fleet.Find("lab2")!.Stage,
            slow.Simulator.Fleet.Find("lab2")!.MigrationPercent));
    }

    [Fact]
    public async Task Nothing_to_cancel_is_said()
    {
        async Task<string> CancelAsync(string domain, CancellableOperation? operation) =>
            Assert.Single((await _source.Client.CancelOperationAsync(
                new(domain) { Operation = operation }, _bound.Token)).Messages);

        Assert.Equal(
            $"no migration of domain {Moving} is under way",
            await CancelAsync(Moving, CancellableOperation.Migration));
        Assert.Equal(
            $"no delayed reconfiguration of domain {Moving} is under way",
            await CancelAsync(Moving, CancellableOperation.Reconf));
        Assert.Equal(
            "there is no domain named nobody", await CancelAsync("nobody", CancellableOperation.Migration));
        Assert.Equal(
            $"no operation memdr of domain {Moving} is under way", await CancelAsync(Moving, CancellableOperation.Memdr));
        Assert.Equal(
            "the command names no operation; migration and reconf can be cancelled", await CancelAsync(Moving, null));
    }

    [Fact]
    public async Task A_delayed_reconfiguration_is_begun_once_and_cancelled()
    {
        await _source.DoneAsync<StartReconfReply>(new StartReconfRequest(Moving), _bound.Token);
        StartReconfReply again = await _source.Client.StartReconfAsync(new(Moving), _bound.Token);
        await _source.DoneAsync<CancelOperationReply>(
            new CancelOperationRequest(Moving) { Operation = CancellableOperation.Reconf }, _bound.Token);

        Assert.Equal([$"a delayed reconfiguration of domain {Moving} is under way already"], again.Messages);
        Assert.False(_source.Simulator.Fleet.Find(Moving)!.IsReconfiguring);
    }

    [Fact]
    public async Task A_target_with_accounts_lets_nobody_in_without_the_right_one()
    {
        MigrateDomainRequest request = new(Moving, Moving, "hostB");

        MigrateDomainReply without = await _source.Client.MigrateDomainAsync(request, _bound.Token);
        MigrateDomainReply wrong = await _source.Client.MigrateDomainAsync(
            request with { UserName = Text(Lab.User), Password = Text("guess") }, _bound.Token);
        MigrateDomainReply right = await _source.Client.MigrateDomainAsync(
            Migration(Moving, Moving, "hostB"), _bound.Token);

        Assert.Equal(["hostB refuses the login"], without.Messages);
        Assert.Equal(["hostB refuses the login"], wrong.Messages);
        Assert.True(right.Succeeded);
    }

    [Fact]
    public void Machines_of_one_name_cannot_be_told_apart() =>
        Assert.Throws<ArgumentException>(() => LdmSimulator.Connect(_source.Simulator, _source.Simulator));

    private static LdmSimulatorOptions Options(string machine) =>
        new() { Guests = 0, Machine = machine, MigrationPace = TimeSpan.Zero };

    private static MigrateDomainRequest Migration(string domain, string name, string machine) =>
        new(domain, name, machine) { UserName = Text(Lab.User), Password = Text(Canary.Password) };

    private static Blob Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static LdmEvent[] Told(string domain, string machine) =>
    [
        .. Enumerable.Range(0, 10).Select(step => Progress(domain, machine, step * 10, MigrationStatus.Ongoing)),
        Progress(domain, machine, 100, MigrationStatus.Done),
        new MigrateDomainEvent(domain),
    ];

    private static MigrationProcessEvent Progress(string domain, string machine, int percent, MigrationStatus status) =>
        new() { Domain = domain, Source = machine, Progress = percent, Status = status };

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
}
