using System.Buffers.Text;
using System.Globalization;

namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlWriter
{
    // Longer than any number, time or UUID is written.
    private const int LongestValue = 64;

    /// <summary>Writes <c>on</c> or <c>off</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBool(bool value) => WriteLiteral(value ? "on"u8 : "off"u8);

    /// <summary>Writes a signed 32-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value)
    {
        value.TryFormat(Reserve(LongestValue), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes a signed 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value)
    {
        value.TryFormat(Reserve(LongestValue), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes an unsigned 32-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value)
    {
        value.TryFormat(Reserve(LongestValue), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes an unsigned 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64(ulong value)
    {
        value.TryFormat(Reserve(LongestValue), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes a decimal number; the number of digits after the point is kept.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(decimal value)
    {
        value.TryFormat(Reserve(LongestValue), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes a percentage with its sign, as <c>12.5%</c>.</summary>
    /// <param name="value">The value.</param>
    public void WritePercent(decimal value)
    {
        WriteDecimal(value);
        WriteLiteral("%"u8);
    }

    /// <summary>Writes a size in the unit it was given in, as <c>4G</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBytes(ByteSize value)
    {
        WriteUInt64(value.Number);
        if (value.Suffix != '\0')
        {
            Reserve(1)[0] = (byte)value.Suffix;
            _used++;
        }
    }

    /// <summary>Writes a time span in seconds, with a fraction when it has one.</summary>
    /// <param name="value">The value.</param>
    public void WriteDuration(TimeSpan value) => WriteDuration(value, TimeSpan.FromSeconds(1));

    /// <summary>Writes a time span in a unit, with a fraction when it has one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">The unit; greater than zero.</param>
    public void WriteDuration(TimeSpan value, TimeSpan unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit, TimeSpan.Zero);
        decimal number = (decimal)value.Ticks / unit.Ticks;
        number.TryFormat(
            Reserve(LongestValue), out int written, "0.############################", CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>
    /// Writes a point in time as ISO 8601, with a fraction when it has one; <c>Z</c> for the offset zero.
    /// </summary>
    /// <param name="value">The value.</param>
    public void WriteTimestamp(DateTimeOffset value)
    {
        ReadOnlySpan<char> format = value.Offset == TimeSpan.Zero
            ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
        value.TryFormat(Reserve(LongestValue), out int written, format, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes a UUID in lower case with hyphens.</summary>
    /// <param name="value">The value.</param>
    public void WriteUuid(Guid value)
    {
        value.TryFormat(Reserve(LongestValue), out int written);
        _used += written;
    }

    /// <summary>Writes a MAC address as six groups of two lower-case digits separated by colons.</summary>
    /// <param name="value">The value.</param>
    public void WriteMac(MacAddress value)
    {
        for (int shift = 40; shift >= 0; shift -= 8)
        {
            WriteHex(value.Value >> shift & 0xFF, "x2");
            if (shift > 0)
            {
                WriteLiteral(":"u8);
            }
        }
    }

    /// <summary>Writes eight lower-case hexadecimal digits, without 0x.</summary>
    /// <param name="value">The value.</param>
    public void WriteHex32(uint value) => WriteHex(value, "x8");

    /// <summary>Writes sixteen lower-case hexadecimal digits, without 0x.</summary>
    /// <param name="value">The value.</param>
    public void WriteHex64(ulong value) => WriteHex(value, "x16");

    /// <summary>Writes bytes in base64, without line breaks.</summary>
    /// <param name="value">The value.</param>
    public void WriteBase64(Blob value)
    {
        ReadOnlySpan<byte> rest = value.Bytes.Span;
        while (!rest.IsEmpty)
        {
            // Whole groups of three bytes, so that padding appears only at the end.
            ReadOnlySpan<byte> run = rest[..Math.Min(rest.Length, 3 * (LongestRun / 4))];
            Base64.EncodeToUtf8(run, Reserve(Base64.GetMaxEncodedToUtf8Length(run.Length)), out _, out int written);
            _used += written;
            rest = rest[run.Length..];
        }
    }

    private void WriteHex(ulong value, scoped ReadOnlySpan<char> format)
    {
        value.TryFormat(Reserve(LongestValue), out int written, format, CultureInfo.InvariantCulture);
        _used += written;
    }
}
