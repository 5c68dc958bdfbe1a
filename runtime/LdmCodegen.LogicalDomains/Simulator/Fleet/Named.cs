namespace LogicalDomains.Simulation;

/// <summary>A kind of resource whose instances have names: services in the whole machine, devices in their domain.</summary>
/// <param name="Word">What people call it.</param>
/// <param name="NameOf">Its name in a resource.</param>
internal sealed record Named<TResource>(string Word, Func<TResource, string?> NameOf)
    where TResource : LdmResource
{
    /// <summary>The name that a request gives.</summary>
    public string Name(TResource? asked) =>
        asked is not null && NameOf(asked) is { Length: > 0 } name
            ? name
            : throw FleetEdit.Refuse($"the command names no {Word}");

    public TResource? In(SimulatedDomain domain, string name) =>
        domain.All<TResource>().FirstOrDefault(resource => NameOf(resource) == name);

    public TResource Require(SimulatedDomain domain, string name) =>
        In(domain, name) ?? throw FleetEdit.Refuse($"domain {domain.Name} has no {Word} named {name}");

    public void RefuseTaken(SimulatedDomain domain, string name)
    {
        if (In(domain, name) is not null)
        {
            throw FleetEdit.Refuse($"domain {domain.Name} has a {Word} named {name} already");
        }
    }

    public (SimulatedDomain Owner, TResource Resource)? Anywhere(FleetState state, string? name)
    {
        foreach ((SimulatedDomain owner, TResource resource) in state.Everywhere<TResource>())
        {
            if (NameOf(resource) == name)
            {
                return (owner, resource);
            }
        }

        return null;
    }

    public (SimulatedDomain Owner, TResource Resource) RequireAnywhere(FleetState state, string? name) =>
        Anywhere(state, name) ?? throw FleetEdit.Refuse($"there is no {Word} named {name}");

    /// <summary>The service that a request names, in a domain that can be changed.</summary>
    public (SimulatedDomain Owner, TResource Resource) RequireChangeable(
        FleetEdit edit, TResource? asked, string? domain)
    {
        string name = Name(asked);
        (SimulatedDomain owner, TResource found) = RequireAnywhere(edit.State, name);
        if (!string.IsNullOrEmpty(domain) && domain != owner.Name)
        {
            throw FleetEdit.Refuse($"the {Word} {name} is in domain {owner.Name}, not in {domain}");
        }

        return (edit.Changeable(owner.Name), found);
    }
}
