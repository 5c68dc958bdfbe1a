using System.Buffers;
using System.Globalization;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

public class ValueCodecTests
{
    private delegate void Write<T>(ref Utf8XmlWriter writer, T value);

    private delegate bool TryGet<T>(Utf8XmlText text, out T value);

    [Fact]
    public void Whole_numbers_keep_every_value()
    {
        RoundTrip((ref Utf8XmlWriter w, int v) => w.WriteInt32(v), (Utf8XmlText t, out int v) => t.TryGetInt32(out v), int.MinValue, -1, 0, int.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, long v) => w.WriteInt64(v), (Utf8XmlText t, out long v) => t.TryGetInt64(out v), long.MinValue, 0, long.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, uint v) => w.WriteUInt32(v), (Utf8XmlText t, out uint v) => t.TryGetUInt32(out v), 0u, uint.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, ulong v) => w.WriteUInt64(v), (Utf8XmlText t, out ulong v) => t.TryGetUInt64(out v), 0ul, ulong.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, uint v) => w.WriteHex32(v), (Utf8XmlText t, out uint v) => t.TryGetHex32(out v), 0u, 0x83d8baf6u, uint.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, ulong v) => w.WriteHex64(v), (Utf8XmlText t, out ulong v) => t.TryGetHex64(out v), 0ul, 1ul, ulong.MaxValue);
    }

    [Fact]
    public void Fractions_times_and_other_values_keep_every_value()
    {
        RoundTrip((ref Utf8XmlWriter w, bool v) => w.WriteBool(v), (Utf8XmlText t, out bool v) => t.TryGetBool(out v), true, false);
        RoundTrip((ref Utf8XmlWriter w, decimal v) => w.WriteDecimal(v), (Utf8XmlText t, out decimal v) => t.TryGetDecimal(out v), decimal.MinValue, 0.1m, -1.50m, 0.0000000000000000000000000001m, decimal.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, decimal v) => w.WritePercent(v), (Utf8XmlText t, out decimal v) => t.TryGetPercent(out v), 0m, 12.5m, 100m);
        RoundTrip((ref Utf8XmlWriter w, TimeSpan v) => w.WriteDuration(v), (Utf8XmlText t, out TimeSpan v) => t.TryGetDuration(out v), TimeSpan.MinValue, TimeSpan.FromTicks(1), TimeSpan.Zero, TimeSpan.MaxValue);
        TimeSpan hour = TimeSpan.FromHours(1);
        RoundTrip((ref Utf8XmlWriter w, TimeSpan v) => w.WriteDuration(v, hour), (Utf8XmlText t, out TimeSpan v) => t.TryGetDuration(hour, out v), TimeSpan.MinValue, TimeSpan.FromTicks(1), TimeSpan.FromTicks(123456789), TimeSpan.MaxValue);
        RoundTrip((ref Utf8XmlWriter w, DateTimeOffset v) => w.WriteTimestamp(v), (Utf8XmlText t, out DateTimeOffset v) => t.TryGetTimestamp(out v), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2024, 2, 29, 23, 59, 59, 1, TimeSpan.FromMinutes(-570)), DateTimeOffset.UnixEpoch.AddTicks(1));
        RoundTrip((ref Utf8XmlWriter w, Guid v) => w.WriteUuid(v), (Utf8XmlText t, out Guid v) => t.TryGetUuid(out v), Guid.Empty, new Guid("83d8baf6-0102-0304-0506-0708090a0bff"));
        RoundTrip((ref Utf8XmlWriter w, MacAddress v) => w.WriteMac(v), (Utf8XmlText t, out MacAddress v) => t.TryGetMac(out v), default, new MacAddress(0x00144ffb530e), new MacAddress(0xFFFFFFFFFFFF));
        RoundTrip((ref Utf8XmlWriter w, ByteSize v) => w.WriteBytes(v), (Utf8XmlText t, out ByteSize v) => t.TryGetBytes(out v), default, new ByteSize(4, 'G'), new ByteSize(ulong.MaxValue, 'T'), new ByteSize(7, 'b'));
        RoundTrip((ref Utf8XmlWriter w, Blob v) => w.WriteBase64(v), (Utf8XmlText t, out Blob v) => t.TryGetBase64(out v), default, new Blob(new byte[] { 0 }), new Blob(Enumerable.Range(0, 9001).Select(i => (byte)i).ToArray()));
    }

    [Theory]
    [InlineData("bool", " ON ", "True")]
    [InlineData("bool", "yes", "True")]
    [InlineData("bool", "0", "False")]
    [InlineData("bool", "2", null)]
    [InlineData("bool", "", null)]
    [InlineData("int32", "\n+7\t", "7")]
    [InlineData("int32", "&#52;<![CDATA[2]]>", "42")]
    [InlineData("int32", "2147483648", null)]
    [InlineData("int32", "1,000", null)]
    [InlineData("int32", "1.0", null)]
    [InlineData("int32", "0x10", null)]
    [InlineData("decimal", "-1.50", "-1.50")]
    [InlineData("decimal", "1e3", null)]
    [InlineData("decimal", "1,5", null)]
    [InlineData("percent", "45 %", "45")]
    [InlineData("percent", "4.5", "4.5")]
    [InlineData("percent", "%", null)]
    [InlineData("bytes", "4gb", "4G")]
    [InlineData("bytes", "512", "512")]
    [InlineData("bytes", "12B", "12B")]
    [InlineData("bytes", "4BB", null)]
    [InlineData("bytes", "G", null)]
    [InlineData("bytes", "-1", null)]
    [InlineData("bytes", "4P", null)]
    [InlineData("duration", "1.5", "00:00:01.5000000")]
    [InlineData("duration", "99999999999999999999", null)]
    [InlineData("timestamp", "2024-02-29T01:02:03", "02/29/2024 01:02:03 +00:00")]
    [InlineData("timestamp", "2024-02-29 01:02:03.5+02:00", "02/29/2024 01:02:03 +02:00")]
    [InlineData("timestamp", "2023-02-29T01:02:03Z", null)]
    [InlineData("timestamp", "2024-02-29T24:00:00Z", null)]
    [InlineData("timestamp", "0001-01-01T00:00:00+01:00", null)]
    [InlineData("timestamp", "2024-02-29", null)]
    [InlineData("uuid", "83D8BAF6-0102-0304-0506-0708090A0BFF", "83d8baf6-0102-0304-0506-0708090a0bff")]
    [InlineData("uuid", "83d8baf6010203040506070809 0a0bff", null)]
    [InlineData("mac", "0:14:4F:fb:53:e", "00:14:4f:fb:53:0e")]
    [InlineData("mac", "00-14-4f-fb-53-0e", "00:14:4f:fb:53:0e")]
    [InlineData("mac", "00:14:4f:fb:53", null)]
    [InlineData("mac", "00:14:4f:fb:53:0e:11", null)]
    [InlineData("mac", "00:14:4f:fb:53:0g", null)]
    [InlineData("hex32", "0X83d8BAF6", "2212018934")]
    [InlineData("hex32", "123456789", null)]
    [InlineData("hex32", "0x", null)]
    [InlineData("hex64", "ffffffffffffffff", "18446744073709551615")]
    [InlineData("base64", " AA\n== ", "AA==")]
    [InlineData("base64", "", "")]
    [InlineData("base64", "A", null)]
    [InlineData("base64", "A*==", null)]
    public void Text_is_read_as_its_type_or_not_at_all(string type, string content, string? value)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes($"<a>{content}</a>"));
        reader.ReadRoot();
        Assert.Equal(value, ReadAs(type, reader.ReadText()));
    }

    [Fact]
    public void Values_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        odd.DateTimeFormat.TimeSeparator = "!";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Whole_numbers_keep_every_value();
            Fractions_times_and_other_values_keep_every_value();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_size_is_compared_by_its_bytes()
    {
        Assert.Equal(new ByteSize(4096, 'M').Value, new ByteSize(4, 'G').Value);
        Assert.NotEqual(new ByteSize(4096, 'M'), new ByteSize(4, 'G'));
        Assert.Equal("4G", ByteSize.Parse("4g").ToString());
        Assert.Equal(new ByteSize(4, 'G'), ByteSize.Parse("4GB"));
        Assert.Throws<FormatException>(() => ByteSize.Parse("4X"));
        Assert.Throws<FormatException>(() => MacAddress.Parse("x"));
    }

    private static string? ReadAs(string type, Utf8XmlText text)
    {
        static string? Show(bool read, IFormattable value) => read ? value.ToString(null, CultureInfo.InvariantCulture) : null;
        return type switch
        {
            "bool" => text.TryGetBool(out bool b) ? b.ToString() : null,
            "int32" => Show(text.TryGetInt32(out int i), i),
            "decimal" => Show(text.TryGetDecimal(out decimal d), d),
            "percent" => Show(text.TryGetPercent(out decimal p), p),
            "bytes" => text.TryGetBytes(out ByteSize s) ? s.ToString() : null,
            "duration" => Show(text.TryGetDuration(out TimeSpan t), t),
            "timestamp" => Show(text.TryGetTimestamp(out DateTimeOffset o), o),
            "uuid" => Show(text.TryGetUuid(out Guid g), g),
            "mac" => text.TryGetMac(out MacAddress m) ? m.ToString() : null,
            "hex32" => Show(text.TryGetHex32(out uint h), h),
            "hex64" => Show(text.TryGetHex64(out ulong x), x),
            "base64" => text.TryGetBase64(out Blob blob) ? blob.ToString() : null,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
    }

    private static void RoundTrip<T>(Write<T> write, TryGet<T> tryGet, params T[] values)
    {
        foreach (T value in values)
        {
            ArrayBufferWriter<byte> output = new();
            Utf8XmlWriter writer = new(output);
            writer.WriteLiteral("<a>"u8);
            write(ref writer, value);
            writer.WriteLiteral("</a>"u8);
            writer.Flush();
            Utf8XmlReader reader = new(output.WrittenSpan);
            reader.ReadRoot();
            Assert.True(tryGet(reader.ReadText(), out T read), Encoding.UTF8.GetString(output.WrittenSpan));
            Assert.Equal(value, read);
        }
    }
}
