using System.Globalization;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>Writes our typed messages as the peers write theirs.</summary>
internal static class OurAnswer
{
    public static string Of(LdmMessage message) => message.Name + message switch
    {
        ListDomainReply list => string.Concat(list.Domains.Select(static d => Object(d.Domain, d.Resources))),
        MigrationProcessEvent e => string.Create(
            CultureInfo.InvariantCulture, $"|{e.Domain};info,,,,,{e.Progress},{e.Status?.Wire},{e.Source}"),
        SetSpconfigEvent { SpConfig: { } config } => Object(null, [config]),
        AddVdiskserverdeviceEvent e => Object(e.Domain, e.Services),
        SetVswitchEvent e => Object(e.Domain, e.Services),
        SetVcpuEvent e => Object(e.Domain, e.Resources),
        SetMemoryEvent e => Object(e.Domain, e.Resources),
        AddDomainEvent e => "|" + e.Domain,
        BindDomainEvent e => "|" + e.Domain,
        StartDomainEvent e => "|" + e.Domain,
        StopDomainEvent e => "|" + e.Domain,
        UnbindDomainEvent e => "|" + e.Domain,
        RemoveDomainEvent e => "|" + e.Domain,
        DomainResetEvent e => "|" + e.Domain,
        PanicDomainEvent e => "|" + e.Domain,
        _ => throw new InvalidOperationException($"no answer for {message.GetType().Name}"),
    };

    private static string Object(string? domain, IEnumerable<LdmResource> resources) =>
        $"|{domain}{string.Concat(resources.Select(Item))}";

    private static string Item(LdmResource resource) => resource switch
    {
        DomainInfoResource r => string.Create(
            CultureInfo.InvariantCulture,
            $";info,{r.MacAddress?.Value:x},{r.State?.Wire},{r.HostId:x},{r.FailurePolicy?.Wire},{r.Progress},{r.Status?.Wire},{r.Source}"),
        CpuResource r => $";cpu,{r.Count}",
        MemoryResource r => $";memory,{r.Size}",
        VdsVolumeResource r =>
            $";volume,{r.VolumeName},{r.ServiceName},{r.BlockDevice},{string.Join(' ', r.Options ?? ValueList<string>.Empty)}",
        VswResource r => $";switch,{r.MacAddress?.Value:x},{r.ServiceName},{r.DevicePath},{r.Mtu},{r.Id}",
        NetworkResource r => $";network,{r.MacAddress?.Value:x},{r.NetworkName},{r.ServiceName}",
        DiskResource r =>
            $";disk,{r.DiskName},{r.ServiceName},{r.VolumeName},{r.Timeout?.TotalSeconds}",
        SpConfigResource r => $";config,{r.ConfigName},{r.Status?.Wire}",
        _ => throw new InvalidOperationException($"no answer for {resource.GetType().Name}"),
    };
}
