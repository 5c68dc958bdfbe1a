using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Reads documents into one line of text, so that tests can compare structure at a glance.</summary>
internal static class Tokens
{
    public static string Of(string document, XmlLimits? limits = null) => Of(Encoding.UTF8.GetBytes(document), limits);

    /// <summary>Start tags as <c>&lt;name a=[value]&gt;</c>, ends as <c>&lt;/name&gt;</c>, text as <c>[text]</c>.</summary>
    public static string Of(ReadOnlySpan<byte> document, XmlLimits? limits = null)
    {
        Utf8XmlReader reader = new(document, limits);
        StringBuilder tokens = new();
        while (reader.Read())
        {
            Append(tokens, reader);
        }

        return reader.IsFaulted ? reader.Fault.ToString() : tokens.ToString();
    }

    public static XmlFault FaultOf(ReadOnlySpan<byte> document, XmlLimits? limits = null)
    {
        Utf8XmlReader reader = new(document, limits);
        Assert.Equal(!reader.ReadToEnd(), reader.IsFaulted);
        return reader.Fault;
    }

    private static void Append(StringBuilder tokens, Utf8XmlReader reader)
    {
        switch (reader.Kind)
        {
            case XmlTokenKind.StartElement:
                tokens.Append('<').Append(Encoding.UTF8.GetString(reader.Name));
                foreach (Utf8XmlAttribute attribute in reader.Attributes)
                {
                    tokens.Append(' ').Append(Encoding.UTF8.GetString(attribute.Name))
                        .Append("=[").Append(attribute.Value.ToString()).Append(']');
                }

                tokens.Append('>');
                break;

            case XmlTokenKind.EndElement:
                tokens.Append("</").Append(Encoding.UTF8.GetString(reader.Name)).Append('>');
                break;

            default:
                tokens.Append('[').Append(reader.Text.ToString()).Append(']');
                break;
        }
    }
}
