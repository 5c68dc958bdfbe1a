using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Text for one line of a message or a log. What others sent may stand in it: nothing of it may end the line, command a
/// terminal or turn the direction of what follows.
/// </summary>
internal static class ShownText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    /// <summary>The text as it is, with control characters and their like written as <c>\u001B</c>.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsHarmless(text, i))
            {
                return Escape(text, i);
            }
        }

        return text;
    }

    private static string Escape(string text, int from)
    {
        StringBuilder shown = new(text, 0, from, text.Length + 16);
        for (int i = from; i < text.Length; i++)
        {
            _ = IsHarmless(text, i)
                ? shown.Append(text[i])
                : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
        }

        return shown.ToString();
    }

    // Joiners stand in words and emoji of many languages and only join.
    private static bool IsHarmless(string text, int index) => text[index] switch
    {
        >= ' ' and < '\u007F' => true,
        NonJoiner or Joiner => true,
        char c when char.IsSurrogate(c) => IsHarmlessPair(text, index),
        char c => IsHarmless(CharUnicodeInfo.GetUnicodeCategory(c)),
    };

    private static bool IsHarmlessPair(string text, int index)
    {
        int high = char.IsHighSurrogate(text[index]) ? index : index - 1;
        return high >= 0
            && high + 1 < text.Length
            && char.IsSurrogatePair(text[high], text[high + 1])
            && IsHarmless(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[high], text[high + 1])));
    }

    private static bool IsHarmless(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
