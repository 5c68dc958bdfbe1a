namespace LogicalDomains.Simulation;

/// <summary>Delayed reconfiguration of a running domain. The simulated machine makes its changes at once all the same.</summary>
internal static class ReconfigurationRules
{
    public static void Start(FleetEdit edit, string? name)
    {
        SimulatedDomain domain = edit.Changeable(name);
        if (domain.Stage != DomainStage.Active)
        {
            throw FleetEdit.Refuse($"domain {domain.Name} is not running");
        }

        if (domain.IsReconfiguring)
        {
            throw FleetEdit.Refuse($"a delayed reconfiguration of domain {domain.Name} is under way already");
        }

        edit.Put(domain with { IsReconfiguring = true });
    }

    public static void Cancel(FleetEdit edit, string? name)
    {
        SimulatedDomain domain = edit.Changeable(name);
        if (!domain.IsReconfiguring)
        {
            throw FleetEdit.Refuse($"no delayed reconfiguration of domain {domain.Name} is under way");
        }

        edit.Put(domain with { IsReconfiguring = false });
    }
}
