using System.Xml;
using System.Xml.Serialization;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>The platform's serializer to classes shaped as the wire is, then typed values from their texts.</summary>
internal sealed class XmlSerializerPeer() : Contender("XmlSerializer")
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly XmlSerializer _events = new(typeof(WireEvent));
    private readonly XmlSerializer _calls = new(typeof(WireCall));

    public override object Read(byte[] document)
    {
        // An event's root begins "<LDM_e", a call's "<LDM_i".
        XmlSerializer serializer = document[5] == 'e' ? _events : _calls;
        using XmlReader reader = XmlReader.Create(new MemoryStream(document), Settings);
        WireCommand command = ((IWireDocument)serializer.Deserialize(reader)!).Command!;
        PeerMessage message = new() { Action = command.Action! };
        WireEnvelope envelope = command.Data!.Envelope!;
        foreach (WireContent content in envelope.Content ?? [])
        {
            message.Objects.Add(new PeerObject { Domain = content.Id });
            AddItems(message, content.Sections);
        }

        AddItems(message, envelope.Sections);
        return message;
    }

    private static void AddItems(PeerMessage message, WireSection[]? sections)
    {
        foreach (WireSection section in sections ?? [])
        {
            foreach (WireItem wire in section.Items ?? [])
            {
                message.Current().Items.Add(ToItem(wire));
            }
        }
    }

    private static PeerItem ToItem(WireItem wire)
    {
        PeerItem item = PeerItem.OfKind(wire.Kind!);
        if (wire.Address is not null)
        {
            item.Set("Address", wire.Address);
        }

        if (wire.Units is not null)
        {
            item.Set("AllocationUnits", wire.Units);
        }

        foreach (WireProperty property in wire.Properties ?? [])
        {
            item.Set(property.Key!, property.Value!);
        }

        return item;
    }
}
