namespace LogicalDomains.Simulation;

/// <summary>Virtual data plane channels, services and clients, of releases up to 3.3.</summary>
internal static class DataPlaneRules
{
    public static void AddService(FleetEdit edit, string? domain, VdpcsResource? asked)
    {
        SimulatedDomain owner = ServiceRules.Add(edit, Kinds.DataPlaneService, domain, asked);
        edit.Put(owner.Adding(asked!));
        edit.Raise(new AddVdpcsEvent(owner.Name));
    }

    public static void RemoveService(FleetEdit edit, string? domain, VdpcsResource? asked, bool force)
    {
        (SimulatedDomain owner, VdpcsResource vdpcs) = Kinds.DataPlaneService.RequireChangeable(edit, asked, domain);
        InUse.Refuse(
            edit, force, $"data plane channel service {vdpcs.ServiceName}", ServiceUsers.Of(edit.State, vdpcs));
        edit.Put(owner.Without(vdpcs));
        edit.Raise(new RemoveVdpcsEvent { Domain = owner.Name, Services = [vdpcs] });
    }

    public static void AddClient(FleetEdit edit, string? name, VdpccResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.DataPlaneClient.RefuseTaken(domain, Kinds.DataPlaneClient.Name(asked));
        Kinds.DataPlaneService.RequireAnywhere(edit.State, asked!.ServiceName);
        edit.Put(domain.Adding(asked));
        edit.Raise(new AddVdpccEvent(domain.Name));
    }

    public static void RemoveClient(FleetEdit edit, string? name, VdpccResource? asked, bool force)
    {
        SimulatedDomain domain = edit.Changeable(name);
        VdpccResource client = Kinds.DataPlaneClient.Require(domain, Kinds.DataPlaneClient.Name(asked));
        if (domain.Stage == DomainStage.Active)
        {
            InUse.Refuse(
                edit, force, $"data plane channel client {client.ClientName}", [$"the running domain {domain.Name}"]);
        }

        edit.Put(domain.Without(client));
        edit.Raise(new RemoveVdpccEvent(domain.Name));
    }
}
