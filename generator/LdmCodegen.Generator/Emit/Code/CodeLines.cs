using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>Lines of C# with their indentation; blocks close themselves, so indentation cannot drift.</summary>
internal sealed class CodeLines
{
    private const int LongestLine = 116;

    private static readonly string[] Operators = [" || ", " && ", " | "];

    private readonly List<string> _lines = [];
    private int _depth;

    /// <param name="depth">Levels of indentation of the first line.</param>
    public CodeLines(int depth) => _depth = depth;

    /// <summary>Columns of the indentation in force.</summary>
    public int Indentation => _depth * 4;

    public void Line(string text)
    {
        if (text.Length == 0)
        {
            _lines.Add(text);
            return;
        }

        List<string> parts = Wrap(text, Indentation);
        for (int i = 0; i < parts.Count; i++)
        {
            _lines.Add(new string(' ', Indentation + (i == 0 ? 0 : 4)) + parts[i]);
        }
    }

    /// <summary>Breaks a long expression before its operators.</summary>
    /// <param name="text">The expression, with what stands around it on its line.</param>
    /// <param name="indentation">Columns before it.</param>
    public static List<string> Wrap(string text, int indentation)
    {
        List<string> parts = [];
        string rest = text;
        while (rest.Length + indentation > LongestLine)
        {
            int cut = Operators.Max(sign =>
                rest.LastIndexOf(sign, Math.Min(rest.Length, LongestLine - indentation) - 1, StringComparison.Ordinal));
            if (cut <= 0)
            {
                break;
            }

            parts.Add(rest.Substring(0, cut));
            rest = rest.Substring(cut + 1);
        }

        parts.Add(rest);
        return parts;
    }

    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        _depth++;
        body();
        _depth--;
        DropBlanks();
        Line("}");
    }

    public void Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    /// <summary>An empty line, unless the text so far ends with one or with an opening brace.</summary>
    public void Blank()
    {
        if (_lines.Count > 0 && _lines[_lines.Count - 1].Length > 0
            && !_lines[_lines.Count - 1].EndsWith("{", StringComparison.Ordinal))
        {
            _lines.Add("");
        }
    }

    public EquatableArray<string> ToLines()
    {
        DropBlanks();
        return _lines.ToEquatableArray();
    }

    private void DropBlanks()
    {
        while (_lines.Count > 0 && _lines[_lines.Count - 1].Length == 0)
        {
            _lines.RemoveAt(_lines.Count - 1);
        }
    }
}
