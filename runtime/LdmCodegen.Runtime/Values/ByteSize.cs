using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime;

/// <summary>
/// A size as it is written: a whole number and the unit it was given in, so that <c>4G</c> stays <c>4G</c>.
/// Equal when number and suffix are equal; compare <see cref="Value"/> to compare sizes.
/// </summary>
public readonly record struct ByteSize
{
    /// <summary>Makes a size from a number and the suffix of its unit.</summary>
    /// <param name="number">How many units.</param>
    /// <param name="suffix">
    /// <c>K</c>, <c>M</c>, <c>G</c> or <c>T</c> in either case (powers of 1024), <c>B</c> for bytes that say so, or
    /// <c>'\0'</c> for bytes without a suffix.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The suffix is another character.</exception>
    public ByteSize(ulong number, char suffix = '\0')
    {
        char upper = char.ToUpperInvariant(suffix);
        if (ShiftOf(upper) < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(suffix), suffix, "The suffix is one of K, M, G, T, B or none.");
        }

        Number = number;
        Suffix = upper;
    }

    /// <summary>How many units.</summary>
    public ulong Number { get; }

    /// <summary><c>K</c>, <c>M</c>, <c>G</c>, <c>T</c>, <c>B</c>, or <c>'\0'</c> when there is no suffix.</summary>
    public char Suffix { get; }

    /// <summary>The size in bytes; larger than any <see cref="ulong"/> for a great number with a suffix.</summary>
    public UInt128 Value => (UInt128)Number << ShiftOf(Suffix);

    /// <summary>Reads a size: digits and an optional suffix in either case, after which a B may stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size.</param>
    /// <returns>False when the text is not a size.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ByteSize size)
    {
        size = default;
        return text is not null && Ascii.IsValid(text) && TextCodec.TryBytes(Encoding.ASCII.GetBytes(text), out size);
    }

    /// <summary>Reads a size: digits and an optional suffix in either case, after which a B may stand.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not a size.</exception>
    public static ByteSize Parse(string text) => TryParse(text, out ByteSize size)
        ? size
        : throw new FormatException($"'{text}' is not a size: digits with an optional K, M, G, T or B are expected.");

    /// <summary>The size as it is written on the wire.</summary>
    public override string ToString() => Suffix == '\0'
        ? Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Number}{Suffix}");

    internal static int ShiftOf(char upperSuffix) => upperSuffix switch
    {
        '\0' or 'B' => 0,
        'K' => 10,
        'M' => 20,
        'G' => 30,
        'T' => 40,
        _ => -1,
    };
}
