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
                return Of(message.Xml, layout);
            }
        }

        return null;
    }

    /// <summary>
    /// The unit of such a document, to be written into a frame: as it is when the frame is its own, else with what only its
    /// own declares.
    /// </summary>
    public static RawXml UnitIn(RawFrame? frame, RawXml document, MessageModel layout, InterpretedSchema schema)
    {
        if (frame is not null && Of(document, layout).Start == frame.Start)
        {
            return UnitOf(document, layout);
        }

        Utf8XmlReader reader = FindUnit(document, layout);
        return KeptMarkup.Element(ref reader, schema.Prefixes, schema.Defaults);
    }

    private static RawFrame Of(RawXml document, MessageModel layout)
    {
        RawXml unit = UnitOf(document, layout);
        int start = document.Utf8.Span.IndexOf(unit.Utf8.Span);
        return new RawFrame(new RawXml(document.Utf8[..start]), new RawXml(document.Utf8[(start + unit.Utf8.Length)..]));
    }

    private static RawXml UnitOf(RawXml document, MessageModel layout)
    {
        Utf8XmlReader reader = FindUnit(document, layout);
        return RawXml.Copy(reader.ReadOuterXml());
    }

    /// <exception cref="ToolException">The document has none.</exception>
    private static Utf8XmlReader FindUnit(RawXml document, MessageModel layout)
    {
        Utf8XmlReader reader = new(document.Utf8.Span);
        bool isIn = reader.ReadRoot();
        while (isIn && reader.NextChild(1))
        {
            if (reader.LocalNameIs(Encoding.UTF8.GetBytes(layout.Unit.Local)))
            {
                return reader;
            }
        }

        throw ToolException.BadInput($"the document in 'xml' has no {layout.Unit.Local}, so it cannot stand among others");
    }
}
