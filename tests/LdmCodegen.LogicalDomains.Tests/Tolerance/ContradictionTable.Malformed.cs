using LdmCodegen.Runtime;
using LogicalDomains;
using static LdmCodegen.LogicalDomains.Tests.Tolerance.Contradiction;

namespace LdmCodegen.LogicalDomains.Tests.Tolerance;

/// <summary>The vendor's malformed examples, M1 to M14.</summary>
internal static partial class ContradictionTable
{
    public static IReadOnlyList<Contradiction> Malformed { get; } =
    [
        new(
            "M1", "data closed as an empty element, then content and an end tag",
            """<LDM_interface version="1.3"><cmd><action>reg-domain-events</action><data version="3.0"/><response><status>success</status></response></data><response><status>success</status></response></cmd><response><status>success</status></response></LDM_interface>""",
            (XmlFaultCode.MismatchedTag, "found the end tag 'data', expected 'cmd'"), "closed-twice",
            messages => messages is [RegDomainEventsReply { Succeeded: true, Outcome.Payloads.Count: 1 }]),
        new(
            "M2", "a start tag of Envelope without its end",
            Event("bind-domain", """<Envelope<References/><Content ovf:id="web1"/></Envelope>"""),
            (XmlFaultCode.MalformedMarkup, "found '<', expected white space, '/>' or '>'"), "tag-not-ended",
            messages => messages is [BindDomainEvent { Domain: "web1" }]),
        new(
            "M3", "Content closed, its Section beside it",
            Event("add-vcpu", $"""<Envelope><References/><Content ovf:id="web1"/>{Section("cpu", "<rasd:AllocationUnits>4</rasd:AllocationUnits>")}</Envelope>"""),
            null, null,
            messages => messages is [AddVcpuEvent { Domain: "web1", Resources: [CpuResource { Count: 4 }] }]),
        new(
            "M4", "no blank before key",
            Adding(Section("ldom_info", """<gprop:GenericPropertykey="hostid">83d8baf6</gprop:GenericProperty>""")),
            (XmlFaultCode.MalformedMarkup, "found '=', expected white space, '/>' or '>'"), "blank-missing",
            messages => Resource<DomainInfoResource>(messages) is { HostId: 0x83d8baf6 }),
        new(
            "M5", "no colon after the prefix",
            Adding(Section("cpu", """<gpropGenericProperty key="wcore">1</gpropGenericProperty>""")),
            null, "alias",
            messages => Resource<CpuResource>(messages) is { WholeCores: 1, Unknown.Count: 0 }),
        new(
            "M6", "a Content closed twice, an Item opened twice",
            """<LDM_interface version="1.3"><cmd><action>add-domain</action><data version="3.0"><Envelope><References/><Content ovf:id="web1"/><Section><Item><rasd:OtherResourceType>cpu</rasd:OtherResourceType><rasd:AllocationUnits>4</rasd:AllocationUnits><Item></Section></Content></Envelope></data></cmd></LDM_interface>""",
            (XmlFaultCode.MismatchedTag, "found the end tag 'Section', expected 'Item'"), "closed-twice opened-twice",
            messages => messages is [AddDomainRequest { Domain: "web1" }]
                && Resource<CpuResource>(messages) is { Count: 4 }),
        new(
            "M7", "an attribute after the end of its tag",
            Adding("""<Section> xsi:type="ovf:VirtualHardwareSection_Type"<Item><rasd:OtherResourceType>memory</rasd:OtherResourceType><rasd:AllocationUnits>4G</rasd:AllocationUnits></Item></Section>"""),
            null, null,
            messages => Resource<MemoryResource>(messages) is { Size.Number: 4 }),
        new(
            "M8", "a schema that begins without its first character",
            """xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"></xs:schema>""",
            (XmlFaultCode.MalformedMarkup, "found 'x', expected the root element"), null, _ => false),
        new(
            "M9", "an attribute without its closing quote",
            """<xs:schema xmlns:vssd="/var/opt/SUNWldom/CIM_VirtualSystemSettingData><xs:element/></xs:schema>""",
            (XmlFaultCode.MalformedMarkup, "found '<' in an attribute value, expected '&lt;'"), null, _ => false),
        new(
            "M10", "a schema that is well-formed and wrong",
            """<xs:schema><xs:complexType name="GenericProperty_Type" type="xs:string"/></xs:schema>""",
            (XmlFaultCode.UnexpectedRoot, "The document element is not LDM_event or LDM_interface."), null, _ => false),
        new(
            "M11", "a comment that is never closed",
            Event("bind-domain", """<Envelope><References/><!-- Start Content section <Content ovf:id="web1"/></Envelope>"""),
            (XmlFaultCode.RestrictedComment, "comments are not allowed in the restricted profile"), null, _ => false),
        new(
            "M12", "blanks and line breaks around values",
            Adding(Section("vds_volume", "<gprop:GenericProperty key=\"block_dev\">\n  opt/SUNWldm/disk.img\n</gprop:GenericProperty>")),
            null, null,
            messages => Resource<VdsVolumeResource>(messages) is { BlockDevice: "opt/SUNWldm/disk.img" }),
        new(
            "M13", "no namespace is declared",
            Adding(Section("cpu", "<rasd:AllocationUnits>4</rasd:AllocationUnits>", " xsi:type=\"ovf:VirtualHardwareSection_Type\"")),
            null, null,
            messages => Resource<CpuResource>(messages) is { Count: 4, Unknown.Count: 0 }),
        new(
            "M14", "VLAN ids out of range",
            Adding(Section("vsw", """<gprop:GenericProperty key="pvid">12345678</gprop:GenericProperty>""")),
            null, null,
            messages => Resource<VswResource>(messages) is { PortVlan: "12345678" }),
    ];
}
