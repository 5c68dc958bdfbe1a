using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>Lists in one text.</summary>
internal static class TextList
{
    /// <summary>The parts of a text without white space around it.</summary>
    public static ValueList<string> Of(string trimmed, string separator)
    {
        if (trimmed.Length == 0)
        {
            return ValueList<string>.Empty;
        }

        return new ValueList<string>(string.IsNullOrWhiteSpace(separator)
            ? trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : trimmed.Split(separator, StringSplitOptions.TrimEntries));
    }

    /// <summary>The same for ASCII that stands for itself, between single signs.</summary>
    public static ValueList<string> OfAscii(ReadOnlySpan<byte> trimmed, byte separator, TextPool pool)
    {
        if (trimmed.IsEmpty)
        {
            return ValueList<string>.Empty;
        }

        string[] parts = new string[trimmed.Count(separator) + 1];
        for (int i = 0; i < parts.Length - 1; i++)
        {
            int length = trimmed.IndexOf(separator);
            parts[i] = pool.Get(XmlCharacters.Trim(trimmed[..length]));
            trimmed = trimmed[(length + 1)..];
        }

        parts[^1] = pool.Get(XmlCharacters.Trim(trimmed));
        return new ValueList<string>(parts);
    }
}
