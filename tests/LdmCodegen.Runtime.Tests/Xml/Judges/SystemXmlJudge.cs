using System.Text;
using System.Xml;

namespace LdmCodegen.Runtime.Tests.Xml.Judges;

/// <summary>The XML parser of the base library, without namespaces.</summary>
internal static class SystemXmlJudge
{
    /// <summary>
    /// What judges accept and we do not, beside the restrictions: colons that are no prefix, a byte order mark, encodings
    /// that they know by other names, and a NUL after the root element, which System.Xml takes for the end of the input.
    /// </summary>
    public static bool IsListedDifference(XmlFault fault) =>
        fault.Message.Contains("one colon", StringComparison.Ordinal)
        || (fault.Offset == 0 && fault.Message.Contains("U+FEFF", StringComparison.Ordinal))
        || (fault.Path == "/" && fault.Message.StartsWith("U+0000", StringComparison.Ordinal))
        || fault.Message.Contains("in the XML declaration", StringComparison.Ordinal)
        || fault.Message.StartsWith("the XML declaration's", StringComparison.Ordinal);

    /// <summary>What System.Xml reads, in the form of <see cref="Tokens"/>; null when it refuses.</summary>
    public static string? Read(byte[] document)
    {
        StringBuilder tokens = new();
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(document);
            using XmlTextReader reader = new(new MemoryStream(document))
            {
                Namespaces = false,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                Normalization = true,
                WhitespaceHandling = WhitespaceHandling.All,
            };
            while (reader.Read())
            {
                Append(tokens, reader);
            }

            return tokens.ToString().Replace("][", "", StringComparison.Ordinal);
        }
        catch (Exception refused) when (refused is XmlException or ArgumentException)
        {
            return null;
        }
    }

    private static void Append(StringBuilder tokens, XmlTextReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = reader.IsEmptyElement;
                string name = reader.Name;
                tokens.Append('<').Append(name);
                for (int i = 0; i < reader.AttributeCount; i++)
                {
                    reader.MoveToAttribute(i);
                    tokens.Append(' ').Append(reader.Name).Append("=[").Append(reader.Value).Append(']');
                    RefuseEntities(reader);
                }

                tokens.Append('>').Append(isEmpty ? $"</{name}>" : "");
                break;

            case XmlNodeType.EndElement:
                tokens.Append("</").Append(reader.Name).Append('>');
                break;

            case XmlNodeType.EntityReference:
                // Without a DTD this reader hands undefined entities over instead of refusing them.
                throw new XmlException("undefined entity");

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
            case XmlNodeType.Whitespace when reader.Depth > 0:
                tokens.Append('[').Append(reader.Value).Append(']');
                break;
        }
    }

    private static void RefuseEntities(XmlTextReader attribute)
    {
        while (attribute.ReadAttributeValue())
        {
            if (attribute.NodeType == XmlNodeType.EntityReference)
            {
                throw new XmlException("undefined entity");
            }
        }

        attribute.MoveToElement();
    }

    /// <summary>Tokens with adjacent texts joined and empty ones left out: judges cut text where they like.</summary>
    public static string Joined(string tokens) =>
        tokens.Replace("][", "", StringComparison.Ordinal).Replace(">[]", ">", StringComparison.Ordinal);
}
