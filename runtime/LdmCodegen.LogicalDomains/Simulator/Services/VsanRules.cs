namespace LogicalDomains.Simulation;

/// <summary>Virtual storage area networks. The schema names no events for them, so none are raised.</summary>
internal static class VsanRules
{
    public static void Add(FleetEdit edit, string? domain, VsanResource? asked)
    {
        SimulatedDomain owner = ServiceRules.Add(edit, Kinds.Vsan, domain, asked);
        if (string.IsNullOrEmpty(asked!.InitiatorPort))
        {
            throw FleetEdit.Refuse($"vsan {asked.VsanName} needs an initiator port (iport_path)");
        }

        edit.Put(owner.Adding(asked));
    }

    public static void Set(FleetEdit edit, string? domain, VsanResource? asked)
    {
        (SimulatedDomain owner, VsanResource before) = Kinds.Vsan.RequireChangeable(edit, asked, domain);
        edit.Put(owner.Replacing(before, before with { Mask = asked!.Mask ?? before.Mask }));
    }

    public static void Remove(FleetEdit edit, string? domain, VsanResource? asked)
    {
        (SimulatedDomain owner, VsanResource vsan) = Kinds.Vsan.RequireChangeable(edit, asked, domain);
        InUse.Refuse($"vsan {vsan.VsanName}", ServiceUsers.Of(edit.State, vsan));
        edit.Put(owner.Without(vsan));
    }
}
