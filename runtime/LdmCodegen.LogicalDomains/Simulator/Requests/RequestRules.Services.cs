namespace LogicalDomains.Simulation;

/// <content>Services. Their events name the domain that runs the service, which the request may leave out.</content>
internal static partial class RequestRules
{
    public static Action<FleetEdit>? OfServices(LdmRequest request) => request switch
    {
        AddVdiskserverRequest r => edit => DiskServerRules.Add(edit, r.Domain, r.Vds),
        RemoveVdiskserverRequest r => edit => DiskServerRules.Remove(edit, r.Domain, r.Vds, r.Force),
        AddVdiskserverdeviceRequest r => edit => VolumeRules.Add(edit, r.Domain, r.Volume, r.Force),
        SetVdiskserverdeviceRequest r => edit => VolumeRules.Set(edit, r.Domain, r.Volume),
        RemoveVdiskserverdeviceRequest r => edit => VolumeRules.Remove(edit, r.Domain, r.Volume, r.Force),
        AddVswitchRequest r => edit => SwitchRules.Add(edit, r.Domain, r.Vsw),
        SetVswitchRequest r => edit => SwitchRules.Set(edit, r.Domain, r.Vsw),
        RemoveVswitchRequest r => edit => SwitchRules.Remove(edit, r.Domain, r.Vsw, r.Force),
        AddVconsconRequest r => edit => ConcentratorRules.Add(edit, r.Domain, r.Vcc),
        SetVconsconRequest r => edit => ConcentratorRules.Set(edit, r.Domain, r.Vcc),
        RemoveVconsconRequest r => edit => ConcentratorRules.Remove(edit, r.Domain, r.Vcc, r.Force),
        AddVsanRequest r => edit => VsanRules.Add(edit, r.Domain, r.Vsan),
        SetVsanRequest r => edit => VsanRules.Set(edit, r.Domain, r.Vsan),
        RemoveVsanRequest r => edit => VsanRules.Remove(edit, r.Domain, r.Vsan),
        AddVdpcsRequest r => edit => DataPlaneRules.AddService(edit, r.Domain, r.Vdpcs),
        RemoveVdpcsRequest r => edit => DataPlaneRules.RemoveService(edit, r.Domain, r.Vdpcs, r.Force),
        AddVdpccRequest r => edit => DataPlaneRules.AddClient(edit, r.Domain, r.Vdpcc),
        RemoveVdpccRequest r => edit => DataPlaneRules.RemoveClient(edit, r.Domain, r.Vdpcc, r.Force),
        _ => null,
    };
}
