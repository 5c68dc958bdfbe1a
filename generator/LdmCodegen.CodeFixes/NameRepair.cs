using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>Puts the name that was meant where another stands.</summary>
internal static class NameRepair
{
    /// <summary>
    /// The change, or null when the place does not hold the name as it is told: a name with entities in it is left alone.
    /// </summary>
    public static TextRepair? Find(SourceText text, TextSpan place, string written, string meant)
    {
        int start = IndexOfName(text.ToString(place), written);
        if (start < 0)
        {
            return null;
        }

        TextSpan name = new(place.Start + start, written.Length);
        List<TextChange> changes = [new TextChange(name, meant)];
        if (IsStartTag(text, place) && EndTag.Find(text.ToString(), place.Start) is { } end)
        {
            changes.Add(new TextChange(new TextSpan(end + start, written.Length), meant));
        }

        return new TextRepair(nameof(NameRepair), $"Change '{written}' to '{meant}'", changes);
    }

    private static bool IsStartTag(SourceText text, TextSpan place) => place.Start > 0 && text[place.Start - 1] == '<';

    /// <summary>Where the name stands by itself: a value may hold several, and one may begin another.</summary>
    private static int IndexOfName(string value, string name)
    {
        int start = value.IndexOf(name, StringComparison.Ordinal);
        while (start >= 0 && name.Length > 0)
        {
            int end = start + name.Length;
            if ((start == 0 || !IsInName(value[start - 1])) && (end == value.Length || !IsInName(value[end])))
            {
                return start;
            }

            start = value.IndexOf(name, start + 1, StringComparison.Ordinal);
        }

        return -1;
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
