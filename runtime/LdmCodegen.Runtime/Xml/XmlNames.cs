using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Names of XML 1.0, fifth edition, with at most one colon inside.</summary>
internal static class XmlNames
{
    private const byte Start = 1;
    private const byte Part = 2;

    // What each ASCII byte may be in a name; a colon counts as a part here and is placed by HasValidColons.
    private static ReadOnlySpan<byte> AsciiRoles =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 3,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>
    /// How many bytes at the start of valid UTF-8 are name characters; 0 when the first cannot start a name.
    /// </summary>
    public static int Measure(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> roles = AsciiRoles;
        int length = MeasureAscii(text);
        while (length < text.Length)
        {
            byte b = text[length];
            if ((roles[b] & Part) != 0)
            {
                length++;
                continue;
            }

            if (b < 0x80 || !TryMeasurePart(text[length..], length == 0, out int partLength))
            {
                break;
            }

            length += partLength;
        }

        return length == 0 || !IsStart(text) ? 0 : length;
    }

    /// <summary>How many bytes at the start are ASCII name characters, as far as whole blocks tell.</summary>
    private static int MeasureAscii(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (Vector128.IsHardwareAccelerated && text.Length - length >= Vector128<byte>.Count)
        {
            uint other = OthersIn(Vector128.Create(text[length..]));
            if (other != 0)
            {
                return length + BitOperations.TrailingZeroCount(other);
            }

            length += Vector128<byte>.Count;
        }

        return length;
    }

    /// <summary>Whether a name, without its prefix, is the given one.</summary>
    public static bool HasLocalName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> local)
    {
        int prefix = name.Length - local.Length;
        return prefix == 0
            ? name.SequenceEqual(local)
            : prefix > 1 && name[prefix - 1] == ':' && name[prefix..].SequenceEqual(local);
    }

    /// <summary>
    /// How long the name at the start is when it is short, ASCII without a colon, and ends within the text: nearly all are.
    /// </summary>
    /// <returns>0 when the name has to be looked at byte by byte, or is none.</returns>
    public static int MeasurePlain(ReadOnlySpan<byte> text)
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Vector128<byte>.Count)
        {
            return 0;
        }

        Vector128<byte> block = Vector128.Create(text);
        uint others = OthersIn(block);
        int length = BitOperations.TrailingZeroCount(others);
        uint colons = Vector128.Equals(block, Vector128.Create((byte)':')).ExtractMostSignificantBits();
        return others != 0 && text[length] < 0x80 && (colons & (others - 1) & ~others) == 0
            && (AsciiRoles[text[0]] & Start) != 0
            ? length
            : 0;
    }

    /// <summary>Whether a byte after a name makes it longer, as far as one byte can tell.</summary>
    public static bool Continues(byte next) => next >= 0x80 || (AsciiRoles[next] & Part) != 0;

    /// <summary>Which bytes of a block are no ASCII name characters.</summary>
    private static uint OthersIn(Vector128<byte> block)
    {
        Vector128<byte> isPart =
            Vector128.LessThan((block | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26))
            | Vector128.LessThan(block - Vector128.Create((byte)'0'), Vector128.Create((byte)11))
            | Vector128.LessThan(block - Vector128.Create((byte)'-'), Vector128.Create((byte)2))
            | Vector128.Equals(block, Vector128.Create((byte)'_'));
        return ~isPart.ExtractMostSignificantBits() & 0xFFFF;
    }

    /// <summary>Finds the first name that stands a second time, comparing sorted neighbours.</summary>
    /// <param name="document">Where the names stand.</param>
    /// <param name="names">The names; their order is changed.</param>
    /// <param name="duplicate">The second of the two.</param>
    public static bool TryFindDuplicate(ReadOnlySpan<byte> document, Span<NameSpan> names, out NameSpan duplicate)
    {
        // A comparer cannot hold a span, so the names are sorted by hash; equal names then stand in one short run.
        Span<int> hashes = new int[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            HashCode hash = default;
            hash.AddBytes(names[i].In(document));
            hashes[i] = hash.ToHashCode();
        }

        hashes.Sort(names);
        duplicate = default;
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = i + 1; j < names.Length && hashes[j] == hashes[i]; j++)
            {
                int second = Math.Max(names[i].Start, names[j].Start);
                if (names[i].In(document).SequenceEqual(names[j].In(document))
                    && (duplicate.Length == 0 || second < duplicate.Start))
                {
                    duplicate = new NameSpan(second, names[i].Length);
                }
            }
        }

        return duplicate.Length != 0;
    }

    /// <summary>Whether the only colon, if any, stands between a prefix and something that can start a name.</summary>
    public static bool HasValidColons(ReadOnlySpan<byte> name)
    {
        int colon = name.IndexOf((byte)':');
        if (colon < 0)
        {
            return true;
        }

        ReadOnlySpan<byte> local = name[(colon + 1)..];
        return colon > 0 && !local.IsEmpty && IsStart(local) && !local.Contains((byte)':');
    }

    private static bool IsStart(ReadOnlySpan<byte> text) => text[0] < 0x80
        ? (AsciiRoles[text[0]] & Start) != 0 || text[0] == ':'
        : TryMeasurePart(text, start: true, out _);

    private static bool TryMeasurePart(ReadOnlySpan<byte> text, bool start, out int length) =>
        Rune.DecodeFromUtf8(text, out Rune rune, out length) == OperationStatus.Done
        && (IsStartScalar(rune.Value) || (!start && IsOtherPartScalar(rune.Value)));

    private static bool IsStartScalar(int scalar) => scalar switch
    {
        < 0xC0 or 0xD7 or 0xF7 => false,
        <= 0x2FF => true,
        < 0x370 or 0x37E => false,
        <= 0x1FFF => true,
        0x200C or 0x200D => true,
        < 0x2070 => false,
        <= 0x218F => true,
        < 0x2C00 => false,
        <= 0x2FEF => true,
        < 0x3001 => false,
        <= 0xD7FF => true,
        < 0xF900 => false,
        <= 0xFDCF => true,
        < 0xFDF0 => false,
        <= 0xFFFD => true,
        < 0x10000 => false,
        _ => scalar <= 0xEFFFF,
    };

    private static bool IsOtherPartScalar(int scalar) =>
        scalar is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;
}
