namespace LdmCodegen.Tool.Decoding;

/// <summary>
/// A place in the input as an editor shows it: line and column from 1, columns counted in characters.
/// </summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place of the byte at an offset. A line ends at LF, CR LF or a lone CR.</summary>
    public static TextPosition Of(ReadOnlySpan<byte> input, long offset)
    {
        int line = 1;
        int column = 1;
        int end = (int)Math.Min(offset, input.Length);
        for (int i = 0; i < end; i++)
        {
            bool endsLine = input[i] == '\n' || (input[i] == '\r' && (i + 1 == input.Length || input[i + 1] != '\n'));
            if (endsLine)
            {
                line++;
                column = 1;
            }
            else if ((input[i] & 0xC0) != 0x80)
            {
                column++;
            }
        }

        return new TextPosition(line, column);
    }
}
