using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Reads values from decoded text without white space around it, the same way in every culture.</summary>
internal static partial class TextCodec
{
    private const long MostSmall = 999_999_999;
    private const NumberStyles WholeStyle = NumberStyles.AllowLeadingSign;
    private const NumberStyles FractionStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool TryBool(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "on"u8) || Ascii.EqualsIgnoreCase(text, "yes"u8)
            || Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8);
        return value || Ascii.EqualsIgnoreCase(text, "off"u8) || Ascii.EqualsIgnoreCase(text, "no"u8)
            || Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8);
    }

    public static bool TryInt32(ReadOnlySpan<byte> text, out int value) =>
        TrySmall(text, out value) || int.TryParse(text, WholeStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryInt64(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text, WholeStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryUInt32(ReadOnlySpan<byte> text, out uint value)
    {
        if (TrySmall(text, out int small))
        {
            value = (uint)small;
            return true;
        }

        return uint.TryParse(text, WholeStyle, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryUInt64(ReadOnlySpan<byte> text, out ulong value) =>
        ulong.TryParse(text, WholeStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        if (TrySmall(text, out int small))
        {
            value = small;
            return true;
        }

        return TryShortFraction(text, out value)
            || decimal.TryParse(text, FractionStyle, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryPercent(ReadOnlySpan<byte> text, out decimal value)
    {
        if (text.EndsWith("%"u8))
        {
            text = XmlCharacters.Trim(text[..^1]);
        }

        return TryDecimal(text, out value);
    }

    public static bool TryBytes(ReadOnlySpan<byte> text, out ByteSize value)
    {
        value = default;
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0)
        {
            digits = text.Length;
        }

        ulong number = 0;
        if (TrySmall(text[..digits], out int small))
        {
            number = (ulong)small;
        }
        else if (!ulong.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        ReadOnlySpan<byte> suffix = text[digits..];
        char unit = suffix.IsEmpty ? '\0' : (char)(suffix[0] & ~0x20);
        if (suffix.Length > 2 || (suffix.Length == 2 && (unit == 'B' || (suffix[1] & ~0x20) != 'B'))
            || (unit == '\0' && !suffix.IsEmpty) || ByteSize.ShiftOf(unit) < 0)
        {
            return false;
        }

        value = new ByteSize(number, unit);
        return true;
    }

    public static bool TryDuration(ReadOnlySpan<byte> text, TimeSpan unit, out TimeSpan value)
    {
        if (TrySmall(text, out int small) && unit.Ticks <= long.MaxValue / MostSmall)
        {
            value = new TimeSpan(small * unit.Ticks);
            return true;
        }

        value = default;
        if (!TryDecimal(text, out decimal number))
        {
            return false;
        }

        // The largest time span is below 10^19 ticks; checking first keeps the product within a decimal.
        decimal limit = (decimal)long.MaxValue / unit.Ticks;
        if (Math.Abs(number) > limit + 1)
        {
            return false;
        }

        decimal ticks = Math.Round(number * unit.Ticks, MidpointRounding.AwayFromZero);
        if (ticks is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        value = new TimeSpan((long)ticks);
        return true;
    }

    public static bool TryUuid(ReadOnlySpan<byte> text, out Guid value) =>
        Utf8Parser.TryParse(text, out value, out int consumed, 'D') && consumed == text.Length;

    public static bool TryMac(ReadOnlySpan<byte> text, out MacAddress value)
    {
        value = default;
        if (TryUsualMac(text, out ulong usual))
        {
            value = new MacAddress(usual);
            return true;
        }

        ulong number = 0;
        byte separator = text.Contains((byte)'-') ? (byte)'-' : (byte)':';
        for (int group = 0; group < 6; group++)
        {
            int length = group < 5 ? text.IndexOf(separator) : text.Length;
            if (length is not (1 or 2) || !TryHex(text[..length], 2, out ulong bits))
            {
                return false;
            }

            number = (number << 8) | bits;
            text = text[(group < 5 ? length + 1 : length)..];
        }

        value = new MacAddress(number);
        return true;
    }

    /// <summary>Reads digits, a point and digits, up to nine in all.</summary>
    private static bool TryShortFraction(ReadOnlySpan<byte> text, out decimal value)
    {
        value = default;
        int point = text.IndexOf((byte)'.');
        int digits = text.Length - point - 1;
        if (point <= 0 || text.Length > 10
            || !TrySmall(text[..point], out int whole) || !TrySmall(text[(point + 1)..], out int part))
        {
            return false;
        }

        for (int i = 0; i < digits; i++)
        {
            whole *= 10;
        }

        value = new decimal(whole + part, 0, 0, isNegative: false, (byte)digits);
        return true;
    }

    /// <summary>Reads up to nine digits: nearly every number there is.</summary>
    private static bool TrySmall(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if ((uint)(text.Length - 1) >= 9)
        {
            return false;
        }

        foreach (byte b in text)
        {
            uint digit = (uint)(b - '0');
            if (digit > 9)
            {
                value = 0;
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        return true;
    }

    /// <summary>Reads six groups of two digits with colons between them.</summary>
    private static bool TryUsualMac(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        if (text.Length != 17)
        {
            return false;
        }

        // Digits and letters come as chance has it: a branch on which it is would be guessed wrong.
        bool isUsual = true;
        for (int i = 0; i < text.Length; i += 3)
        {
            byte high = text[i];
            byte low = text[i + 1];
            isUsual &= char.IsAsciiHexDigit((char)high) & char.IsAsciiHexDigit((char)low);
            isUsual &= i + 2 == text.Length || text[i + 2] == ':';
            value = (value << 8) | (HexDigit(high) << 4) | HexDigit(low);
        }

        return isUsual;
    }


    private static ulong HexDigit(byte b) => (b & 0xFU) + ((uint)(b >> 6) * 9);

    public static bool TryHex32(ReadOnlySpan<byte> text, out uint value)
    {
        bool parsed = TryHex(WithoutHexPrefix(text), 8, out ulong wide);
        value = (uint)wide;
        return parsed;
    }

    public static bool TryHex64(ReadOnlySpan<byte> text, out ulong value) =>
        TryHex(WithoutHexPrefix(text), 16, out value);

    public static bool TryBase64(ReadOnlySpan<byte> text, out Blob value)
    {
        value = default;
        byte[] buffer = new byte[text.Length];
        int length = 0;
        foreach (byte b in text)
        {
            if (!XmlCharacters.IsWhiteSpace(b))
            {
                buffer[length++] = b;
            }
        }

        if (Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, length), out int written) != OperationStatus.Done)
        {
            return false;
        }

        byte[] bytes = buffer.AsSpan(0, written).ToArray();
        buffer.AsSpan().Clear();
        value = new Blob(bytes);
        return true;
    }

    private static ReadOnlySpan<byte> WithoutHexPrefix(ReadOnlySpan<byte> text) =>
        text.StartsWith("0x"u8) || text.StartsWith("0X"u8) ? text[2..] : text;

    private static bool TryHex(ReadOnlySpan<byte> text, int mostDigits, out ulong value)
    {
        value = 0;
        return text.Length <= mostDigits
            && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
