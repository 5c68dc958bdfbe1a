namespace LdmCodegen.Schema.Reading;

/// <summary>A file's text with its lines, to turn offsets and line positions into spans.</summary>
internal sealed class SchemaText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<int> _lineStarts = [];

    public SchemaText(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts.Add(text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0);
        for (int i = 0; i < text.Length; i++)
        {
            bool endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine)
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The text as an XML parser wants it: without the byte order mark.</summary>
    public string Markup => Text.Substring(_lineStarts[0]);

    /// <summary>The index of a line and column, both from 1; places outside of the text are moved into it.</summary>
    public int OffsetOf(int line, int column)
    {
        int start = _lineStarts[Math.Min(Math.Max(line, 1), _lineStarts.Count) - 1];
        return Math.Min(start + Math.Max(column, 1) - 1, Text.Length);
    }

    public SchemaSpan Span(int offset, int length)
    {
        offset = Math.Min(Math.Max(offset, 0), Text.Length);
        length = Math.Min(Math.Max(length, 0), Text.Length - offset);
        (int line, int column) = Position(offset);
        (int endLine, int endColumn) = Position(offset + length);
        return new SchemaSpan(Path, line, column, endLine, endColumn, offset, length);
    }

    /// <summary>The value of the attribute whose name starts at an offset, as written, without quotes.</summary>
    public SchemaSpan AttributeValue(int nameOffset, int nameLength)
    {
        int quote = Text.IndexOfAny(['"', '\''], Math.Min(nameOffset + nameLength, Text.Length));
        int end = quote < 0 ? -1 : Text.IndexOf(Text[quote], quote + 1);
        return end < 0 ? Span(nameOffset, nameLength) : Span(quote + 1, end - quote - 1);
    }

    /// <summary>The first run of text from an offset on, without white space around it, up to the next tag.</summary>
    public SchemaSpan TextRun(int offset)
    {
        int end = Text.IndexOf('<', offset);
        end = end < 0 ? Text.Length : end;
        while (offset < end && char.IsWhiteSpace(Text[offset]))
        {
            offset++;
        }

        while (end > offset && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return Span(offset, end - offset);
    }

    private (int Line, int Column) Position(int offset)
    {
        int found = _lineStarts.BinarySearch(offset);
        int line = found >= 0 ? found : Math.Max(~found - 1, 0);
        return (line + 1, Math.Max(offset - _lineStarts[line], 0) + 1);
    }
}
