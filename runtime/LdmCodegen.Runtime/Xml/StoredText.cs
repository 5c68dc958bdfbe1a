namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Where one of several texts stands among bytes that were taken from a document, and how it is decoded. For what
/// outlives its document and is decoded only when it is asked for.
/// </summary>
public readonly struct StoredText
{
    private readonly int _start;
    private readonly int _length;
    private readonly Utf8XmlText.Origin _origin;

    private StoredText(int start, int length, Utf8XmlText.Origin origin)
    {
        _start = start;
        _length = length;
        _origin = origin;
    }

    /// <summary>Stores a text after those that are there.</summary>
    /// <param name="text">The text; one that is not present takes no room.</param>
    /// <param name="bytes">Where the bytes go; what is left of it must hold <see cref="Utf8XmlText.Raw"/>.</param>
    /// <param name="used">How many bytes are in use.</param>
    /// <exception cref="ArgumentException">The text is longer than what is left.</exception>
    public static StoredText Store(Utf8XmlText text, Span<byte> bytes, ref int used)
    {
        text.Raw.CopyTo(bytes[used..]);
        StoredText stored = new(used, text.Raw.Length, text.Source);
        used += text.Raw.Length;
        return stored;
    }

    /// <summary>The text.</summary>
    /// <param name="bytes">The bytes that it was stored in.</param>
    public Utf8XmlText In(ReadOnlySpan<byte> bytes) => Utf8XmlText.From(bytes.Slice(_start, _length), _origin);
}
