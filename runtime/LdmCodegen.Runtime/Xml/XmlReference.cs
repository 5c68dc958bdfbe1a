namespace LdmCodegen.Runtime.Xml;

/// <summary>What a reference (<c>&amp;…;</c>) turned out to be.</summary>
internal enum XmlReferenceStatus : byte
{
    /// <summary>One allowed character.</summary>
    Valid,

    /// <summary>The text ends inside it.</summary>
    Incomplete,

    /// <summary>It breaks the grammar.</summary>
    Malformed,

    /// <summary>It names an entity that is not predefined.</summary>
    Undefined,

    /// <summary>It numbers a character that XML does not allow.</summary>
    Forbidden,
}

/// <summary>Reads the five predefined entities and character references.</summary>
internal static class XmlReference
{
    /// <summary>Reads the reference that the text begins with.</summary>
    /// <param name="text">The text, from the ampersand on.</param>
    /// <param name="scalar">The character.</param>
    /// <param name="length">How many bytes the reference has, as far as it was read.</param>
    public static XmlReferenceStatus Read(ReadOnlySpan<byte> text, out uint scalar, out int length)
    {
        scalar = 0;
        length = 1;
        if (text.Length < 2)
        {
            return XmlReferenceStatus.Incomplete;
        }

        return text[1] == '#' ? ReadNumber(text, out scalar, out length) : ReadEntity(text, out scalar, out length);
    }

    private static XmlReferenceStatus ReadNumber(ReadOnlySpan<byte> text, out uint scalar, out int length)
    {
        scalar = 0;
        length = 2;
        uint radix = 10;
        if (text.Length > 2 && text[2] == 'x')
        {
            radix = 16;
            length = 3;
        }

        int digitsStart = length;
        uint value = 0;
        while (length < text.Length && TryDigit(text[length], radix, out uint digit))
        {
            // Saturates above every character, so that no number of digits wraps around.
            value = Math.Min((value * radix) + digit, 0x110000);
            length++;
        }

        if (length == text.Length)
        {
            return XmlReferenceStatus.Incomplete;
        }

        if (text[length] != ';' || length == digitsStart)
        {
            return XmlReferenceStatus.Malformed;
        }

        length++;
        scalar = value;
        return XmlCharacters.IsAllowed(value) ? XmlReferenceStatus.Valid : XmlReferenceStatus.Forbidden;
    }

    private static bool TryDigit(byte b, uint radix, out uint digit)
    {
        digit = (uint)(b - '0');
        if (digit < 10)
        {
            return true;
        }

        digit = (uint)((b | 0x20) - 'a') + 10;
        return radix == 16 && digit is >= 10 and < 16;
    }

    private static XmlReferenceStatus ReadEntity(ReadOnlySpan<byte> text, out uint scalar, out int length)
    {
        scalar = 0;
        int nameLength = XmlNames.Measure(text[1..]);
        length = 1 + nameLength;
        if (length == text.Length)
        {
            return XmlReferenceStatus.Incomplete;
        }

        if (nameLength == 0 || text[length] != ';')
        {
            return XmlReferenceStatus.Malformed;
        }

        scalar = text.Slice(1, nameLength) switch
        {
            [(byte)'l', (byte)'t'] => '<',
            [(byte)'g', (byte)'t'] => '>',
            [(byte)'a', (byte)'m', (byte)'p'] => '&',
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => '"',
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => '\'',
            _ => 0,
        };
        length++;
        return scalar == 0 ? XmlReferenceStatus.Undefined : XmlReferenceStatus.Valid;
    }
}
