namespace LogicalDomains.Simulation;

/// <summary>Binding, starting, stopping, migrating: a domain's steps, and what the machine says to them.</summary>
internal static class LifeCycleRules
{
    public static void Apply(FleetEdit edit, string? name, DomainTransition transition)
    {
        SimulatedDomain before = edit.Domain(name);
        if (before.Refusal(transition) is { } refusal)
        {
            throw FleetEdit.Refuse(refusal);
        }

        if (transition == DomainTransition.Bind)
        {
            RequireResources(edit, before);
        }

        if (transition == DomainTransition.Start)
        {
            WarnOfNoBootDevice(edit, before);
        }

        if (before.After(transition) is { } after)
        {
            edit.Put(after);
        }
        else
        {
            edit.State = edit.State with { Domains = edit.State.Domains.Remove(before) };
        }

        foreach (LdmEvent caused in EventsOf(edit, before, transition))
        {
            edit.Raise(caused);
        }
    }

    /// <summary>Says how far a migration is; never less than before.</summary>
    public static void Advance(FleetEdit edit, string? name, int percent)
    {
        SimulatedDomain domain = edit.Domain(name);
        if (domain.MigrationPercent is not { } before)
        {
            throw FleetEdit.Refuse($"no migration of domain {domain.Name} is under way");
        }

        if (percent < before || percent > 100)
        {
            throw FleetEdit.Refuse(
                $"the migration of domain {domain.Name} cannot go from {before}% to {percent}%");
        }

        edit.Put(domain with { MigrationPercent = percent });
        edit.Raise(Progress(edit, domain.Name, percent, MigrationStatus.Ongoing));
    }

    /// <summary>Refuses a domain for which the machine lacks something.</summary>
    public static void RequireResources(FleetEdit edit, SimulatedDomain domain)
    {
        foreach (Quantity quantity in Quantity.All)
        {
            QuantityRules.RequireFree(edit, quantity, quantity.Of(domain));
        }

        foreach (LdmResource resource in domain.Resources)
        {
            RequireService(edit.State, resource);
        }
    }

    public static MigrationProcessEvent Progress(
        FleetEdit edit, string domain, int percent, MigrationStatus status) =>
        new() { Domain = domain, Progress = percent, Status = status, Source = edit.Machine };

    private static void RequireService(FleetState state, LdmResource resource)
    {
        switch (resource)
        {
            case DiskResource disk:
                VolumeRules.Require(state, disk.ServiceName, disk.VolumeName);
                break;
            case NetworkResource network:
                Kinds.Switch.RequireAnywhere(state, network.ServiceName);
                break;
            case ConsoleResource { ServiceName: { } service }:
                Kinds.Concentrator.RequireAnywhere(state, service);
                break;
            case VhbaResource vhba:
                Kinds.Vsan.RequireAnywhere(state, vhba.VsanName);
                break;
            case VdpccResource client:
                Kinds.DataPlaneService.RequireAnywhere(state, client.ServiceName);
                break;
        }
    }

    private static void WarnOfNoBootDevice(FleetEdit edit, SimulatedDomain domain)
    {
        if (!domain.Resources.Any(resource => resource is DiskResource or NetworkResource or VhbaResource))
        {
            edit.Warn($"domain {domain.Name} has neither a disk nor a network device to boot from");
        }
    }

    private static LdmEvent[] EventsOf(FleetEdit edit, SimulatedDomain before, DomainTransition transition) =>
        transition switch
        {
            DomainTransition.Bind => [new BindDomainEvent(before.Name)],
            DomainTransition.Start => [new StartDomainEvent(before.Name)],
            DomainTransition.Stop => [new StopDomainEvent(before.Name)],
            DomainTransition.Unbind => [new UnbindDomainEvent(before.Name)],
            DomainTransition.Remove => [new RemoveDomainEvent(before.Name)],
            DomainTransition.Panic => [new PanicDomainEvent(before.Name)],
            DomainTransition.Reset => [new DomainResetEvent(before.Name)],
            DomainTransition.BeginMigration => [Progress(edit, before.Name, 0, MigrationStatus.Ongoing)],
            DomainTransition.FailMigration =>
                [Progress(edit, before.Name, before.MigrationPercent ?? 0, MigrationStatus.Failed)],
            DomainTransition.CompleteMigration =>
            [
                Progress(edit, before.Name, 100, MigrationStatus.Done), new MigrateDomainEvent(before.Name),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(transition), transition, "No such transition."),
        };
}
