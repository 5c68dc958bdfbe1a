using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Counts lines and characters of UTF-8 text; the default value stands before the first byte.</summary>
internal struct TextPosition
{
    private int _lineBreaks;
    private int _charactersInLine;
    private bool _endsWithCarriageReturn;

    /// <summary>The line, from 1.</summary>
    public readonly int Line => _lineBreaks + 1;

    /// <summary>The column of the next character, from 1.</summary>
    public readonly int Column => _charactersInLine + 1;

    /// <summary>The position after a number of bytes.</summary>
    public static TextPosition After(ReadOnlySpan<byte> bytes)
    {
        TextPosition position = default;
        position.Advance(bytes);
        return position;
    }

    /// <summary>Goes over more bytes. LF, CR LF and a lone CR end a line.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        if (_endsWithCarriageReturn && bytes[0] == '\n')
        {
            bytes = bytes[1..];
            _endsWithCarriageReturn = false;
            if (bytes.IsEmpty)
            {
                return;
            }
        }

        _endsWithCarriageReturn = bytes[^1] == '\r';
        int lastBreak = bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (lastBreak >= 0)
        {
            _lineBreaks += CountBreaks(bytes[..(lastBreak + 1)]);
            _charactersInLine = 0;
            bytes = bytes[(lastBreak + 1)..];
        }

        _charactersInLine += CountCharacters(bytes);
    }

    private static int CountBreaks(ReadOnlySpan<byte> bytes)
    {
        int breaks = bytes.Count((byte)'\n');
        for (int found = bytes.IndexOf((byte)'\r'); found >= 0; found = bytes.IndexOf((byte)'\r'))
        {
            bytes = bytes[(found + 1)..];
            if (bytes.IsEmpty || bytes[0] != '\n')
            {
                breaks++;
            }
        }

        return breaks;
    }

    private static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return bytes.Length;
        }

        int characters = 0;
        foreach (byte b in bytes)
        {
            characters += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return characters;
    }
}
