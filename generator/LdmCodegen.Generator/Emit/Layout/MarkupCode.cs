using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Statements that write markup; literals that follow each other become one.</summary>
internal sealed class MarkupCode
{
    private readonly List<object> _parts = [];

    public bool IsEmpty => _parts.Count == 0;

    public void Literal(string markup)
    {
        if (_parts.Count > 0 && _parts[_parts.Count - 1] is LiteralPart last)
        {
            _parts[_parts.Count - 1] = new LiteralPart(last.Markup + markup);
        }
        else if (markup.Length > 0)
        {
            _parts.Add(new LiteralPart(markup));
        }
    }

    /// <summary>One of two literals.</summary>
    public void Choice(string condition, string markup, string otherwise) => Statement(
        $"writer.Xml.WriteLiteral({condition} ? {CSharp.Utf8(markup)} : {CSharp.Utf8(otherwise)});");

    public void Statement(string statement) => _parts.Add(new StatementPart(statement));

    public void Block(string header, MarkupCode body, MarkupCode? otherwise = null) =>
        _parts.Add(new BlockPart(header, body, otherwise));

    public EquatableArray<string> Print(int depth)
    {
        CodeLines lines = new(depth);
        Print(lines);
        return lines.ToLines();
    }

    private void Print(CodeLines lines)
    {
        foreach (object part in _parts)
        {
            switch (part)
            {
                case LiteralPart literal:
                    PrintLiteral(lines, literal.Markup);
                    break;
                case StatementPart statement:
                    lines.Line(statement.Text);
                    break;
                case BlockPart block:
                    PrintBlock(lines, block);
                    break;
            }
        }
    }

    private static void PrintBlock(CodeLines lines, BlockPart block)
    {
        lines.Blank();
        lines.Block(block.Header, () => block.Body.Print(lines));
        if (block.Otherwise is not null)
        {
            lines.Block("else", () => block.Otherwise.Print(lines));
        }

        lines.Blank();
    }

    private static void PrintLiteral(CodeLines lines, string markup)
    {
        List<string> pieces = CSharp.Utf8Pieces(markup);
        if (pieces.Count == 1 && pieces[0].Length + lines.Indentation < 90)
        {
            lines.Line($"writer.Xml.WriteLiteral({pieces[0]});");
            return;
        }

        lines.Line("writer.Xml.WriteLiteral(");
        lines.Indented(() =>
        {
            for (int i = 0; i < pieces.Count; i++)
            {
                lines.Line(pieces[i] + (i == pieces.Count - 1 ? ");" : " +"));
            }
        });
    }

    private sealed record LiteralPart(string Markup);

    private sealed record StatementPart(string Text);

    private sealed record BlockPart(string Header, MarkupCode Body, MarkupCode? Otherwise);
}
