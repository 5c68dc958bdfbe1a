using System.Buffers;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Elements that are kept and may be written into another document.</summary>
public static class KeptMarkup
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>Copies an element; prefixes that it uses and that are declared outside are declared on it.</summary>
    /// <param name="xml">The element, already checked.</param>
    /// <param name="around">The attributes of the element with the declarations.</param>
    /// <param name="known">Prefixes that need none, with blanks around each.</param>
    public static RawXml Copy(ReadOnlySpan<byte> xml, Utf8XmlAttributes around, ReadOnlySpan<byte> known)
    {
        ArrayBufferWriter<byte>? declared = null;
        int nameEnd = xml.IndexOfAny(NameEnds);
        foreach (Utf8XmlAttribute attribute in around)
        {
            if (!attribute.Name.StartsWith("xmlns:"u8) || !NeedsDeclaration(xml, attribute.LocalName, known))
            {
                continue;
            }

            if (declared is null)
            {
                declared = new ArrayBufferWriter<byte>(xml.Length + 64);
                declared.Write(xml[..nameEnd]);
            }

            byte quote = attribute.Value.Raw.Contains((byte)'"') ? (byte)'\'' : (byte)'"';
            declared.Write(" "u8);
            declared.Write(attribute.Name);
            declared.Write([(byte)'=', quote]);
            declared.Write(attribute.Value.Raw);
            declared.Write([quote]);
        }

        if (declared is null)
        {
            return RawXml.Copy(xml);
        }

        declared.Write(xml[nameEnd..]);
        return new RawXml(declared.WrittenMemory);
    }

    private static bool NeedsDeclaration(
        ReadOnlySpan<byte> xml, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> known)
    {
        Span<byte> wanted = stackalloc byte[256];
        if (prefix.Length + 8 > wanted.Length)
        {
            return false;
        }

        // A prefix the schema has needs none; nor does one that is not used, or is declared in the element.
        return known.IndexOf(Spell(wanted, " "u8, prefix, (byte)' ')) < 0
            && xml.IndexOf(Spell(wanted, default, prefix, (byte)':')) >= 0
            && xml.IndexOf(Spell(wanted, "xmlns:"u8, prefix, (byte)'=')) < 0;
    }

    private static ReadOnlySpan<byte> Spell(
        Span<byte> buffer, ReadOnlySpan<byte> before, ReadOnlySpan<byte> prefix, byte after)
    {
        before.CopyTo(buffer);
        prefix.CopyTo(buffer[before.Length..]);
        buffer[before.Length + prefix.Length] = after;
        return buffer[..(before.Length + prefix.Length + 1)];
    }
}
