using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>The services of other domains that a domain depends on, each once. No page of the guides shows the form.</summary>
internal static class DependencyListing
{
    public static ValueList<LdmResource> Of(FleetState state, SimulatedDomain domain) =>
    [
        .. domain.Resources
            .Select(resource => ServiceOf(state, resource))
            .OfType<(SimulatedDomain Owner, LdmResource Service)>()
            .Where(found => found.Owner.Name != domain.Name)
            .Select(found => found.Service)
            .Distinct(),
    ];

    /// <summary>The service behind a device, and the domain that runs it.</summary>
    public static (SimulatedDomain Owner, LdmResource Service)? ServiceOf(FleetState state, LdmResource device) =>
        device switch
        {
            DiskResource disk => Widen(Kinds.DiskServer.Anywhere(state, disk.ServiceName)),
            NetworkResource network => Widen(Kinds.Switch.Anywhere(state, network.ServiceName)),
            ConsoleResource console => Widen(Kinds.Concentrator.Anywhere(state, console.ServiceName)),
            VhbaResource vhba => Widen(Kinds.Vsan.Anywhere(state, vhba.VsanName)),
            VdpccResource client => Widen(Kinds.DataPlaneService.Anywhere(state, client.ServiceName)),
            _ => null,
        };

    private static (SimulatedDomain Owner, LdmResource Service)? Widen<TResource>(
        (SimulatedDomain Owner, TResource Resource)? found)
        where TResource : LdmResource => found is { } service ? (service.Owner, service.Resource) : null;
}
