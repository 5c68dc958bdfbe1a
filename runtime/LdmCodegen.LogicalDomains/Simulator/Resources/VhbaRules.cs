namespace LogicalDomains.Simulation;

/// <summary>Virtual host bus adapters: each shows the devices of a vsan.</summary>
internal static class VhbaRules
{
    public static void Add(FleetEdit edit, string? name, VhbaResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.Vhba.RefuseTaken(domain, Kinds.Vhba.Name(asked));
        Kinds.Vsan.RequireAnywhere(edit.State, asked!.VsanName);
        edit.Put(domain.Adding(asked!));
    }

    public static void Set(FleetEdit edit, string? name, VhbaResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        VhbaResource before = Kinds.Vhba.Require(domain, Kinds.Vhba.Name(asked));
        edit.Put(domain.Replacing(before, before with
        {
            Timeout = asked!.Timeout ?? before.Timeout,
            Id = asked.Id ?? before.Id,
        }));
    }

    public static void Remove(FleetEdit edit, string? name, VhbaResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        edit.Put(domain.Without(Kinds.Vhba.Require(domain, Kinds.Vhba.Name(asked))));
    }

    /// <summary>Looks for devices again: the simulated ones never change.</summary>
    public static void Rescan(FleetEdit edit, string? name, VhbaResource? asked) =>
        Kinds.Vhba.Require(edit.Changeable(name), Kinds.Vhba.Name(asked));
}
