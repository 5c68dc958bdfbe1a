using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Which bytes and characters an XML 1.0 document may hold.</summary>
internal static class XmlCharacters
{
    /// <summary>
    /// Control characters that XML 1.0 does not allow; all others are found among multi-byte sequences.
    /// </summary>
    private static readonly SearchValues<byte> ForbiddenControls = SearchValues.Create(
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14,
        0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
    ]);

    public static bool IsWhiteSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary>The bytes without white space around them; most values have none.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty || (bytes[0] > ' ' && bytes[^1] > ' ') ? bytes : bytes.Trim(" \t\n\r"u8);

    /// <summary>How many bytes at the start are white space.</summary>
    public static int MeasureWhiteSpace(ReadOnlySpan<byte> bytes)
    {
        int offset = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Indentation rarely takes more than one block.
            while (bytes.Length - offset >= Vector256<byte>.Count)
            {
                Vector256<byte> block = Vector256.Create(bytes[offset..]);
                Vector256<byte> blank = Vector256.Equals(block, Vector256.Create((byte)' '))
                    | Vector256.Equals(block, Vector256.Create((byte)'\n'))
                    | Vector256.Equals(block, Vector256.Create((byte)'\r'))
                    | Vector256.Equals(block, Vector256.Create((byte)'\t'));
                uint other = ~blank.ExtractMostSignificantBits();
                if (other != 0)
                {
                    return offset + BitOperations.TrailingZeroCount(other);
                }

                offset += Vector256<byte>.Count;
            }
        }

        while (offset < bytes.Length && IsWhiteSpace(bytes[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Where the first of three bytes is; -1 without one. Quick when it is near, as the end of a value is.</summary>
    public static int IndexOfAny(ReadOnlySpan<byte> bytes, byte first, byte second, byte third)
    {
        if (!Vector256.IsHardwareAccelerated || bytes.Length < Vector256<byte>.Count)
        {
            return bytes.IndexOfAny(first, second, third);
        }

        Vector256<byte> block = Vector256.Create(bytes);
        uint found = (Vector256.Equals(block, Vector256.Create(first))
            | Vector256.Equals(block, Vector256.Create(second))
            | Vector256.Equals(block, Vector256.Create(third))).ExtractMostSignificantBits();
        if (found != 0)
        {
            return BitOperations.TrailingZeroCount(found);
        }

        int index = bytes[Vector256<byte>.Count..].IndexOfAny(first, second, third);
        return index < 0 ? index : index + Vector256<byte>.Count;
    }

    public static bool IsAllowed(uint scalar) => scalar switch
    {
        < 0x20 => scalar is 0x9 or 0xA or 0xD,
        <= 0xD7FF => true,
        < 0xE000 => false,
        <= 0xFFFD => true,
        < 0x10000 => false,
        _ => scalar <= 0x10FFFF,
    };

    /// <summary>How many bytes at the start are UTF-8 of allowed characters; the length when all are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fault">What stands after them.</param>
    public static int MeasureValid(ReadOnlySpan<byte> bytes, out XmlFaultCode fault)
    {
        fault = XmlFaultCode.None;
        int valid = bytes.IndexOfAny(ForbiddenControls);
        if (valid < 0)
        {
            valid = bytes.Length;
        }
        else
        {
            fault = XmlFaultCode.InvalidCharacter;
        }

        ReadOnlySpan<byte> checkedBytes = bytes[..valid];
        if (Ascii.IsValid(checkedBytes))
        {
            return valid;
        }

        if (!Utf8.IsValid(checkedBytes))
        {
            valid = IndexOfInvalidUtf8(checkedBytes);
            fault = XmlFaultCode.InvalidUtf8;
            checkedBytes = bytes[..valid];
        }

        // U+FFFE and U+FFFF: EF BF BE, EF BF BF.
        int nonCharacter = IndexOfNonCharacter(checkedBytes);
        if (nonCharacter < 0)
        {
            return valid;
        }

        fault = XmlFaultCode.InvalidCharacter;
        return nonCharacter;
    }

    /// <summary>Where the first ill-formed UTF-8 sequence begins; the length when there is none.</summary>
    public static int IndexOfInvalidUtf8(ReadOnlySpan<byte> bytes)
    {
        int offset = 0;
        while (offset < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[offset..], out _, out int length) != OperationStatus.Done)
            {
                return offset;
            }

            offset += length;
        }

        return offset;
    }

    private static int IndexOfNonCharacter(ReadOnlySpan<byte> bytes)
    {
        int offset = 0;
        while (true)
        {
            int found = bytes[offset..].IndexOf([(byte)0xEF, (byte)0xBF]);
            if (found < 0)
            {
                return -1;
            }

            offset += found;
            if (bytes[offset + 2] >= 0xBE)
            {
                return offset;
            }

            offset += 3;
        }
    }
}
