namespace LogicalDomains.Simulation;

/// <summary>What is the same for every kind of service.</summary>
internal static class ServiceRules
{
    /// <summary>The domain that is to run a new service; refused when the name is taken in the machine.</summary>
    public static SimulatedDomain Add<TResource>(
        FleetEdit edit, Named<TResource> kind, string? domain, TResource? asked)
        where TResource : LdmResource
    {
        SimulatedDomain owner = edit.Changeable(domain);
        string name = kind.Name(asked);
        return kind.Anywhere(edit.State, name) is { } taken
            ? throw FleetEdit.Refuse($"domain {taken.Owner.Name} has a {kind.Word} named {name} already")
            : owner;
    }
}
