using System.Buffers;

namespace LdmCodegen.Tool.Decoding;

/// <summary>
/// Recognises where a stream header begins: at the start of a captured stream, and after each restart in it.
/// </summary>
internal static class StreamStart
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n>/"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Whether a stream header, with or without an XML declaration, is the next thing in these bytes.
    /// </summary>
    public static bool IsAt(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes.StartsWith("<?xml"u8))
        {
            int end = bytes.IndexOf("?>"u8);
            bytes = end < 0 ? default : bytes[(end + 2)..].TrimStart(" \t\r\n"u8);
        }

        if (bytes.IsEmpty || bytes[0] != '<')
        {
            return false;
        }

        int nameEnd = bytes.IndexOfAny(NameEnds);
        ReadOnlySpan<byte> name = nameEnd < 0 ? default : bytes[1..nameEnd];
        return name[(name.IndexOf((byte)':') + 1)..].SequenceEqual("stream"u8);
    }
}
