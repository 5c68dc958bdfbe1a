namespace LogicalDomains;

/// <summary>The domain that an event is about.</summary>
internal static class EventSubject
{
    /// <summary>The name of the domain; null when the event names none, or is of a kind not known here.</summary>
    public static string? DomainOf(LdmEvent e) => e switch
    {
        LdmDomainEvent of => DomainOf(of),
        LdmResourceEvent of => DomainOf(of),
        MigrationProcessEvent of => of.Domain,
        _ => null,
    };

    private static string? DomainOf(LdmDomainEvent e) => e switch
    {
        AddDomainEvent of => of.Domain,
        BindDomainEvent of => of.Domain,
        DomainResetEvent of => of.Domain,
        MigrateDomainEvent of => of.Domain,
        PanicDomainEvent of => of.Domain,
        RemoveDomainEvent of => of.Domain,
        StartDomainEvent of => of.Domain,
        StopDomainEvent of => of.Domain,
        UnbindDomainEvent of => of.Domain,
        _ => null,
    };

    private static string? DomainOf(LdmResourceEvent e) => e switch
    {
        AddCryptoEvent of => of.Domain,
        AddIoEvent of => of.Domain,
        AddMemoryEvent of => of.Domain,
        AddVariableEvent of => of.Domain,
        AddVconsconEvent of => of.Domain,
        AddVcpuEvent of => of.Domain,
        AddVdiskEvent of => of.Domain,
        AddVdiskserverEvent of => of.Domain,
        AddVdiskserverdeviceEvent of => of.Domain,
        AddVdpccEvent of => of.Domain,
        AddVdpcsEvent of => of.Domain,
        AddVnetEvent of => of.Domain,
        AddVswitchEvent of => of.Domain,
        RemoveCryptoEvent of => of.Domain,
        RemoveIoEvent of => of.Domain,
        RemoveMemoryEvent of => of.Domain,
        RemoveVariableEvent of => of.Domain,
        RemoveVconsconEvent of => of.Domain,
        RemoveVcpuEvent of => of.Domain,
        RemoveVdiskEvent of => of.Domain,
        RemoveVdiskserverEvent of => of.Domain,
        RemoveVdiskserverdeviceEvent of => of.Domain,
        RemoveVdpccEvent of => of.Domain,
        RemoveVdpcsEvent of => of.Domain,
        RemoveVnetEvent of => of.Domain,
        RemoveVswitchEvent of => of.Domain,
        SetCryptoEvent of => of.Domain,
        SetMemoryEvent of => of.Domain,
        SetVariableEvent of => of.Domain,
        SetVconsconEvent of => of.Domain,
        SetVconsoleEvent of => of.Domain,
        SetVcpuEvent of => of.Domain,
        SetVdiskEvent of => of.Domain,
        SetVdiskserverdeviceEvent of => of.Domain,
        SetVnetEvent of => of.Domain,
        SetVswitchEvent of => of.Domain,
        _ => null,
    };
}
