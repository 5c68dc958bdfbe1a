namespace LogicalDomains.Simulation;

/// <summary>Console concentrators and their ranges of ports.</summary>
internal static class ConcentratorRules
{
    public static void Add(FleetEdit edit, string? domain, VccResource? asked)
    {
        SimulatedDomain owner = ServiceRules.Add(edit, Kinds.Concentrator, domain, asked);
        CheckRange(asked!);
        edit.Put(owner.Adding(asked!));
        edit.Raise(new AddVconsconEvent(owner.Name));
    }

    public static void Set(FleetEdit edit, string? domain, VccResource? asked)
    {
        (SimulatedDomain owner, VccResource before) = Kinds.Concentrator.RequireChangeable(edit, asked, domain);
        VccResource after = before with
        {
            MinPort = asked!.MinPort ?? before.MinPort,
            MaxPort = asked.MaxPort ?? before.MaxPort,
        };
        CheckRange(after);
        foreach (SimulatedDomain user in edit.State.Domains)
        {
            if (user.First<ConsoleResource>() is { Port: { } port } console
                && console.ServiceName == before.ServiceName
                && (port < after.MinPort || port > after.MaxPort))
            {
                throw FleetEdit.Refuse($"port {port} is in use by the console of domain {user.Name}");
            }
        }

        edit.Put(owner.Replacing(before, after));
        edit.Raise(new SetVconsconEvent { Domain = owner.Name, Services = [after] });
    }

    public static void Remove(FleetEdit edit, string? domain, VccResource? asked, bool force)
    {
        (SimulatedDomain owner, VccResource vcc) = Kinds.Concentrator.RequireChangeable(edit, asked, domain);
        InUse.Refuse(edit, force, $"console concentrator {vcc.ServiceName}", ServiceUsers.Of(edit.State, vcc));
        edit.Put(owner.Without(vcc));
        edit.Raise(new RemoveVconsconEvent { Domain = owner.Name, Services = [vcc] });
    }

    private static void CheckRange(VccResource vcc)
    {
        if (vcc.MinPort is not { } least || vcc.MaxPort is not { } most)
        {
            throw FleetEdit.Refuse($"console concentrator {vcc.ServiceName} needs min_port and max_port");
        }

        if (least is < 1024 || most > ushort.MaxValue || least > most)
        {
            throw FleetEdit.Refuse($"ports {least} to {most} are no range within 1024 to 65535");
        }
    }
}
