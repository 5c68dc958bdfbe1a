using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime;

/// <summary>A 48-bit MAC address.</summary>
public readonly record struct MacAddress
{
    private const ulong Largest = 0xFFFF_FFFF_FFFF;

    /// <summary>Makes an address from its number.</summary>
    /// <param name="value">The six bytes, the first one highest; at most 2^48 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 48 bits.</exception>
    public MacAddress(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest);
        Value = value;
    }

    /// <summary>The six bytes as a number, the first one highest.</summary>
    public ulong Value { get; }

    /// <summary>Reads six groups of one or two hexadecimal digits, separated by colons or by hyphens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <returns>False when the text is not an address.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress address)
    {
        address = default;
        return text is not null && Ascii.IsValid(text) && TextCodec.TryMac(Encoding.ASCII.GetBytes(text), out address);
    }

    /// <summary>Reads six groups of one or two hexadecimal digits, separated by colons or by hyphens.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static MacAddress Parse(string text) => TryParse(text, out MacAddress address)
        ? address
        : throw new FormatException($"'{text}' is not a MAC address: six groups of hexadecimal digits are expected.");

    /// <summary>The address as six groups of two lower-case hexadecimal digits separated by colons.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Value >> 40:x2}:{Value >> 32 & 0xFF:x2}:{Value >> 24 & 0xFF:x2}:" +
        $"{Value >> 16 & 0xFF:x2}:{Value >> 8 & 0xFF:x2}:{Value & 0xFF:x2}");
}
