using System.Buffers;
using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlWriter
{
    // Bounds what is asked of the buffer writer at once.
    private const int LongestRun = 4096;

    /// <summary>Readers stop taking white space away where it is a reference, so the outermost character suffices.</summary>
    private void WriteTrimmed(string value, SearchValues<char> plain)
    {
        ReadOnlySpan<byte> first = value.Length > 0 ? XmlEscapes.OfBlank(value[0]) : default;
        ReadOnlySpan<byte> last = value.Length > 1 ? XmlEscapes.OfBlank(value[^1]) : default;
        int start = first.IsEmpty ? 0 : 1;
        int end = value.Length - (last.IsEmpty ? 0 : 1);
        WriteLiteral(first);
        WriteEscaped(value, start..end, plain);
        WriteLiteral(last);
    }

    private void WriteEscaped(string value, Range part, SearchValues<char> plain)
    {
        bool attribute = ReferenceEquals(plain, XmlEscapes.PlainInAttribute);
        int index = part.Start.Value;
        int end = part.End.Value;
        while (index < end)
        {
            ReadOnlySpan<char> rest = value.AsSpan(index, end - index);
            int run = rest.IndexOfAnyExcept(plain);
            if (run != 0)
            {
                run = Math.Min(run < 0 ? rest.Length : run, LongestRun);
                Ascii.FromUtf16(rest[..run], Reserve(run), out int written);
                _used += written;
                index += run;
                continue;
            }

            index += WriteSpecial(value, index, attribute);
        }
    }

    /// <summary>Writes the one character at an index and tells how many UTF-16 units it has.</summary>
    private int WriteSpecial(string value, int index, bool attribute)
    {
        ReadOnlySpan<byte> escape = XmlEscapes.Of(value[index], attribute);
        if (!escape.IsEmpty)
        {
            WriteLiteral(escape);
            return 1;
        }

        if (!Rune.TryGetRuneAt(value, index, out Rune rune) || !XmlCharacters.IsAllowed((uint)rune.Value))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"XML 1.0 cannot carry the character U+{(int)value[index]:X4} at index {index}."),
                nameof(value));
        }

        int written = rune.EncodeToUtf8(Reserve(4));
        _used += written;
        return rune.Utf16SequenceLength;
    }
}
