namespace LogicalDomains.Simulation;

/// <summary>The target's side of a migration.</summary>
internal static class ArrivalRules
{
    /// <summary>Makes room for a domain: from now on it takes its share of the machine.</summary>
    public static void Begin(FleetEdit edit, SimulatedDomain domain, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw FleetEdit.Refuse("a domain needs a name");
        }

        if (edit.State.Find(name) is not null)
        {
            throw FleetEdit.Refuse($"a domain named {name} exists already");
        }

        LifeCycleRules.RequireResources(edit, domain);
        NetworkRules.RefuseTaken(edit.State, domain.First<DomainInfoResource>()?.MacAddress);
        foreach (NetworkResource network in domain.All<NetworkResource>())
        {
            NetworkRules.RefuseTaken(edit.State, network.MacAddress);
        }

        edit.State = edit.State with
        {
            Domains = edit.State.Domains.Add(
                domain with { Name = name, IsArriving = true, MigrationPercent = 0, IsControl = false }),
        };
        edit.Raise(LifeCycleRules.Progress(edit, name, 0, MigrationStatus.Ongoing));
    }

    public static void RequireMigration(FleetEdit edit, string? name)
    {
        SimulatedDomain domain = edit.Domain(name);
        if (domain.MigrationPercent is null)
        {
            throw FleetEdit.Refuse($"no migration of domain {domain.Name} is under way");
        }
    }
}
