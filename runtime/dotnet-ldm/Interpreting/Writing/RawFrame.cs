using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>What stands around the unit of a document that is kept as it came.</summary>
internal sealed record RawFrame(RawXml Start, RawXml End)
{
    /// <summary>The frame of the first such document among several messages; null when there is none.</summary>
    public static RawFrame? Of(ReadOnlySpan<DynamicMessage> messages, MessageModel layout)
    {
        foreach (DynamicMessage message in messages)
        {
            if (!message.Xml.IsEmpty)
            {
                RawXml unit = UnitOf(message.Xml, layout);
                int start = message.Xml.Utf8.Span.IndexOf(unit.Utf8.Span);
                return new RawFrame(
                    new RawXml(message.Xml.Utf8[..start]), new RawXml(message.Xml.Utf8[(start + unit.Utf8.Length)..]));
            }
        }

        return null;
    }

    /// <summary>The unit of such a document.</summary>
    /// <exception cref="ToolException">The document has none.</exception>
    public static RawXml UnitOf(RawXml document, MessageModel layout)
    {
        Utf8XmlReader reader = new(document.Utf8.Span);
        bool isIn = reader.ReadRoot();
        while (isIn && reader.NextChild(1))
        {
            if (reader.LocalNameIs(Encoding.UTF8.GetBytes(layout.Unit.Local)))
            {
                return RawXml.Copy(reader.ReadOuterXml());
            }
        }

        throw ToolException.BadInput($"the document in 'xml' has no {layout.Unit.Local}, so it cannot stand among others");
    }
}
