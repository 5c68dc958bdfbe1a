#pragma warning disable CA1822
namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlWriter
{
    /// <summary>Writes <c>on</c> or <c>off</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBool(bool value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a signed 32-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a signed 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes an unsigned 32-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes an unsigned 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64(ulong value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a decimal number.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(decimal value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a percentage with the sign.</summary>
    /// <param name="value">The value.</param>
    public void WritePercent(decimal value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a size with an optional suffix.</summary>
    /// <param name="value">The value.</param>
    public void WriteBytes(ByteSize value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a time span in seconds, a fraction allowed.</summary>
    /// <param name="value">The value.</param>
    public void WriteDuration(TimeSpan value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes an ISO 8601 point in time; without an offset it is UTC.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimestamp(DateTimeOffset value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a UUID.</summary>
    /// <param name="value">The value.</param>
    public void WriteUuid(Guid value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes a MAC address.</summary>
    /// <param name="value">The value.</param>
    public void WriteMac(MacAddress value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes eight lower-case hexadecimal digits.</summary>
    /// <param name="value">The value.</param>
    public void WriteHex32(uint value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes sixteen lower-case hexadecimal digits.</summary>
    /// <param name="value">The value.</param>
    public void WriteHex64(ulong value) => throw new NotSupportedException(value.ToString());

    /// <summary>Writes bytes in base64, white space allowed.</summary>
    /// <param name="value">The value.</param>
    public void WriteBase64(Blob value) => throw new NotSupportedException(value.ToString());
}
