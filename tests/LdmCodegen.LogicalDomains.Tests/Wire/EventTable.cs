using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>The tables of the vendor's guides: every event with its group and payload, every registration.</summary>
internal static class EventTable
{
    private const string DomainEvents =
        "add-domain remove-domain bind-domain unbind-domain start-domain stop-domain domain-reset panic-domain " +
        "migrate-domain";

    private const string HardwareEvents = "add-spconfig set-spconfig remove-spconfig";

    private const string ServiceEvents =
        "add-vdiskserverdevice remove-vdiskserverdevice set-vdiskserverdevice remove-vdiskserver set-vconscon " +
        "remove-vconscon set-vswitch remove-vswitch remove-vdpcs";

    private const string ResourceEvents =
        "add-vcpu add-crypto add-memory add-io add-variable add-vconscon add-vdisk add-vdiskserver add-vnet " +
        "add-vswitch add-vdpcs add-vdpcc set-vcpu set-crypto set-memory set-variable set-vnet set-vconsole set-vdisk " +
        "remove-vcpu remove-crypto remove-memory remove-io remove-variable remove-vdisk remove-vnet remove-vdpcc";

    public static IReadOnlyDictionary<string, (LdmEventGroup Group, Payload Payload)> Events { get; } = new[]
    {
        (DomainEvents, LdmEventGroup.Domain, Payload.A),
        (HardwareEvents, LdmEventGroup.Hardware, Payload.C),
        ("migration-process", LdmEventGroup.Progress, Payload.D),
        (ServiceEvents, LdmEventGroup.Resource, Payload.B),
        (ResourceEvents, LdmEventGroup.Resource, Payload.A),
    }
    .SelectMany(row => row.Item1.Split(' ').Select(name => (Name: name, Row: (row.Item2, row.Item3))))
    .ToDictionary(row => row.Name, row => row.Row);

    /// <summary>What a registration delivers: progress comes with each of them.</summary>
    public static IReadOnlyDictionary<string, LdmEventGroup> Registrations { get; } =
        new Dictionary<string, LdmEventGroup>
        {
            ["domain"] = LdmEventGroup.Domain | LdmEventGroup.Progress,
            ["hardware"] = LdmEventGroup.Hardware | LdmEventGroup.Progress,
            ["resource"] = LdmEventGroup.Resource | LdmEventGroup.Progress,
            ["all"] = LdmEventGroup.All,
        };

    /// <summary>The C# stem of a wire name.</summary>
    public static string StemOf(string name) =>
        string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>Payloads of events, by the letters of the protocol's summary.</summary>
internal enum Payload
{
    /// <summary>A domain.</summary>
    A,

    /// <summary>A domain and a service.</summary>
    B,

    /// <summary>A section alone.</summary>
    C,

    /// <summary>The progress of a domain's migration.</summary>
    D,
}
