namespace LdmCodegen.Runtime.Xml;

/// <summary>Lists that stand in one text.</summary>
public static class ListText
{
    /// <summary>The parts of a list, without blanks around them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">What stands between two parts; white space of any kind when it is blank.</param>
    public static string[] Split(Utf8XmlText text, string separator)
    {
        string trimmed = text.Trim().ToString();
        if (trimmed.Length == 0)
        {
            return [];
        }

        return string.IsNullOrWhiteSpace(separator)
            ? trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : trimmed.Split(separator, StringSplitOptions.TrimEntries);
    }

    /// <summary>A part of a list, which must come back as one part when the list is read.</summary>
    /// <param name="part">The part.</param>
    /// <param name="separator">What stands between two parts.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException">
    /// It has the separator in it, or white space around it that reading takes away.
    /// </exception>
    public static string Checked(string part, string separator)
    {
        ArgumentNullException.ThrowIfNull(part);

        // What separates is a single sign nearly always.
        if (separator is [> ' ' and < '\u007F' and char sign] && !part.Contains(sign))
        {
            return part;
        }

        bool isBlank = string.IsNullOrWhiteSpace(separator);
        if (isBlank ? part.Length == 0 || part.Any(char.IsWhiteSpace) : part.Contains(separator, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                isBlank
                    ? $"A part of a list that blanks separate must be one word, and '{part}' is not."
                    : $"A part of a list may not hold its separator '{separator}', and '{part}' does.",
                nameof(part));
        }

        return part;
    }
}
