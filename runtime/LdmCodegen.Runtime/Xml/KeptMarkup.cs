using System.Buffers;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Elements and attributes that are kept and may be written into another document.</summary>
public static class KeptMarkup
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>
    /// Reads over the element stood on and copies it. Prefixes that it uses and that are declared around it are declared
    /// on it.
    /// </summary>
    /// <param name="xml">Stands on the start tag; then on the end tag.</param>
    /// <param name="known">Prefixes that need no declaration, with blanks around each.</param>
    public static RawXml Element(ref Utf8XmlReader xml, scoped ReadOnlySpan<byte> known)
    {
        Utf8XmlReader start = xml;
        ReadOnlySpan<byte> element = xml.ReadOuterXml();
        if (!element.Contains((byte)':'))
        {
            return RawXml.Copy(element);
        }

        ArrayBufferWriter<byte>? declared = null;
        int nameEnd = element.IndexOfAny(NameEnds);
        for (int i = start.Depth - 2; i >= 0; i--)
        {
            foreach (Utf8XmlAttribute attribute in start.AttributesAround(i))
            {
                if (!attribute.Name.StartsWith("xmlns:"u8)
                    || !Finds(element, default, attribute.LocalName, (byte)':')
                    || !NeedsDeclaration(attribute.LocalName, known, declared)
                    || DeclaresItself(start, attribute.LocalName))
                {
                    continue;
                }

                if (declared is null)
                {
                    declared = new ArrayBufferWriter<byte>(element.Length + 64);
                    declared.Write(element[..nameEnd]);
                }

                declared.Write(" "u8);
                Write(declared, attribute);
            }
        }

        if (declared is null)
        {
            return RawXml.Copy(element);
        }

        declared.Write(element[nameEnd..]);
        return new RawXml(declared.WrittenMemory);
    }

    /// <summary>
    /// Copies attributes, but for those that have a meaning, the first of each name, and for declarations. Prefixes that
    /// need a declaration get it.
    /// </summary>
    /// <param name="attributes">The attributes: of the start tag stood on, or of an element around it.</param>
    /// <param name="xml">Stands on a start tag.</param>
    /// <param name="names">Local names of attributes that are left out, with blanks around each.</param>
    /// <param name="known">Prefixes that need no declaration, with blanks around each.</param>
    /// <param name="first">The name of the first that is copied.</param>
    /// <returns>The attributes with a blank between them; empty for none.</returns>
    public static RawXml Attributes(
        Utf8XmlAttributes attributes,
        in Utf8XmlReader xml,
        scoped ReadOnlySpan<byte> names,
        scoped ReadOnlySpan<byte> known,
        out Utf8XmlText first)
    {
        first = default;
        ArrayBufferWriter<byte>? kept = null;
        int i = 0;
        foreach (Utf8XmlAttribute attribute in attributes)
        {
            i++;
            if (IsDeclaration(attribute.Name)
                || (IsAmong(names, attribute.LocalName) && IsFirst(attributes, attribute.LocalName, i)))
            {
                continue;
            }

            if (kept is null)
            {
                kept = new ArrayBufferWriter<byte>();
                first = Utf8XmlText.OfAttribute(attribute.Name);
            }
            else
            {
                kept.Write(" "u8);
            }

            int prefix = attribute.Name.IndexOf((byte)':');
            if (prefix > 0 && NeedsDeclaration(attribute.Name[..prefix], known, kept))
            {
                Declare(kept, xml, attribute.Name[..prefix]);
            }

            Write(kept, attribute);
        }

        return kept is null ? default : new RawXml(kept.WrittenMemory);
    }

    /// <summary>Whether a name is that of a declaration: of a prefix, or of the namespace without one.</summary>
    internal static bool IsDeclaration(ReadOnlySpan<byte> name) =>
        name.StartsWith("xmlns"u8) && (name.Length == 5 || name[5] == ':');

    private static bool IsFirst(Utf8XmlAttributes attributes, ReadOnlySpan<byte> localName, int number)
    {
        int i = 0;
        foreach (Utf8XmlAttribute attribute in attributes)
        {
            i++;
            if (attribute.LocalName.SequenceEqual(localName) && !IsDeclaration(attribute.Name))
            {
                return i == number;
            }
        }

        return false;
    }

    /// <summary>Writes the declaration of a prefix that holds for the element stood on, when there is one.</summary>
    private static void Declare(ArrayBufferWriter<byte> kept, in Utf8XmlReader xml, ReadOnlySpan<byte> prefix)
    {
        for (int i = xml.Depth - 1; i >= 0; i--)
        {
            foreach (Utf8XmlAttribute attribute in xml.AttributesAround(i))
            {
                if (attribute.Name.StartsWith("xmlns:"u8) && attribute.LocalName.SequenceEqual(prefix))
                {
                    Write(kept, attribute);
                    kept.Write(" "u8);
                    return;
                }
            }
        }
    }

    /// <summary>Writes an attribute as it came, in the quotes that its value does not hold.</summary>
    internal static void Write(ref Utf8XmlWriter output, Utf8XmlAttribute attribute)
    {
        ReadOnlySpan<byte> quote = Quote(attribute);
        output.WriteLiteral(attribute.Name);
        output.WriteLiteral("="u8);
        output.WriteLiteral(quote);
        output.WriteLiteral(attribute.Value.Raw);
        output.WriteLiteral(quote);
    }

    private static void Write(ArrayBufferWriter<byte> output, Utf8XmlAttribute attribute)
    {
        ReadOnlySpan<byte> quote = Quote(attribute);
        output.Write(attribute.Name);
        output.Write("="u8);
        output.Write(quote);
        output.Write(attribute.Value.Raw);
        output.Write(quote);
    }

    private static ReadOnlySpan<byte> Quote(Utf8XmlAttribute attribute) =>
        attribute.Value.Raw.Contains((byte)'"') ? "'"u8 : "\""u8;

    /// <summary>Whether a prefix is neither one that is always declared nor declared in what is written so far.</summary>
    private static bool NeedsDeclaration(
        ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> known, ArrayBufferWriter<byte>? written) =>
        !IsAmong(known, prefix)
        && !prefix.SequenceEqual("xml"u8)
        && (written is null || !Finds(written.WrittenSpan, "xmlns:"u8, prefix, (byte)'='));

    private static bool DeclaresItself(in Utf8XmlReader start, ReadOnlySpan<byte> prefix)
    {
        foreach (Utf8XmlAttribute attribute in start.Attributes)
        {
            if (attribute.Name.StartsWith("xmlns:"u8) && attribute.LocalName.SequenceEqual(prefix))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAmong(ReadOnlySpan<byte> names, ReadOnlySpan<byte> name) => Finds(names, " "u8, name, (byte)' ');

    private static bool Finds(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, ReadOnlySpan<byte> name, byte after)
    {
        int from = 0;
        while (text[from..].IndexOf(name) is >= 0 and var found)
        {
            int start = from + found;
            int end = start + name.Length;
            if (end < text.Length && text[end] == after && text[..start].EndsWith(before))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }
}
