namespace LogicalDomains.Simulation;

/// <summary>Virtual disk servers.</summary>
internal static class DiskServerRules
{
    public static void Add(FleetEdit edit, string? domain, VdsResource? asked)
    {
        SimulatedDomain owner = ServiceRules.Add(edit, Kinds.DiskServer, domain, asked);
        edit.Put(owner.Adding(asked!));
        edit.Raise(new AddVdiskserverEvent(owner.Name));
    }

    /// <summary>Removes a server together with its volumes.</summary>
    public static void Remove(FleetEdit edit, string? domain, VdsResource? asked, bool force)
    {
        (SimulatedDomain owner, VdsResource server) = Kinds.DiskServer.RequireChangeable(edit, asked, domain);
        InUse.Refuse(edit, force, $"disk server {server.ServiceName}", ServiceUsers.Of(edit.State, server));
        SimulatedDomain after = owner.Without(server);
        foreach (VdsVolumeResource volume in owner.All<VdsVolumeResource>()
            .Where(volume => volume.ServiceName == server.ServiceName))
        {
            after = after.Without(volume);
        }

        edit.Put(after);
        edit.Raise(new RemoveVdiskserverEvent { Domain = owner.Name, Services = [server] });
    }
}
