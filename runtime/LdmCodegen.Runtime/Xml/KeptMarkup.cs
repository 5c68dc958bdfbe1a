using System.Buffers;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Elements and attributes that are kept and may be written into another document.</summary>
public static class KeptMarkup
{
    // A longer one is repeated nowhere: that would make a small document a large one.
    private const int LongestNamespace = 256;

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>
    /// Reads over the element stood on and copies it. What holds in it and is declared around it is declared on it: prefixes
    /// that it uses, and the namespace of names without one.
    /// </summary>
    /// <param name="xml">Stands on the start tag; then on the end tag.</param>
    /// <param name="known">Prefixes that need no declaration, with blanks around each.</param>
    /// <param name="defaults">Namespaces of names without a prefix that need none, with blanks around each.</param>
    public static RawXml Element(
        ref Utf8XmlReader xml, scoped ReadOnlySpan<byte> known, scoped ReadOnlySpan<byte> defaults = default)
    {
        Utf8XmlReader start = xml;
        ReadOnlySpan<byte> element = xml.ReadOuterXml();
        if (xml.IsFaulted)
        {
            return default;
        }

        bool mayHavePrefixes = element.Contains((byte)':');
        bool isDefaultKnown = Declares(start, default);
        ArrayBufferWriter<byte>? declared = null;
        int nameEnd = element.IndexOfAny(NameEnds);
        for (int i = start.Depth - 2; i >= 0; i--)
        {
            foreach (Utf8XmlAttribute attribute in start.AttributesAround(i))
            {
                if (!IsDeclaration(attribute.Name))
                {
                    continue;
                }

                bool isDefault = attribute.Name.Length == 5;
                bool isNeeded = isDefault
                    ? !isDefaultKnown && !IsAmong(defaults, attribute.Value.Raw) && HasBareNames(start)
                    : mayHavePrefixes && Finds(element, default, attribute.LocalName, (byte)':')
                        && NeedsDeclaration(attribute.LocalName, known, declared)
                        && !Declares(start, attribute.LocalName);

                // The nearest one counts, also the one that takes it back.
                isDefaultKnown |= isDefault;
                if (!isNeeded || attribute.Value.Raw.Length is 0 or > LongestNamespace)
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
    /// A document with one element of a larger one, whose start tag is too long to be repeated: it has what the names in the
    /// document need, and attributes that have a meaning.
    /// </summary>
    /// <param name="root">Stands on the root of the larger one.</param>
    /// <param name="element">Stands on the element; then on its end tag.</param>
    /// <param name="names">Local names of attributes of the root with a meaning, with blanks around each.</param>
    public static RawXml Document(in Utf8XmlReader root, ref Utf8XmlReader element, scoped ReadOnlySpan<byte> names)
    {
        ArrayBufferWriter<byte> document = new();
        document.Write("<"u8);
        document.Write(root.Name);
        int colon = root.Name.IndexOf((byte)':');
        foreach (Utf8XmlAttribute attribute in root.Attributes)
        {
            bool isNeeded = IsDeclaration(attribute.Name)
                ? colon < 0
                    ? attribute.Name.Length == 5
                    : attribute.Name.Length > 5 && attribute.LocalName.SequenceEqual(root.Name[..colon])
                : IsAmong(names, attribute.LocalName);
            if (isNeeded && attribute.Value.Raw.Length <= LongestNamespace)
            {
                document.Write(" "u8);
                Write(document, attribute);
            }
        }

        document.Write(">"u8);
        document.Write(Element(ref element, default).Utf8.Span);
        document.Write("</"u8);
        document.Write(root.Name);
        document.Write(">"u8);
        return new RawXml(document.WrittenMemory);
    }

    /// <summary>Writes attributes that were kept, each after a blank, but for those with certain prefixes.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="without">The prefixes, with blanks around each.</param>
    public static void WriteAttributes(ref Utf8XmlWriter output, RawXml attributes, scoped ReadOnlySpan<byte> without)
    {
        foreach (Utf8XmlAttribute attribute in new Utf8XmlAttributes(attributes.Utf8.Span, count: 0))
        {
            int colon = attribute.Name.IndexOf((byte)':');
            if (colon < 0 || !IsAmong(without, attribute.Name[..colon]))
            {
                output.WriteLiteral(" "u8);
                Write(ref output, attribute);
            }
        }
    }

    /// <summary>
    /// Whether the start tag stood on has attributes that <see cref="Attributes"/> would copy; it may say so of a tag with
    /// very many attributes that has none.
    /// </summary>
    /// <param name="xml">Stands on a start tag.</param>
    /// <param name="names">Local names of attributes that are left out, with blanks around each.</param>
    public static bool MayHaveAttributes(in Utf8XmlReader xml, scoped ReadOnlySpan<byte> names) =>
        xml.HasAttributesBeside(names);

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
                    if (attribute.Value.Raw.Length <= LongestNamespace)
                    {
                        Write(kept, attribute);
                        kept.Write(" "u8);
                    }

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

    /// <summary>Whether a start tag declares a prefix; for an empty one, the namespace of names without.</summary>
    private static bool Declares(in Utf8XmlReader start, ReadOnlySpan<byte> prefix)
    {
        foreach (Utf8XmlAttribute attribute in start.Attributes)
        {
            if (IsDeclaration(attribute.Name)
                && (attribute.Name.Length == 5 ? prefix.IsEmpty : attribute.LocalName.SequenceEqual(prefix)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name of an element, or of one in it, has no prefix.</summary>
    private static bool HasBareNames(Utf8XmlReader start)
    {
        int depth = start.Depth;
        do
        {
            if (start.Kind == XmlTokenKind.StartElement && !start.Name.Contains((byte)':'))
            {
                return true;
            }
        }
        while (start.Read() && start.Depth >= depth && !(start.Kind == XmlTokenKind.EndElement && start.Depth == depth));

        return false;
    }

    private static bool IsAmong(ReadOnlySpan<byte> names, ReadOnlySpan<byte> name) =>
        name.Length > 0 && Finds(names, " "u8, name, (byte)' ');

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
