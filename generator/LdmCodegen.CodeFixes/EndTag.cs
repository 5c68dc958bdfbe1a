using System.Xml;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.CodeFixes;

/// <summary>Finds the end tag of an element.</summary>
internal static class EndTag
{
    /// <summary>
    /// Where the name in the end tag of the element stands whose name begins at an offset; null for an element without one,
    /// and in a text that is not well-formed up to there.
    /// </summary>
    public static int? Find(string text, int nameOffset)
    {
        SchemaText lines = new("", text);
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using StringReader source = new(lines.Markup);
        using XmlReader xml = XmlReader.Create(source, settings);
        int depth = -1;
        try
        {
            while (xml.Read())
            {
                IXmlLineInfo place = (IXmlLineInfo)xml;
                int offset = lines.OffsetOf(place.LineNumber, place.LinePosition);
                if (xml.NodeType == XmlNodeType.Element && offset == nameOffset)
                {
                    if (xml.IsEmptyElement)
                    {
                        return null;
                    }

                    depth = xml.Depth;
                }
                else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
                {
                    return offset;
                }
            }
        }
        catch (XmlException)
        {
            // The fault is a finding of its own; the name in the start tag can be changed all the same.
        }

        return null;
    }
}
