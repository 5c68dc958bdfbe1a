using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>What list-constraints says can be said back.</summary>
public sealed class DumpTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _bound.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    public async Task A_dump_put_into_an_empty_machine_gives_the_same_dump(int seed)
    {
        await using Lab lab = await Lab.StartAsync(new LdmSimulatorOptions { Seed = seed }, _bound.Token);
        await lab.Client.AddVariableAsync(
            new("primary") { Variable = new() { VariableName = "boot-device", Value = " disk\n net " } }, _bound.Token);
        await lab.Client.SetVcpuAsync(new("primary") { Cpu = new() { WholeCores = 2 } }, _bound.Token);
        ListConstraintsReply dump = await DumpAsync(lab);
        await using Lab empty = await Lab.StartAsync(
            new LdmSimulatorOptions { Seed = seed, Empty = true }, _bound.Token);

        foreach (DomainResources domain in dump.Domains)
        {
            await empty.DoneAsync<AddDomainReply>(
                new AddDomainRequest(domain.Domain) { Resources = domain.Resources }, _bound.Token);
        }

        Assert.Equal(9, dump.Domains.Count);
        Assert.Equal(LdmWire.ToXml(dump), LdmWire.ToXml(await DumpAsync(empty)));
    }

    [Fact]
    public async Task A_domain_that_was_dumped_can_be_bound_and_started_where_its_services_are()
    {
        await using Lab lab = await Lab.StartAsync(new LdmSimulatorOptions(), _bound.Token);
        ListConstraintsReply dump = await DumpAsync(lab);
        await using Lab empty = await Lab.StartAsync(new LdmSimulatorOptions { Empty = true }, _bound.Token);
        foreach (DomainResources domain in dump.Domains)
        {
            await empty.Client.AddDomainAsync(
                new(domain.Domain) { Resources = domain.Resources }, _bound.Token);
        }

        foreach (DomainResources guest in dump.Domains.Skip(1))
        {
            await empty.DoneAsync<BindDomainReply>(new BindDomainRequest(guest.Domain), _bound.Token);
            await empty.DoneAsync<StartDomainReply>(new StartDomainRequest(guest.Domain), _bound.Token);
        }

        Assert.True(empty.Simulator.Fleet.Domains[0].IsControl);
        Assert.All(empty.Simulator.Fleet.Domains, domain => Assert.Equal(DomainStage.Active, domain.Stage));
    }

    private async Task<ListConstraintsReply> DumpAsync(Lab lab) =>
        await lab.DoneAsync<ListConstraintsReply>(new ListConstraintsRequest(), _bound.Token);
}
