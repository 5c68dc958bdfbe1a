using System.Text;

namespace LdmCodegen.Generator.Templating;

/// <summary>Cuts a template into text and tags, and applies white space control as Scriban does.</summary>
internal sealed class TemplateScanner
{
    private static readonly string[] Symbols = ["&&", "||", "==", "!=", "!", ".", "(", ")"];

    private readonly string _name;
    private readonly string _text;
    private readonly List<int> _lineStarts = [0];
    private readonly List<TemplatePart> _parts = [];
    private int _at;

    private TemplateScanner(string name, string text)
    {
        _name = name;
        _text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <param name="name">The template's name, for errors.</param>
    /// <param name="text">The template, with line feeds only.</param>
    public static IReadOnlyList<TemplatePart> Scan(string name, string text)
    {
        TemplateScanner scanner = new(name, text);
        scanner.ScanAll();
        return scanner._parts;
    }

    private void ScanAll()
    {
        while (true)
        {
            int open = FindOpen(_at);
            if (open < 0)
            {
                AddText(_at, _text.Length);
                return;
            }

            char strip = Peek(open + 2);
            int textEnd = strip switch
            {
                '-' => TrimEnd(_at, open, newLines: true),
                '~' => TrimEnd(_at, open, newLines: false),
                _ => open,
            };
            AddText(_at, textEnd);

            bool strips = strip is '-' or '~';
            bool indented = !strips && textEnd > _at && IsAfterIndent(open);
            _at = open + (strips ? 3 : 2);
            List<CodeToken> tokens = ScanCode(open);
            _parts.Add(new TagPart(tokens, indented, PositionOf(open)));
        }
    }

    private int FindOpen(int from)
    {
        for (int i = _text.IndexOf('{', from); i >= 0; i = _text.IndexOf('{', i + 1))
        {
            if (Peek(i + 1) == '{')
            {
                return i;
            }

            int brace = i + 1;
            while (Peek(brace) == '%')
            {
                brace++;
            }

            if (brace > i + 1 && Peek(brace) == '{')
            {
                throw Fault(i, "escape blocks are outside the subset; print braces with {{ \"{{\" }}");
            }
        }

        return -1;
    }

    private void AddText(int from, int to)
    {
        if (to > from)
        {
            _parts.Add(new TextPart(_text.Substring(from, to - from), PositionOf(from)));
        }
    }

    private int TrimEnd(int from, int end, bool newLines)
    {
        while (end > from && char.IsWhiteSpace(_text[end - 1]) && (newLines || _text[end - 1] != '\n'))
        {
            end--;
        }

        return end;
    }

    private bool IsAfterIndent(int open)
    {
        int i = open;
        while (i > 0 && _text[i - 1] != '\n')
        {
            i--;
            if (!char.IsWhiteSpace(_text[i]))
            {
                return false;
            }
        }

        return i < open;
    }

    /// <summary>Reads the tokens of a tag and the white space its end strips.</summary>
    private List<CodeToken> ScanCode(int open)
    {
        List<CodeToken> tokens = [];
        while (true)
        {
            if (_at >= _text.Length)
            {
                throw Fault(open, "this tag is not closed");
            }

            if (TryExit())
            {
                return tokens;
            }

            char c = _text[_at];
            if (c == '\n')
            {
                throw Fault(_at, "a tag stands on one line");
            }

            if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if (c == '#')
            {
                SkipComment();
            }
            else
            {
                tokens.Add(ScanToken());
            }
        }
    }

    private bool TryExit()
    {
        char strip = _text[_at] is '-' or '~' ? _text[_at] : '\0';
        int brace = strip == '\0' ? _at : _at + 1;
        if (!IsClose(brace))
        {
            return false;
        }

        _at = brace + 2;
        if (strip == '\0')
        {
            return true;
        }

        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            bool isNewLine = _text[_at] == '\n';
            _at++;
            if (isNewLine && strip == '~')
            {
                return true;
            }
        }

        return true;
    }

    private bool IsClose(int at) => Peek(at) == '}' && Peek(at + 1) == '}';

    /// <summary>
    /// A comment ends at the tag's end; one opened by two signs may also span lines and end at two signs.
    /// </summary>
    private void SkipComment()
    {
        bool isMultiLine = Peek(_at + 1) == '#';
        _at += isMultiLine ? 2 : 1;
        while (_at < _text.Length)
        {
            if (isMultiLine && _text[_at] == '#' && Peek(_at + 1) == '#')
            {
                _at += 2;
                return;
            }

            bool atStrip = _text[_at] is '-' or '~';
            if (IsClose(atStrip ? _at + 1 : _at) || (_text[_at] == '\n' && !isMultiLine))
            {
                return;
            }

            _at++;
        }
    }

    private CodeToken ScanToken()
    {
        int start = _at;
        char c = _text[start];
        if (char.IsLetter(c) || c == '_')
        {
            return Take(CodeTokenKind.Name, static c => char.IsLetterOrDigit(c) || c == '_');
        }

        if (c is >= '0' and <= '9')
        {
            return Take(CodeTokenKind.Integer, char.IsLetterOrDigit);
        }

        if (c is '"' or '\'')
        {
            return ScanString(c);
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(_text, start, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return new CodeToken(CodeTokenKind.Symbol, symbol, PositionOf(start));
            }
        }

        throw Fault(start, $"'{c}' is outside the subset");
    }

    private CodeToken Take(CodeTokenKind kind, Func<char, bool> belongs)
    {
        int start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }

        return new CodeToken(kind, _text.Substring(start, _at - start), PositionOf(start));
    }

    private CodeToken ScanString(char quote)
    {
        int start = _at++;
        StringBuilder value = new();
        while (_at < _text.Length && _text[_at] != '\n')
        {
            char c = _text[_at++];
            if (c == quote)
            {
                return new CodeToken(CodeTokenKind.String, value.ToString(), PositionOf(start));
            }

            if (c != '\\')
            {
                value.Append(c);
                continue;
            }

            value.Append(Peek(_at) switch
            {
                'n' => '\n',
                't' => '\t',
                '\\' => '\\',
                '"' => '"',
                '\'' => '\'',
                _ => throw Fault(_at - 1, "this escape is outside the subset"),
            });
            _at++;
        }

        throw Fault(start, "this string is not closed");
    }

    private char Peek(int at) => at < _text.Length ? _text[at] : '\0';

    private TemplatePosition PositionOf(int offset)
    {
        int line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new TemplatePosition(line + 1, offset - _lineStarts[line] + 1);
    }

    private TemplateException Fault(int offset, string fault) => new(_name, PositionOf(offset), fault);
}
