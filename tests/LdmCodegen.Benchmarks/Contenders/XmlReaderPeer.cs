using System.Text;
using System.Xml;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>Typed reading written by hand over the platform's pull reader, and over its reader for services.</summary>
internal sealed class XmlReaderPeer(string name, Func<byte[], XmlReader> open) : Contender(name)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
    };

    public static XmlReaderPeer Plain() => new(
        "XmlReader, by hand", static document => XmlReader.Create(new MemoryStream(document), Settings));

    public static XmlReaderPeer Dictionary() => new(
        "XmlDictionaryReader",
        static document => XmlDictionaryReader.CreateTextReader(
            document, 0, document.Length, Encoding.UTF8, XmlDictionaryReaderQuotas.Max, null));

    public override object Read(byte[] document)
    {
        PeerMessage message = new();
        using XmlReader reader = open(document);
        reader.MoveToContent();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "action":
                    message.Action = reader.ReadElementContentAsString();
                    break;
                case "Content":
                    AddObject(message, reader);
                    break;
                case "Item":
                    message.Current().Items.Add(ReadItem(reader));
                    break;
            }
        }

        return message;
    }

    private static void AddObject(PeerMessage message, XmlReader reader)
    {
        PeerObject added = new();
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id")
            {
                added.Domain = reader.Value;
            }
        }

        reader.MoveToElement();
        message.Objects.Add(added);
    }

    private static PeerItem ReadItem(XmlReader reader)
    {
        PeerItem? item = null;
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            string name = reader.LocalName;
            if (name == "OtherResourceType")
            {
                item = PeerItem.OfKind(reader.ReadElementContentAsString());
            }
            else
            {
                string key = name == "GenericProperty" ? reader.GetAttribute("key")! : name;
                item!.Set(key, reader.ReadElementContentAsString());
            }
        }

        return item!;
    }
}
