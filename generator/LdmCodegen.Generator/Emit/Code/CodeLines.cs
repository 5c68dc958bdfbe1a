using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>Lines of C# with their indentation; blocks close themselves, so indentation cannot drift.</summary>
internal sealed class CodeLines
{
    private readonly List<string> _lines = [];
    private int _depth;

    /// <param name="depth">Levels of indentation of the first line.</param>
    public CodeLines(int depth) => _depth = depth;

    /// <summary>Columns of the indentation in force.</summary>
    public int Indentation => _depth * 4;

    public void Line(string text) => _lines.Add(text.Length == 0 ? text : new string(' ', Indentation) + text);

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
        if (_lines.Count > 0 && _lines[_lines.Count - 1].Length > 0 && !_lines[_lines.Count - 1].EndsWith("{", StringComparison.Ordinal))
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
