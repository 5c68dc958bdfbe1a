namespace LdmCodegen.Runtime.Xml;

/// <summary>The decoded text of a value, without white space around it; plain text stays where it is.</summary>
internal readonly ref struct ValueText
{
    /// <summary>How large a buffer the caller gives on the stack.</summary>
    public const int OnStack = 64;

    private readonly DecodedText _decoded;

    public ValueText(Utf8XmlText text, Span<byte> buffer)
    {
        if (text.IsPlain)
        {
            Bytes = XmlCharacters.Trim(text.Raw);
            return;
        }

        _decoded = new DecodedText(text, buffer);
        Bytes = XmlCharacters.Trim(_decoded.Bytes);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose() => _decoded.Dispose();
}
