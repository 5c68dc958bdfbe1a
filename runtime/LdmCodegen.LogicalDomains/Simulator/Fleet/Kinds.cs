namespace LogicalDomains.Simulation;

/// <summary>The kinds of resources that have names.</summary>
internal static class Kinds
{
    public static readonly Named<VdsResource> DiskServer = new("disk server", vds => vds.ServiceName);
    public static readonly Named<VswResource> Switch = new("switch", vsw => vsw.ServiceName);
    public static readonly Named<VccResource> Concentrator = new("console concentrator", vcc => vcc.ServiceName);
    public static readonly Named<VsanResource> Vsan = new("vsan", vsan => vsan.VsanName);
    public static readonly Named<VdpcsResource> DataPlaneService =
        new("data plane channel service", vdpcs => vdpcs.ServiceName);

    public static readonly Named<DiskResource> Disk = new("disk", disk => disk.DiskName);
    public static readonly Named<NetworkResource> Network = new("network device", network => network.NetworkName);
    public static readonly Named<VhbaResource> Vhba = new("virtual host bus adapter", vhba => vhba.VhbaName);
    public static readonly Named<VdpccResource> DataPlaneClient =
        new("data plane channel client", vdpcc => vdpcc.ClientName);

    public static readonly Named<VariableResource> Variable = new("variable", variable => variable.VariableName);
    public static readonly Named<PolicyResource> Policy = new("policy", policy => policy.PolicyName);
    public static readonly Named<PhysicalDeviceResource> Device = new("device", device => device.DeviceName);
}
