namespace LdmCodegen.Runtime.Xml;

public readonly ref partial struct Utf8XmlText
{
    /// <summary>
    /// Reads <c>on/off</c>, <c>yes/no</c>, <c>true/false</c> or <c>1/0</c>, in any case. White space around it is
    /// ignored.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBool(out bool value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryBool(text.Bytes, out value);
    }

    /// <summary>Reads a signed 32-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetInt32(out int value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryInt32(text.Bytes, out value);
    }

    /// <summary>Reads a signed 64-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetInt64(out long value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryInt64(text.Bytes, out value);
    }

    /// <summary>Reads an unsigned 32-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUInt32(out uint value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryUInt32(text.Bytes, out value);
    }

    /// <summary>Reads an unsigned 64-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUInt64(out ulong value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryUInt64(text.Bytes, out value);
    }

    /// <summary>Reads a decimal number without exponent. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetDecimal(out decimal value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryDecimal(text.Bytes, out value);
    }

    /// <summary>Reads a percentage, with or without the sign. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetPercent(out decimal value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryPercent(text.Bytes, out value);
    }

    /// <summary>
    /// Reads a size: digits and an optional K, M, G or T in either case, after which a B may stand. White space
    /// around it is ignored.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBytes(out ByteSize value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryBytes(text.Bytes, out value);
    }

    /// <summary>Reads a time span in seconds; a fraction is allowed. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetDuration(out TimeSpan value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryDuration(text.Bytes, TimeSpan.FromSeconds(1), out value);
    }

    /// <summary>Reads a time span in a unit; a fraction is allowed. White space around it is ignored.</summary>
    /// <param name="unit">The unit; greater than zero.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetDuration(TimeSpan unit, out TimeSpan value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryDuration(text.Bytes, unit, out value);
    }

    /// <summary>
    /// Reads an ISO 8601 point in time with seconds; it is UTC when it has no offset. White space around it is
    /// ignored.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetTimestamp(out DateTimeOffset value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryTimestamp(text.Bytes, out value);
    }

    /// <summary>Reads a UUID with hyphens. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUuid(out Guid value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryUuid(text.Bytes, out value);
    }

    /// <summary>Reads a MAC address. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetMac(out MacAddress value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryMac(text.Bytes, out value);
    }

    /// <summary>
    /// Reads a hexadecimal number of up to 8 digits, with or without 0x. White space around it is ignored.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetHex32(out uint value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryHex32(text.Bytes, out value);
    }

    /// <summary>
    /// Reads a hexadecimal number of up to 16 digits, with or without 0x. White space around it is ignored.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetHex64(out ulong value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        return TextCodec.TryHex64(text.Bytes, out value);
    }

    /// <summary>Reads bytes in base64; white space in it is ignored. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBase64(out Blob value)
    {
        using ValueText text = new(this, stackalloc byte[ValueText.OnStack]);
        value = default;
        return IsPresent && TextCodec.TryBase64(text.Bytes, out value);
    }
}
