using System.Collections.Immutable;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>A change in the making: rules look at the state, replace it, and say what is to be told.</summary>
internal sealed class FleetEdit(FleetState state, string machine)
{
    // Addresses that managers assign by themselves begin like this; the seed uses those below.
    private const ulong FirstAssigned = 0x00_14_4f_fc_00_00;

    private readonly List<LdmEvent> _events = [];
    private readonly List<string> _warnings = [];

    public FleetState State { get; set; } = state;

    public string Machine { get; } = machine;

    public ImmutableArray<LdmEvent> Events => [.. _events];

    public ImmutableArray<string> Warnings => [.. _warnings];

    public void Raise(LdmEvent caused) => _events.Add(caused);

    /// <summary>The change is made, but whoever asked should know this.</summary>
    public void Warn(string text) => _warnings.Add(text);

    public static RefusedException Refuse(string reason) => new(reason);

    /// <summary>The domain that a request names.</summary>
    public SimulatedDomain Domain(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refuse("the command names no domain");
        }

        return State.Find(name) ?? throw Refuse($"there is no domain named {name}");
    }

    /// <summary>A domain that can be changed now: none that migrates.</summary>
    public SimulatedDomain Changeable(string? name)
    {
        SimulatedDomain domain = Domain(name);
        return domain.MigrationPercent is { } percent
            ? throw Refuse($"the migration of domain {domain.Name} is under way ({percent}%)")
            : domain;
    }

    /// <summary>Puts a domain in the place of the one with its name.</summary>
    public void Put(SimulatedDomain domain)
    {
        int index = State.Domains.IndexOf(State.Find(domain.Name)!);
        State = State with { Domains = State.Domains.SetItem(index, domain) };
    }

    /// <summary>An address that nobody has.</summary>
    public MacAddress NextAddress()
    {
        State = State with { AssignedAddresses = State.AssignedAddresses + 1 };
        return new MacAddress(FirstAssigned + State.AssignedAddresses);
    }
}
