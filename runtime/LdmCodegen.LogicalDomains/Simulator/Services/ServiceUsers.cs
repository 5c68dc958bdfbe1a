namespace LogicalDomains.Simulation;

/// <summary>Who uses a service, in words for a refusal: <c>disk vdisk0 of domain web1</c>.</summary>
internal static class ServiceUsers
{
    public static IEnumerable<string> Of(FleetState state, LdmResource service) =>
        from domain in state.Domains
        from resource in domain.Resources
        let user = NameOfUser(resource, service)
        where user is not null
        select $"{user} of domain {domain.Name}";

    private static string? NameOfUser(LdmResource resource, LdmResource service) => (resource, service) switch
    {
        (DiskResource disk, VdsResource vds) when disk.ServiceName == vds.ServiceName => $"disk {disk.DiskName}",
        (DiskResource disk, VdsVolumeResource volume) when VolumeRules.Shows(disk, volume) => $"disk {disk.DiskName}",
        (NetworkResource network, VswResource vsw) when network.ServiceName == vsw.ServiceName
            => $"network device {network.NetworkName}",
        (ConsoleResource console, VccResource vcc) when console.ServiceName == vcc.ServiceName => "the console",
        (VhbaResource vhba, VsanResource vsan) when vhba.VsanName == vsan.VsanName
            => $"virtual host bus adapter {vhba.VhbaName}",
        (VdpccResource client, VdpcsResource vdpcs) when client.ServiceName == vdpcs.ServiceName
            => $"data plane channel client {client.ClientName}",
        _ => null,
    };
}
