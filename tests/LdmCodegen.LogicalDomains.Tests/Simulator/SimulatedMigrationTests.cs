using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>Migrations between simulated machines in virtual time: whatever comes between, a domain is in one place.</summary>
public sealed class SimulatedMigrationTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void A_migration_that_may_be_cancelled_at_any_moment_leaves_the_domain_in_one_place()
    {
        int moved = 0;
        int stayed = 0;
        Simulations.Explore(new SimulationPlan { Runs = 300 }, async simulation =>
        {
            await using LdmSimulator source = await StartAsync(simulation, "hostA");
            await using LdmSimulator target = await StartAsync(simulation, "hostB");
            LdmSimulator.Connect(source, target);
            await using LdmClient client = await ConnectAsync(simulation, "hostA");
            await using LdmClient other = await ConnectAsync(simulation, "hostA");
            Assert.True((await client.AddDomainAsync(new("lab") { Resources = [new CpuResource { Count = 4 }] })).Succeeded);
            Assert.True((await client.BindDomainAsync(new("lab"))).Succeeded);

            Task<MigrateDomainReply> migration = client.MigrateDomainAsync(new("lab", "lab", "hostB"));
            await simulation.DelayAsync(Pace * simulation.Choose(12));
            CancelOperationReply cancelled = await other.CancelOperationAsync(
                new("lab") { Operation = CancellableOperation.Migration });
            MigrateDomainReply reply = await migration;

            (SimulatedDomain? here, SimulatedDomain? there) = (source.Fleet.Find("lab"), target.Fleet.Find("lab"));
            Assert.Equal(reply.Succeeded, there is not null);
            Assert.Equal(reply.Succeeded, here is null);
            Assert.True(cancelled.Succeeded || reply.Succeeded, "Neither was the migration cancelled nor was it done.");
            SimulatedDomain domain = here ?? there!;
            Assert.Equal((DomainStage.Bound, null), (domain.Stage, domain.MigrationPercent));
            _ = reply.Succeeded ? moved++ : stayed++;
        });

        Assert.True(moved > 20 && stayed > 20, $"{moved} moved, {stayed} stayed.");
    }

    private static Task<LdmSimulator> StartAsync(Simulation simulation, string machine)
    {
        simulation.Network.Faults = SimulatedFaults.None;
        return LdmSimulator.StartAsync(new LdmSimulatorOptions
        {
            Guests = 0,
            Machine = machine,
            MigrationPace = Pace,
            Listen = new DnsEndPoint(machine, 6482),
            Transport = simulation.Network,
            Time = simulation.Time,
            Tls = TlsRequirement.InsecureNone,
        });
    }

    private static Task<LdmClient> ConnectAsync(Simulation simulation, string machine) => LdmClient.ConnectAsync(
        machine,
        new LdmClientOptions
        {
            Transport = simulation.Network,
            Time = simulation.Time,
            Randomness = simulation.ChooseShare,
            Tls = TlsRequirement.InsecureNone,
        });
}
