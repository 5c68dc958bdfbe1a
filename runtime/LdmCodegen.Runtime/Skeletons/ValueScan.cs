using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>Finds the end of a value, and whether anything in it needs a closer look.</summary>
internal static class ValueScan
{
    // ASCII that stands for itself and ends no value.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Measures the value that the bytes begin with.</summary>
    /// <param name="bytes">The value and what follows it.</param>
    /// <param name="terminator">What ends it: a quote, or the angle bracket of the next tag.</param>
    /// <param name="isPlain">Whether it is ASCII that stands for itself.</param>
    /// <returns>Its length; -1 when it does not end here or is not well-formed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Measure(ReadOnlySpan<byte> bytes, byte terminator, out bool isPlain)
    {
        // A third byte must not stand in the value as it is: "]]>" in content, "<" in an attribute.
        byte other = terminator == (byte)'<' ? (byte)']' : (byte)'<';
        int offset = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            while (bytes.Length - offset >= Vector256<byte>.Count)
            {
                Vector256<byte> block = Vector256.Create(bytes[offset..]);

                // Below a blank when signed: control characters, and everything that is not ASCII.
                Vector256<byte> stops = Vector256.Equals(block, Vector256.Create(terminator))
                    | Vector256.Equals(block, Vector256.Create((byte)'&'))
                    | Vector256.Equals(block, Vector256.Create(other))
                    | Vector256.LessThan(block.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte();
                uint mask = stops.ExtractMostSignificantBits();
                if (mask != 0)
                {
                    offset += BitOperations.TrailingZeroCount(mask);
                    isPlain = bytes[offset] == terminator;
                    return isPlain ? offset : MeasureSlowly(bytes, terminator, other);
                }

                offset += Vector256<byte>.Count;
            }
        }

        return MeasureByByte(bytes, offset, terminator, other, out isPlain);
    }

    /// <summary>Whether bytes in which no value ends are all plain: whatever follows, they are not wrong.</summary>
    public static bool MayBeStart(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(Plain);

    private static int MeasureByByte(
        ReadOnlySpan<byte> bytes, int offset, byte terminator, byte other, out bool isPlain)
    {
        for (; offset < bytes.Length; offset++)
        {
            byte b = bytes[offset];
            if (b == terminator || b == '&' || b == other || (sbyte)b < 0x20)
            {
                isPlain = b == terminator;
                return isPlain ? offset : MeasureSlowly(bytes, terminator, other);
            }
        }

        isPlain = false;
        return -1;
    }

    /// <summary>Measures a value with references, line ends, brackets or characters beyond ASCII, checking all of it.</summary>
    private static int MeasureSlowly(ReadOnlySpan<byte> bytes, byte terminator, byte other)
    {
        int length = bytes.IndexOf(terminator);
        if (length < 0)
        {
            return -1;
        }

        ReadOnlySpan<byte> value = bytes[..length];
        bool isWellFormed = XmlCharacters.MeasureValid(value, out _) == length
            && (other == (byte)'<' ? !value.Contains(other) : value.IndexOf("]]>"u8) < 0)
            && AreReferencesValid(value);
        return isWellFormed ? length : -1;
    }

    private static bool AreReferencesValid(ReadOnlySpan<byte> value)
    {
        for (int found = value.IndexOf((byte)'&'); found >= 0; found = value.IndexOf((byte)'&'))
        {
            value = value[found..];
            if (XmlReference.Read(value, out _, out int length) != XmlReferenceStatus.Valid)
            {
                return false;
            }

            value = value[length..];
        }

        return true;
    }
}
