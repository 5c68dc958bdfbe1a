using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>What listings show of one domain.</summary>
internal static class DomainListing
{
    /// <summary>Its properties, the state among them, then its resources.</summary>
    public static ValueList<LdmResource> Whole(SimulatedDomain domain) =>
    [
        (domain.First<DomainInfoResource>() ?? new DomainInfoResource()) with { State = StateOf(domain.Stage) },
        .. domain.Resources.Where(resource => resource is not DomainInfoResource),
    ];

    /// <summary>What was asked for, as it can be asked for again.</summary>
    public static ValueList<LdmResource> Constraints(SimulatedDomain domain) => domain.Resources;

    /// <summary>What it offers to other domains.</summary>
    public static ValueList<LdmResource> Services(SimulatedDomain domain) =>
    [
        .. domain.Resources.Where(resource => resource is VdsResource or VdsVolumeResource or VswResource or VccResource
            or VsanResource or VdpcsResource),
    ];

    /// <summary>All its firmware variables, or one.</summary>
    public static ValueList<LdmResource> Variables(SimulatedDomain domain, string? name) => name is null
        ? Only<VariableResource>(domain)
        : [Kinds.Variable.Require(domain, name)];

    /// <summary>Its network devices and the switches it runs.</summary>
    public static ValueList<LdmResource> NetworkDevices(SimulatedDomain domain) =>
        [.. domain.Resources.Where(resource => resource is NetworkResource or VswResource)];

    /// <summary>Its resources of one kind.</summary>
    public static ValueList<LdmResource> Only<TResource>(SimulatedDomain domain)
        where TResource : LdmResource => [.. domain.All<TResource>()];

    private static DomainState StateOf(DomainStage stage) => stage switch
    {
        DomainStage.Active => DomainState.Active,
        DomainStage.Bound => DomainState.Bound,
        _ => DomainState.Inactive,
    };
}
