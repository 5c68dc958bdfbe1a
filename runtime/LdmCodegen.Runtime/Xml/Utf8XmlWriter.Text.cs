using System.Buffers;
using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlWriter
{
    // Bounds what is asked of the buffer writer at once.
    private const int LongestRun = 4096;

    // What is longer is looked at as quickly by the platform.
    private const int LongestPlain = 128;

    /// <summary>Readers stop taking white space away where it is a reference, so the outermost character suffices.</summary>
    private void WriteTrimmed(string value, SearchValues<char> plain)
    {
        // Nearly no value begins or ends with white space, and nothing above the blank is any.
        if (value.Length == 0 || (value[0] > ' ' && value[^1] > ' '))
        {
            if (!TryWritePlain(value))
            {
                WriteEscaped(value, 0, value.Length, plain);
            }

            return;
        }

        ReadOnlySpan<byte> first = XmlEscapes.OfBlank(value[0]);
        ReadOnlySpan<byte> last = value.Length > 1 ? XmlEscapes.OfBlank(value[^1]) : default;
        WriteLiteral(first);
        WriteEscaped(value, first.IsEmpty ? 0 : 1, value.Length - (last.IsEmpty ? 0 : 1), plain);
        WriteLiteral(last);
    }

    /// <summary>Writes a short text in which nothing must be escaped anywhere: looked at and narrowed in one go.</summary>
    /// <returns>False when it may be another; then nothing is written.</returns>
    private bool TryWritePlain(string value)
    {
        if (value.Length > LongestPlain || !PlainText.TryNarrow(value, Reserve(value.Length)))
        {
            return false;
        }

        _used += value.Length;
        return true;
    }

    private void WriteEscaped(string value, int index, int end, SearchValues<char> plain)
    {
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

            index += WriteSpecial(value, index, ReferenceEquals(plain, XmlEscapes.PlainInAttribute));
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
