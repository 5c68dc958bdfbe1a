using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// A manager of a few domains whose changes are numbered: an event carries the number of its change, and a domain the
/// number of its last one. A domain that begins with <c>p</c> is a probe: its listing is its own name.
/// </summary>
internal sealed class Manager(Simulation simulation, LdmServerOptions options, World world) : LdmServer(options)
{
    public static LdmServerOptions Options(Simulation simulation) => new()
    {
        Transport = simulation.Network,
        Time = simulation.Time,
        Logging = simulation.Logging,
        Tls = TlsRequirement.InsecureNone,
        Listen = new DnsEndPoint("manager", 6482),
        LoginTimeout = Times.Login,
        WriteTimeout = Times.Write,
        CloseTimeout = Times.Close,
        PeerQueueCapacity = 1 + simulation.Choose(8),
    };

    /// <summary>Makes a change and tells it.</summary>
    public async Task ChangeAsync()
    {
        SetVcpuEvent change = world.Change(simulation.Choose(World.MostDomains), isRemoved: simulation.Chance(20));
        bool isForgotten = world.Plant == Plant.EventForgotten && simulation.Chance(10);
        if (!isForgotten)
        {
            await RaiseAsync(change);
        }

        if (world.Plant == Plant.ChangeUntold && simulation.Chance(10))
        {
            world.ChangeUntold();
        }
    }

    protected override async ValueTask<ListDomainReply> OnListDomainAsync(
        ListDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        if (request.Domain is ['p', ..])
        {
            return await ProbeAsync(request.Domain, cancellationToken);
        }

        if (simulation.Chance(10))
        {
            await Task.Delay(Times.SlowAnswer, simulation.Time, cancellationToken);
        }

        return world.List(request.Domain) is { } domains
            ? ListDomainReply.Success(domains)
            : ListDomainReply.Failure("no such domain");
    }

    private async ValueTask<ListDomainReply> ProbeAsync(string name, CancellationToken cancellationToken)
    {
        world.Asked(name);
        if (world.Plant == Plant.RequestTwice && simulation.Chance(5))
        {
            world.Asked(name);
        }

        switch (simulation.Choose(10))
        {
            case 7:
                // Later than the caller waits for, or at the same time.
                await Task.Delay(Times.Request * (1 + simulation.Choose(2)), simulation.Time, cancellationToken);
                break;
            case 8:
                return ListDomainReply.Failure("refused");
            case 9:
                throw new InvalidOperationException("The handler fails, as it may.");
        }

        bool isAnother = world.Plant == Plant.ReplyToAnother && simulation.Chance(5);
        return ListDomainReply.Success(new DomainResources(isAnother ? "p0" : name));
    }
}
