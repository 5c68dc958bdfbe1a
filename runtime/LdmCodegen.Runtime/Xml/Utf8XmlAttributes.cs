namespace LdmCodegen.Runtime.Xml;

/// <summary>The attributes of one start tag, in document order.</summary>
public readonly ref struct Utf8XmlAttributes
{
    private readonly ReadOnlySpan<byte> _tag;

    /// <summary>Takes what stands between the element's name and the end of its tag, already checked.</summary>
    internal Utf8XmlAttributes(ReadOnlySpan<byte> tag, int count)
    {
        _tag = tag;
        Count = count;
    }

    /// <summary>How many there are, namespace declarations among them.</summary>
    public int Count { get; }

    /// <summary>The bytes of all attributes as they stand in the tag, without white space around them.</summary>
    public ReadOnlySpan<byte> Raw => _tag.Trim(" \t\n\r"u8);

    /// <summary>Enumerates the attributes without allocation.</summary>
    public Enumerator GetEnumerator() => new(_tag);

    /// <summary>Walks over the attributes.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> tag)
        {
            _rest = tag;
            Current = default;
        }

        /// <summary>The attribute stood on.</summary>
        public Utf8XmlAttribute Current { get; private set; }

        /// <summary>Goes to the next attribute.</summary>
        /// <returns>False after the last.</returns>
        public bool MoveNext()
        {
            ReadOnlySpan<byte> rest = _rest;
            int nameStart = 0;
            while (nameStart < rest.Length && XmlCharacters.IsWhiteSpace(rest[nameStart]))
            {
                nameStart++;
            }

            if (nameStart == rest.Length)
            {
                return false;
            }

            int nameEnd = nameStart;
            while (rest[nameEnd] != '=' && !XmlCharacters.IsWhiteSpace(rest[nameEnd]))
            {
                nameEnd++;
            }

            int quote = nameEnd;
            while (rest[quote] is not ((byte)'"' or (byte)'\''))
            {
                quote++;
            }

            ReadOnlySpan<byte> afterQuote = rest[(quote + 1)..];
            int length = afterQuote.IndexOf(rest[quote]);
            Current = new Utf8XmlAttribute(rest[nameStart..nameEnd], Utf8XmlText.OfAttribute(afterQuote[..length]));
            _rest = afterQuote[(length + 1)..];
            return true;
        }
    }
}
