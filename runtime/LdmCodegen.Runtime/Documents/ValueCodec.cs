using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>Reads and writes values of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class ValueCodec<T>
{
    private readonly Reading _read;
    private readonly Func<T, string> _write;

    internal ValueCodec(Reading read, Func<T, string> write)
    {
        _read = read;
        _write = write;
    }

    internal delegate bool Reading(Utf8XmlText text, out T value);

    internal bool TryRead(Utf8XmlText text, out T value) => _read(text, out value);

    internal string Write(T value) => _write(value);
}

/// <summary>The codecs of the types that schemas have.</summary>
public static partial class ValueCodec
{
    private delegate void Writing<T>(ref Utf8XmlWriter writer, T value);

    /// <summary>Text.</summary>
    public static ValueCodec<string> String { get; } = new(
        static (Utf8XmlText text, out string value) => (value = text.ToString()) is not null, static value => value);

    /// <summary>On or off.</summary>
    public static ValueCodec<bool> Bool { get; } = Of(
        static (Utf8XmlText text, out bool value) => text.TryGetBool(out value),
        static (ref Utf8XmlWriter writer, bool value) => writer.WriteBool(value));

    /// <summary>A signed 32-bit integer.</summary>
    public static ValueCodec<int> Int32 { get; } = Of(
        static (Utf8XmlText text, out int value) => text.TryGetInt32(out value),
        static (ref Utf8XmlWriter writer, int value) => writer.WriteInt32(value));

    /// <summary>A signed 64-bit integer.</summary>
    public static ValueCodec<long> Int64 { get; } = Of(
        static (Utf8XmlText text, out long value) => text.TryGetInt64(out value),
        static (ref Utf8XmlWriter writer, long value) => writer.WriteInt64(value));

    /// <summary>An unsigned 32-bit integer.</summary>
    public static ValueCodec<uint> UInt32 { get; } = Of(
        static (Utf8XmlText text, out uint value) => text.TryGetUInt32(out value),
        static (ref Utf8XmlWriter writer, uint value) => writer.WriteUInt32(value));

    /// <summary>An unsigned 64-bit integer.</summary>
    public static ValueCodec<ulong> UInt64 { get; } = Of(
        static (Utf8XmlText text, out ulong value) => text.TryGetUInt64(out value),
        static (ref Utf8XmlWriter writer, ulong value) => writer.WriteUInt64(value));

    /// <summary>A decimal number.</summary>
    public static ValueCodec<decimal> Decimal { get; } = Of(
        static (Utf8XmlText text, out decimal value) => text.TryGetDecimal(out value),
        static (ref Utf8XmlWriter writer, decimal value) => writer.WriteDecimal(value));

    /// <summary>A percentage, written with its sign.</summary>
    public static ValueCodec<decimal> Percent { get; } = Of(
        static (Utf8XmlText text, out decimal value) => text.TryGetPercent(out value),
        static (ref Utf8XmlWriter writer, decimal value) => writer.WritePercent(value));

    /// <summary>A size.</summary>
    public static ValueCodec<ByteSize> Bytes { get; } = Of(
        static (Utf8XmlText text, out ByteSize value) => text.TryGetBytes(out value),
        static (ref Utf8XmlWriter writer, ByteSize value) => writer.WriteBytes(value));

    /// <summary>A time span in seconds.</summary>
    public static ValueCodec<TimeSpan> Duration { get; } = Of(
        static (Utf8XmlText text, out TimeSpan value) => text.TryGetDuration(out value),
        static (ref Utf8XmlWriter writer, TimeSpan value) => writer.WriteDuration(value));

    /// <summary>A point in time.</summary>
    public static ValueCodec<DateTimeOffset> Timestamp { get; } = Of(
        static (Utf8XmlText text, out DateTimeOffset value) => text.TryGetTimestamp(out value),
        static (ref Utf8XmlWriter writer, DateTimeOffset value) => writer.WriteTimestamp(value));

    /// <summary>A UUID.</summary>
    public static ValueCodec<Guid> Uuid { get; } = Of(
        static (Utf8XmlText text, out Guid value) => text.TryGetUuid(out value),
        static (ref Utf8XmlWriter writer, Guid value) => writer.WriteUuid(value));

    /// <summary>A MAC address.</summary>
    public static ValueCodec<MacAddress> Mac { get; } = Of(
        static (Utf8XmlText text, out MacAddress value) => text.TryGetMac(out value),
        static (ref Utf8XmlWriter writer, MacAddress value) => writer.WriteMac(value));

    /// <summary>A 32-bit hexadecimal number.</summary>
    public static ValueCodec<uint> Hex32 { get; } = Of(
        static (Utf8XmlText text, out uint value) => text.TryGetHex32(out value),
        static (ref Utf8XmlWriter writer, uint value) => writer.WriteHex32(value));

    /// <summary>A 64-bit hexadecimal number.</summary>
    public static ValueCodec<ulong> Hex64 { get; } = Of(
        static (Utf8XmlText text, out ulong value) => text.TryGetHex64(out value),
        static (ref Utf8XmlWriter writer, ulong value) => writer.WriteHex64(value));

    /// <summary>Bytes in base64.</summary>
    public static ValueCodec<Blob> Base64 { get; } = Of(
        static (Utf8XmlText text, out Blob value) => text.TryGetBase64(out value),
        static (ref Utf8XmlWriter writer, Blob value) => writer.WriteBase64(value));

    private static ValueCodec<T> Of<T>(ValueCodec<T>.Reading read, Writing<T> write) => new(read, value =>
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        write(ref writer, value);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    });
}
