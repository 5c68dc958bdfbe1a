using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>Where a value stands in a document.</summary>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="IsPlain">Whether the bytes are ASCII and stand for themselves.</param>
public readonly record struct ValuePlace(int Start, int Length, bool IsPlain)
{
    /// <summary>Whether there is a value; no value stands where a document begins.</summary>
    public bool IsSet => Start != 0;

    /// <summary>The value in its document.</summary>
    /// <param name="document">The document.</param>
    public Utf8XmlText In(ReadOnlySpan<byte> document)
    {
        if (IsPlain)
        {
            return Utf8XmlText.OfDecoded(Length == 0 ? default : document.Slice(Start, Length));
        }

        ReadOnlySpan<byte> raw = document.Slice(Start, Length);
        return document[Start + Length] is (byte)'"' or (byte)'\''
            ? Utf8XmlText.OfAttribute(raw)
            : Utf8XmlText.OfContent(raw);
    }
}
