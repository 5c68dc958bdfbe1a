namespace LogicalDomains.Simulation;

/// <content>What a domain has one of, or several with names: disks, network devices, variables, buses.</content>
internal static partial class RequestRules
{
    public static Action<FleetEdit>? OfDevices(LdmRequest request) => request switch
    {
        AddVdiskRequest r => With(new AddVdiskEvent(r.Domain), edit => DiskRules.Add(edit, r.Domain, r.Disk)),
        SetVdiskRequest r => With(new SetVdiskEvent(r.Domain), edit => DiskRules.Set(edit, r.Domain, r.Disk)),
        RemoveVdiskRequest r =>
            With(new RemoveVdiskEvent(r.Domain), edit => DiskRules.Remove(edit, r.Domain, r.Disk, r.Force)),
        AddVnetRequest r => With(new AddVnetEvent(r.Domain), edit => NetworkRules.Add(edit, r.Domain, r.Network)),
        SetVnetRequest r => With(new SetVnetEvent(r.Domain), edit => NetworkRules.Set(edit, r.Domain, r.Network)),
        RemoveVnetRequest r =>
            With(new RemoveVnetEvent(r.Domain), edit => NetworkRules.Remove(edit, r.Domain, r.Network, r.Force)),
        AddVariableRequest r =>
            With(new AddVariableEvent(r.Domain), edit => VariableRules.Add(edit, r.Domain, r.Variable)),
        SetVariableRequest r =>
            With(new SetVariableEvent(r.Domain), edit => VariableRules.Set(edit, r.Domain, r.Variable)),
        RemoveVariableRequest r =>
            With(new RemoveVariableEvent(r.Domain), edit => VariableRules.Remove(edit, r.Domain, r.Variable)),
        SetVconsoleRequest r =>
            With(new SetVconsoleEvent(r.Domain), edit => ConsoleRules.Set(edit, r.Domain, r.Console)),
        AddIoRequest r => With(new AddIoEvent(r.Domain), edit => DeviceRules.Add(edit, r.Domain, r.Device)),
        RemoveIoRequest r => With(new RemoveIoEvent(r.Domain), edit => DeviceRules.Remove(edit, r.Domain, r.Device)),
        SetIoRequest r => edit => DeviceRules.Set(edit, r.Domain, r.Device),
        CreateVfRequest r => edit => DeviceRules.CreateFunction(edit, r.Device),
        DestroyVfRequest r => edit => DeviceRules.DestroyFunction(edit, r.Device),
        AddVhbaRequest r => edit => VhbaRules.Add(edit, r.Domain, r.Vhba),
        SetVhbaRequest r => edit => VhbaRules.Set(edit, r.Domain, r.Vhba),
        RemoveVhbaRequest r => edit => VhbaRules.Remove(edit, r.Domain, r.Vhba),
        RescanVhbaRequest r => edit => VhbaRules.Rescan(edit, r.Domain, r.Vhba),
        AddPolicyRequest r => edit => PolicyRules.Add(edit, r.Domain, r.Policy),
        SetPolicyRequest r => edit => PolicyRules.Set(edit, r.Domain, r.Policy),
        RemovePolicyRequest r => edit => PolicyRules.Remove(edit, r.Domain, r.Policy),
        _ => null,
    };

    private static Action<FleetEdit> With(LdmEvent caused, Action<FleetEdit> rules) => edit =>
    {
        rules(edit);
        edit.Raise(caused);
    };
}
