using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Texts of printable ASCII characters that need no escape, in content and in attributes.</summary>
internal static class PlainText
{
    // Characters that are looked at at a time.
    private const int BlockLength = 8;
    private const int HalfLength = 4;

    /// <summary>Makes ASCII of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">Where it goes; as long as the text, or longer.</param>
    /// <returns>False when a character is another; what was written is of no use then.</returns>
    public static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(text);
        int last = units.Length - BlockLength;
        if (last < 0)
        {
            return units.Length < HalfLength ? TryNarrowOneByOne(units, utf8) : TryNarrowShort(units, utf8);
        }

        // The last block may have characters in common with the one before it.
        for (int i = 0; i < last; i += BlockLength)
        {
            if (!TryNarrowBlock(units[i..], utf8[i..]))
            {
                return false;
            }
        }

        return TryNarrowBlock(units[last..], utf8[last..]);
    }

    private static bool TryNarrowOneByOne(ReadOnlySpan<ushort> units, Span<byte> utf8)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (units[i] is < ' ' or > '~' or '"' or '&' or '<' or '>')
            {
                return false;
            }

            utf8[i] = (byte)units[i];
        }

        return true;
    }

    /// <summary>The first four characters and the last four, which may be some of them again.</summary>
    private static bool TryNarrowShort(ReadOnlySpan<ushort> units, Span<byte> utf8)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(units);
        Vector128<ushort> block = Vector128.Create(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..])).AsUInt16();
        if (!IsPlain(block))
        {
            return false;
        }

        Vector128<uint> ascii = Vector128.Narrow(block, block).AsUInt32();
        BinaryPrimitives.WriteUInt32LittleEndian(utf8[(units.Length - HalfLength)..], ascii[1]);
        BinaryPrimitives.WriteUInt32LittleEndian(utf8, ascii[0]);
        return true;
    }

    private static bool TryNarrowBlock(ReadOnlySpan<ushort> units, Span<byte> utf8)
    {
        Vector128<ushort> block = Vector128.Create(units);
        if (!IsPlain(block))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(utf8, Vector128.Narrow(block, block).AsUInt64()[0]);
        return true;
    }

    private static bool IsPlain(Vector128<ushort> block)
    {
        // Two signs at a time differ in one bit: '"' and '&', '<' and '>'.
        Vector128<ushort> special = Vector128.GreaterThan(block - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
            | Vector128.Equals(block & Vector128.Create((ushort)(0xFFFF ^ '"' ^ '&')), Vector128.Create((ushort)('"' & '&')))
            | Vector128.Equals(block & Vector128.Create((ushort)(0xFFFF ^ '<' ^ '>')), Vector128.Create((ushort)('<' & '>')));
        return special == Vector128<ushort>.Zero;
    }
}
