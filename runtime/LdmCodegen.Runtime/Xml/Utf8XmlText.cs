using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// The text of an element or the value of an attribute: the bytes as they stand in the document and how to decode them.
/// Only what is asked for is decoded.
/// </summary>
public readonly ref partial struct Utf8XmlText
{
    private readonly Origin _origin;

    private Utf8XmlText(ReadOnlySpan<byte> raw, Origin origin)
    {
        Raw = raw;
        _origin = origin;
    }

    /// <summary>Where a text comes from, and so how it is decoded.</summary>
    internal enum Origin : byte
    {
        Absent,
        Content,
        Attribute,
        Decoded,
    }

    /// <summary>Where it comes from.</summary>
    internal Origin Source => _origin;

    /// <summary>Whether the attribute or element is there at all.</summary>
    public bool IsPresent => _origin != Origin.Absent;

    /// <summary>The bytes as they stand in the document, references, CDATA marks and child elements included.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether the decoded text holds nothing but white space.</summary>
    public bool IsBlank
    {
        get
        {
            using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
            return text.Bytes.IsEmpty;
        }
    }

    /// <summary>Whether the bytes are what they stand for.</summary>
    internal bool IsPlain => _origin == Origin.Decoded
        || !Raw.ContainsAny(IsAttribute ? TextDecoder.SpecialInAttribute : TextDecoder.SpecialInContent);

    private bool IsAttribute => _origin == Origin.Attribute;

    /// <summary>Takes a text that is decoded already, to read values from a part of it.</summary>
    /// <param name="text">The text in UTF-8; it stands for itself, whatever it holds.</param>
    public static Utf8XmlText OfDecoded(ReadOnlySpan<byte> text) => new(text, Origin.Decoded);

    /// <summary>The text without white space around it. White space that is written as a reference stays.</summary>
    public Utf8XmlText Trim()
    {
        // Looked at once here, and by nothing that is done with it.
        Utf8XmlText trimmed = new(XmlCharacters.Trim(Raw), _origin);
        return IsPresent && trimmed.IsPlain ? OfDecoded(trimmed.Raw) : trimmed;
    }

    /// <summary>
    /// The decoded text: references and CDATA resolved; line ends as XML 1.0 section 2.11 has them in content, white
    /// space as section 3.3.3 has it in an attribute. Empty when there is no text.
    /// </summary>
    public override string ToString()
    {
        if (IsPlain)
        {
            return Encoding.UTF8.GetString(Raw);
        }

        using DecodedText decoded = new(this, stackalloc byte[DecodedText.OnStack]);
        return Encoding.UTF8.GetString(decoded.Bytes);
    }

    /// <summary>Whether the decoded text is the given one; never when there is no text.</summary>
    /// <param name="utf8">The text to compare with, in UTF-8.</param>
    public bool Is(ReadOnlySpan<byte> utf8)
    {
        if (_origin == Origin.Decoded)
        {
            return Raw.SequenceEqual(utf8);
        }

        // Decoding never makes a text longer.
        if (Raw.Length < utf8.Length || !IsPresent)
        {
            return false;
        }

        if (IsPlain)
        {
            return Raw.SequenceEqual(utf8);
        }

        using DecodedText decoded = new(this, stackalloc byte[DecodedText.OnStack]);
        return decoded.Bytes.SequenceEqual(utf8);
    }

    /// <summary>Whether the decoded text is the given one, ASCII letters compared without case.</summary>
    /// <param name="ascii">The text to compare with, in ASCII.</param>
    public bool IsIgnoreCase(ReadOnlySpan<byte> ascii)
    {
        if (Raw.Length < ascii.Length || !IsPresent)
        {
            return false;
        }

        if (IsPlain)
        {
            return Ascii.EqualsIgnoreCase(Raw, ascii);
        }

        using DecodedText decoded = new(this, stackalloc byte[DecodedText.OnStack]);
        return Ascii.EqualsIgnoreCase(decoded.Bytes, ascii);
    }

    /// <summary>Whether the decoded text is the given one, hyphens and underscores compared as the same.</summary>
    /// <param name="utf8">The text to compare with, in UTF-8.</param>
    public bool IsFolded(ReadOnlySpan<byte> utf8)
    {
        if (Raw.Length < utf8.Length || !IsPresent)
        {
            return false;
        }

        if (IsPlain)
        {
            return EqualsFolded(Raw, utf8);
        }

        using DecodedText decoded = new(this, stackalloc byte[DecodedText.OnStack]);
        return EqualsFolded(decoded.Bytes, utf8);
    }

    /// <summary>Decodes into a buffer of the caller's.</summary>
    /// <param name="destination">Where the UTF-8 goes; <see cref="Raw"/>'s length is always enough.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>False when the buffer is too small; nothing was written then.</returns>
    public bool TryDecode(Span<byte> destination, out int written)
    {
        if (destination.Length >= Raw.Length)
        {
            written = DecodeInto(destination);
            return true;
        }

        using DecodedText decoded = new(this, stackalloc byte[DecodedText.OnStack]);
        bool fits = decoded.Bytes.TryCopyTo(destination);
        written = fits ? decoded.Bytes.Length : 0;
        return fits;
    }

    private static bool EqualsFolded(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && !(left[i] is (byte)'-' or (byte)'_' && right[i] is (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The decoded text without white space around it. It is where it stands in the document, unless references, line ends
    /// or markup in it make a copy necessary.
    /// </summary>
    public ReadOnlySpan<byte> ToUtf8Trimmed()
    {
        Utf8XmlText trimmed = Trim();
        if (trimmed.IsPlain)
        {
            return trimmed.Raw;
        }

        byte[] decoded = new byte[trimmed.Raw.Length];
        return decoded.AsSpan(0, trimmed.DecodeInto(decoded));
    }

    internal static Utf8XmlText From(ReadOnlySpan<byte> raw, Origin origin) => new(raw, origin);

    internal static Utf8XmlText OfContent(ReadOnlySpan<byte> raw) => new(raw, Origin.Content);

    internal static Utf8XmlText OfAttribute(ReadOnlySpan<byte> raw) => new(raw, Origin.Attribute);

    internal int DecodeInto(Span<byte> destination)
    {
        if (_origin == Origin.Decoded)
        {
            Raw.CopyTo(destination);
            return Raw.Length;
        }

        return IsAttribute
            ? TextDecoder.DecodeAttribute(Raw, destination)
            : TextDecoder.DecodeContent(Raw, destination);
    }
}
