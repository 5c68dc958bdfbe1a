namespace LogicalDomains.Simulation;

/// <summary>A domain as list-domain shows it: its properties with the state first, then its resources.</summary>
internal static class DomainListing
{
    public static DomainResources Of(SimulatedDomain domain)
    {
        DomainInfoResource info = domain.Resources.OfType<DomainInfoResource>().FirstOrDefault() ?? new();
        return new DomainResources(domain.Name)
        {
            Resources =
            [
                info with { State = StateOf(domain.Stage) },
                .. domain.Resources.Where(resource => resource is not DomainInfoResource),
            ],
        };
    }

    private static DomainState StateOf(DomainStage stage) => stage switch
    {
        DomainStage.Active => DomainState.Active,
        DomainStage.Bound => DomainState.Bound,
        _ => DomainState.Inactive,
    };
}
