#pragma warning disable CA1822
namespace LdmCodegen.Runtime.Xml;

public readonly ref partial struct Utf8XmlText
{
    /// <summary>Reads on/off, yes/no, true/false or 1/0, in any case. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBool(out bool value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a signed 32-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetInt32(out int value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a signed 64-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetInt64(out long value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads an unsigned 32-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUInt32(out uint value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads an unsigned 64-bit integer. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUInt64(out ulong value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a decimal number. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetDecimal(out decimal value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a percentage, with or without the sign. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetPercent(out decimal value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a size with an optional suffix. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBytes(out ByteSize value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a time span in seconds, a fraction allowed. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetDuration(out TimeSpan value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads an ISO 8601 point in time; without an offset it is UTC. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetTimestamp(out DateTimeOffset value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a UUID. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetUuid(out Guid value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a MAC address. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetMac(out MacAddress value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a 32-bit hexadecimal number, with or without 0x. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetHex32(out uint value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads a 64-bit hexadecimal number, with or without 0x. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetHex64(out ulong value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads bytes in base64, white space allowed. White space around it is ignored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is something else.</returns>
    public bool TryGetBase64(out Blob value)
    {
        value = default;
        return false;
    }
}
