namespace LdmCodegen.Runtime.Xml;

internal static partial class TextCodec
{
    private const int FractionDigits = 7;

    /// <summary>Reads <c>YYYY-MM-DDThh:mm:ss[.fraction][Z|±hh:mm]</c>; UTC when no offset is given.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month)
            || !TryDigits(text[8..10], out int day) || !TryDigits(text[11..13], out int hour)
            || !TryDigits(text[14..16], out int minute) || !TryDigits(text[17..19], out int second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[19..];
        if (!TryFraction(ref rest, out long fraction) || !TryOffset(rest, out TimeSpan offset))
        {
            return false;
        }

        long ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks + fraction;
        long utc = ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, offset);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (!rest.StartsWith("."u8))
        {
            return true;
        }

        int length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = length < 0 ? rest[1..] : rest.Slice(1, length);
        rest = rest[(1 + digits.Length)..];
        for (int i = 0; i < FractionDigits; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return !digits.IsEmpty;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8))
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryDigits(text[1..3], out int hours) || !TryDigits(text[4..6], out int minutes)
            || minutes > 59 || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        TimeSpan size = new(hours, minutes, 0);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte b in text)
        {
            if (!char.IsAsciiDigit((char)b))
            {
                return false;
            }

            value = (value * 10) + (b - '0');
        }

        return true;
    }
}
