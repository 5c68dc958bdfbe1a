using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Tool.Decoding;

/// <summary>What can stand around a message, or in its place, in a captured stream.</summary>
internal static class Wrapping
{
    /// <summary>The message inside a stanza, or the document itself.</summary>
    /// <returns>The bytes and their offset in the input.</returns>
    public static (ReadOnlyMemory<byte> Bytes, long Offset) Unwrap(
        InputDocument document, IReadOnlyList<string> roots)
    {
        ReadOnlySpan<byte> bytes = document.Bytes.Span;
        Utf8XmlReader reader = new(bytes);
        if (!reader.ReadRoot() || !(reader.LocalNameIs("iq"u8) || reader.LocalNameIs("message"u8)))
        {
            return (document.Bytes, document.Offset);
        }

        while (reader.NextChild(1))
        {
            if (roots.Contains(Encoding.UTF8.GetString(reader.LocalName)))
            {
                ReadOnlySpan<byte> inner = reader.ReadOuterXml();
                int start = bytes.IndexOf(inner);
                return (document.Bytes.Slice(start, inner.Length), document.Offset + start);
            }
        }

        return (document.Bytes, document.Offset);
    }

    /// <summary>
    /// Whether a document belongs to the login at the start of a stream. Such documents carry no messages, but may
    /// carry passwords, and are never shown.
    /// </summary>
    public static bool IsNegotiation(ReadOnlySpan<byte> document)
    {
        Utf8XmlReader reader = new(document);
        return reader.ReadRoot()
            && (reader.LocalNameIs("features"u8)
                || reader.LocalNameIs("starttls"u8)
                || reader.LocalNameIs("proceed"u8)
                || reader.LocalNameIs("auth"u8)
                || reader.LocalNameIs("challenge"u8)
                || reader.LocalNameIs("response"u8)
                || reader.LocalNameIs("success"u8)
                || reader.LocalNameIs("failure"u8)
                || reader.LocalNameIs("error"u8));
    }
}
