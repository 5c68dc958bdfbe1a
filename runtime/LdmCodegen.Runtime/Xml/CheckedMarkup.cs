namespace LdmCodegen.Runtime.Xml;

/// <summary>Walks over markup that a reader has checked, so that nothing needs to be checked again.</summary>
internal static class CheckedMarkup
{
    /// <summary>How long the element is that the markup begins with, tags included.</summary>
    public static int MeasureElement(ReadOnlySpan<byte> markup)
    {
        int depth = 0;
        int position = 0;
        while (true)
        {
            position += markup[position..].IndexOf((byte)'<');
            if (markup[position + 1] == '!')
            {
                position += markup[position..].IndexOf("]]>"u8) + 3;
                continue;
            }

            bool isEndTag = markup[position + 1] == '/';
            position = EndOfTag(markup, position);
            bool isEmpty = markup[position - 2] == '/';
            depth += isEndTag ? -1 : isEmpty ? 0 : 1;
            if (depth == 0)
            {
                return position;
            }
        }
    }

    private static int EndOfTag(ReadOnlySpan<byte> markup, int position)
    {
        while (true)
        {
            position += markup[position..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            byte found = markup[position++];
            if (found == '>')
            {
                return position;
            }

            position += markup[position..].IndexOf(found) + 1;
        }
    }
}
