using LogicalDomains;
using static LdmCodegen.LogicalDomains.Tests.Tolerance.Contradiction;

namespace LdmCodegen.LogicalDomains.Tests.Tolerance;

/// <summary>The contradictions of the guides, C1 to C24.</summary>
internal static partial class ContradictionTable
{
    private const string Bind = """<Envelope><References/><Content ovf:id="web1"/></Envelope>""";

    public static IReadOnlyList<Contradiction> Contradictions { get; } =
    [
        Read(
            "C1", "the property of the service that switches the interface on has two names; no document has either",
            Event("bind-domain", Bind), messages => messages is [BindDomainEvent]),
        Read(
            "C2", "an alias of the command line as an action",
            Request("ls"), messages => messages is [LdmUnknownRequest { Name: "ls" }]),
        Read(
            "C3", "progress comes with any registration",
            Event("migration-process", Progress(inContent: true)),
            messages => messages is [MigrationProcessEvent { Progress: 45 }]),
        Read(
            "C4", "progress without a Content",
            Event("migration-process", Progress(inContent: false)),
            messages => messages is [MigrationProcessEvent { Progress: 45, Domain: null }]),
        Read(
            "C5", "declarations or none",
            Event("bind-domain", """<Envelope xmlns:ovf="./schemas/envelope"><References/><Content ovf:id="web1"/></Envelope>"""),
            messages => messages is [BindDomainEvent { Domain: "web1" }]),
        Read(
            "C6", "the type of a section in another case, in single quotes",
            Adding(Section("ldom_info", "", " xsi:type='ovf:ResourceAllocationSection_type'")),
            messages => Resource<DomainInfoResource>(messages) is not null),
        Read(
            "C7", "a key with another dash",
            Adding(Section("vsw", """<gprop:GenericProperty key="dev-path">net0</gprop:GenericProperty>""")),
            messages => Resource<VswResource>(messages) is { DevicePath: "net0", Unknown.Count: 0 }),
        Read(
            "C8", "the address of a network that the guide gives to the switch",
            Adding(Section("network", "<rasd:Address>00:14:4f:fb:08:50</rasd:Address>")),
            messages => Resource<NetworkResource>(messages)?.MacAddress?.ToString() == "00:14:4f:fb:08:50"),
        Read(
            "C9", "a binding with and without a capital",
            Adding(Section("cpu", "<bind:binding><Item/></bind:binding><Binding><Item/></Binding>")),
            messages => Resource<CpuResource>(messages) is { Bindings.Count: 2, Unknown.Count: 0 }),
        Read(
            "C10", "option and options",
            Request("stop-domain", "<option>-f</option>"), messages => messages is [StopDomainRequest { Force: true }]),
        Read(
            "C11", "the name of a schema file; no document has it",
            Event("bind-domain", Bind), messages => messages is [BindDomainEvent]),
        Read(
            "C12", "three kinds of events or four",
            Request("reg-all-events"), messages => messages is [RegAllEventsRequest]),
        Read(
            "C13", "an event without a command of its name",
            Event("domain-reset", Bind), messages => messages is [DomainResetEvent { Domain: "web1" }]),
        Read(
            "C14", "crypto as an event, mau as a resource",
            Event("add-crypto", $"""<Envelope><Content ovf:id="web1">{Section("mau", "<rasd:AllocationUnits>2</rasd:AllocationUnits>")}</Content></Envelope>"""),
            messages => messages is [AddCryptoEvent { Resources: [MauResource { Count: 2 }] }]),
        Read(
            "C15", "a device in the Content or right in the Envelope",
            $"""<LDM_interface version="1.3"><cmd><action>add-domain</action><data version="3.0"><Envelope><Content ovf:id="web1"/>{Section("physio_device", """<gprop:GenericProperty key="name">pci_1</gprop:GenericProperty>""")}</Envelope></data></cmd></LDM_interface>""",
            messages => Resource<PhysicalDeviceResource>(messages) is { DeviceName: "pci_1" }),
        new(
            "C16", "a reply with a capital, a status in capitals",
            """<LDM_interface version="1.3"><cmd><action>start-domain</action><data version="3.0"><Envelope><Content ovf:id="web1"/></Envelope><Response><Status>SUCCESS</Status></Response></data></cmd></LDM_interface>""",
            null, "alias alias", messages => messages is [StartDomainReply { Succeeded: true }]),
        Read(
            "C17", "id without a prefix",
            Event("bind-domain", """<Envelope><Content id="web1"/></Envelope>"""),
            messages => messages is [BindDomainEvent { Domain: "web1" }]),
        new(
            "C18", "no action",
            """<LDM_interface version="1.3"><cmd><data version="3.0"/></cmd></LDM_interface>""",
            null, null, messages => messages is [LdmUnknownRequest { Name: "" }]),
        Read(
            "C19", "the Section before the Content",
            Event("add-vcpu", $"""<Envelope>{Section("cpu", "<rasd:AllocationUnits>4</rasd:AllocationUnits>")}<Content ovf:id="web1"/></Envelope>"""),
            messages => messages is [AddVcpuEvent { Domain: "web1", Resources: [CpuResource { Count: 4 }] }]),
        Read(
            "C20", "properties that one guide demands are left out",
            Adding(Section("vsw", """<gprop:GenericProperty key="service_name">primary-vsw0</gprop:GenericProperty>""")),
            messages => Resource<VswResource>(messages) is { ServiceName: "primary-vsw0", DevicePath: null, LinkProperty: null }),
        Read(
            "C21", "an Envelope without References",
            Event("add-spconfig", $"<Envelope>{Section("spconfig", """<gprop:GenericProperty key="spconfig_name">initial</gprop:GenericProperty>""")}</Envelope>"),
            messages => messages is [AddSpconfigEvent { SpConfig.ConfigName: "initial" }]),
        Read(
            "C22", "a second response with warnings",
            """<LDM_interface version="1.7"><cmd><action>start-domain</action><data version="3.0"><response><status>success</status></response><response><status>success</status><resp_msg>careful</resp_msg></response></data><response><status>success</status></response></cmd><response><status>success</status></response></LDM_interface>""",
            messages => messages is [StartDomainReply { Succeeded: true, Warnings: ["careful"] }]),
        Read(
            "C23", "hostid with 0x",
            Adding(Section("ldom_info", """<gprop:GenericProperty key="hostid">0x83d8baf6</gprop:GenericProperty>""")),
            messages => Resource<DomainInfoResource>(messages) is { HostId: 0x83d8baf6 }),
        Read(
            "C24", "yes and no for on and off",
            Adding(Section("console", """<gprop:GenericProperty key="enable-log">yes</gprop:GenericProperty>""")),
            messages => Resource<ConsoleResource>(messages) is { EnableLog: true }),
    ];

    private static Contradiction Read(string id, string what, string document, Func<LdmMessage[], bool> holds) =>
        new(id, what, document, null, null, holds);

    private static string Request(string action, string option = "") =>
        $"""<LDM_interface version="1.3"><cmd><action>{action}</action>{option}<data version="3.0"><Envelope><Content ovf:id="web1"/></Envelope></data></cmd></LDM_interface>""";

    private static string Progress(bool inContent)
    {
        string section = Section("ldom_info", """<gprop:GenericProperty key="progress">45%</gprop:GenericProperty>""");
        return inContent
            ? $"""<Envelope><Content ovf:id="web1">{section}</Content></Envelope>"""
            : $"<Envelope>{section}</Envelope>";
    }
}
