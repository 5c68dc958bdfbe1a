using System.Xml.Linq;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>A tree of the whole document, then queries.</summary>
internal sealed class XDocumentPeer() : Contender("XDocument")
{
    public override object Read(byte[] document)
    {
        PeerMessage message = new();
        XElement command = XDocument.Load(new MemoryStream(document)).Root!.Element("cmd")!;
        message.Action = command.Element("action")!.Value;
        XElement envelope = command.Element("data")!.Element("Envelope")!;
        foreach (XElement content in envelope.Elements("Content"))
        {
            message.Objects.Add(new PeerObject
            {
                Domain = content.Attributes().First(static a => a.Name.LocalName == "id").Value,
            });
            AddItems(message, content);
        }

        AddItems(message, envelope);
        return message;
    }

    private static void AddItems(PeerMessage message, XElement parent)
    {
        foreach (XElement element in parent.Elements("Section").Elements("Item"))
        {
            PeerItem? item = null;
            foreach (XElement part in element.Elements())
            {
                if (part.Name.LocalName == "OtherResourceType")
                {
                    item = PeerItem.OfKind(part.Value);
                }
                else
                {
                    item!.Set(part.Attribute("key")?.Value ?? part.Name.LocalName, part.Value);
                }
            }

            message.Current().Items.Add(item!);
        }
    }
}
