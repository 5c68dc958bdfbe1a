using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>Spells a value where another one stood, so that white space, CDATA and quotes around it stay.</summary>
internal static class DocumentText
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\n\r");

    /// <summary>The markup of a text with a new value in the place of the old one.</summary>
    /// <param name="old">The markup so far, without child elements.</param>
    /// <param name="value">The new value.</param>
    /// <param name="trims">Whether white space around a value does not belong to it.</param>
    public static byte[] ReplaceContent(ReadOnlySpan<byte> old, string value, bool trims)
    {
        Range place = PlaceOf(old, trims);
        ReadOnlySpan<byte> spelled = old[place];
        ReadOnlySpan<byte> start = "<![CDATA["u8;
        ReadOnlySpan<byte> end = "]]>"u8;
        bool isCData = spelled.StartsWith(start) && spelled.IndexOf(end) == spelled.Length - end.Length
            && !value.Contains("]]>", StringComparison.Ordinal) && !value.Contains('\r')
            && !(trims && HasOuterSpace(value));
        if (!isCData)
        {
            return Join(old[..place.Start.Value], Escape(value, trims, attribute: false), old[place.End.Value..]);
        }

        // Writing it as text finds what XML cannot carry.
        _ = Escape(value, trims, attribute: false);
        return Join(
            old[..(place.Start.Value + start.Length)],
            Encoding.UTF8.GetBytes(value),
            old[(place.End.Value - end.Length)..]);
    }

    /// <summary>The markup of an attribute's value with a new value in the place of the old one.</summary>
    /// <param name="old">The markup so far, without the quotes.</param>
    /// <param name="value">The new value.</param>
    /// <param name="trims">Whether white space around a value does not belong to it.</param>
    /// <param name="quote">The quote around it.</param>
    public static byte[] ReplaceAttribute(ReadOnlySpan<byte> old, string value, bool trims, byte quote)
    {
        Range place = PlaceOf(old, trims);
        byte[] escaped = Escape(value, trims, attribute: true);
        if (quote == '\'' && escaped.AsSpan().Contains(quote))
        {
            escaped = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(escaped).Replace("'", "&apos;"));
        }

        return Join(old[..place.Start.Value], escaped, old[place.End.Value..]);
    }

    /// <summary>Where in a text its value stands.</summary>
    private static Range PlaceOf(ReadOnlySpan<byte> markup, bool trims)
    {
        if (!trims)
        {
            return ..markup.Length;
        }

        int start = markup.Length - markup.TrimStart(" \t\n\r"u8).Length;
        return start == markup.Length ? ..markup.Length : start..markup.TrimEnd(" \t\n\r"u8).Length;
    }

    private static bool HasOuterSpace(string value) =>
        value.Length > 0 && (WhiteSpace.Contains(value[0]) || WhiteSpace.Contains(value[^1]));

    private static byte[] Escape(string value, bool trims, bool attribute)
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        switch (trims, attribute)
        {
            case (true, true):
                writer.WriteAttributeText(value);
                break;
            case (true, false):
                writer.WriteText(value);
                break;
            case (false, true):
                writer.WritePreservedAttributeText(value);
                break;
            case (false, false):
                writer.WritePreservedText(value);
                break;
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Join(ReadOnlySpan<byte> before, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> after)
    {
        byte[] joined = new byte[before.Length + middle.Length + after.Length];
        before.CopyTo(joined);
        middle.CopyTo(joined.AsSpan(before.Length));
        after.CopyTo(joined.AsSpan(before.Length + middle.Length));
        return joined;
    }
}
