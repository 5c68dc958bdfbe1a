namespace LdmCodegen.Runtime.Xml;

/// <summary>The attributes of one start tag, in document order.</summary>
public readonly ref struct Utf8XmlAttributes
{
    private readonly ReadOnlySpan<byte> _tag;

    internal Utf8XmlAttributes(ReadOnlySpan<byte> tag) => _tag = tag;

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
            Current = default;
            _rest = default;
            return !_rest.IsEmpty;
        }
    }
}
