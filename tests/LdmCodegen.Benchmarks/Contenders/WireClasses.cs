using System.Xml.Schema;
using System.Xml.Serialization;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>A document for <see cref="XmlSerializer"/>; it needs public types.</summary>
public interface IWireDocument
{
    WireCommand? Command { get; set; }
}

[XmlRoot("LDM_event")]
public sealed class WireEvent : IWireDocument
{
    [XmlAttribute("version")]
    public string? Version { get; set; }

    [XmlElement("cmd")]
    public WireCommand? Command { get; set; }
}

[XmlRoot("LDM_interface")]
public sealed class WireCall : IWireDocument
{
    [XmlAttribute("version")]
    public string? Version { get; set; }

    [XmlElement("cmd")]
    public WireCommand? Command { get; set; }
}

public sealed class WireCommand
{
    [XmlElement("action")]
    public string? Action { get; set; }

    [XmlElement("data")]
    public WireData? Data { get; set; }
}

public sealed class WireData
{
    [XmlAttribute("version")]
    public string? Version { get; set; }

    [XmlElement("Envelope")]
    public WireEnvelope? Envelope { get; set; }
}

public sealed class WireEnvelope
{
    [XmlElement("Content")]
    public WireContent[]? Content { get; set; }

    [XmlElement("Section")]
    public WireSection[]? Sections { get; set; }
}

// The documents write xsi:type, so the types have the names that stand there.
[XmlType("VirtualSystem_Type", Namespace = WireNames.Ovf)]
public sealed class WireContent
{
    [XmlAttribute("id", Namespace = WireNames.Ovf, Form = XmlSchemaForm.Qualified)]
    public string? Id { get; set; }

    [XmlElement("Section", Form = XmlSchemaForm.Unqualified)]
    public WireSection[]? Sections { get; set; }
}

[XmlInclude(typeof(WireHardwareSection))]
[XmlInclude(typeof(WireAllocationSection))]
[XmlType("Section_Type", Namespace = WireNames.Ovf)]
public class WireSection
{
    [XmlElement("Item", Form = XmlSchemaForm.Unqualified)]
    public WireItem[]? Items { get; set; }
}

[XmlType("VirtualHardwareSection_Type", Namespace = WireNames.Ovf)]
public sealed class WireHardwareSection : WireSection;

[XmlType("ResourceAllocationSection_Type", Namespace = WireNames.Ovf)]
public sealed class WireAllocationSection : WireSection;

public sealed class WireItem
{
    [XmlElement("OtherResourceType", Namespace = WireNames.Rasd)]
    public string? Kind { get; set; }

    [XmlElement("Address", Namespace = WireNames.Rasd)]
    public string? Address { get; set; }

    [XmlElement("AllocationUnits", Namespace = WireNames.Rasd)]
    public string? Units { get; set; }

    [XmlElement("GenericProperty", Namespace = WireNames.Gprop)]
    public WireProperty[]? Properties { get; set; }
}

public sealed class WireProperty
{
    [XmlAttribute("key")]
    public string? Key { get; set; }

    [XmlText]
    public string? Value { get; set; }
}

internal static class WireNames
{
    public const string Ovf = "./schemas/envelope";
    public const string Rasd = "./schemas/CIM_ResourceAllocationSettingData";
    public const string Gprop = "./schemas/GenericProperty";
}
