using System.Globalization;

namespace LdmCodegen.Generator.Templating;

/// <summary>Builds the tree of a template from its parts.</summary>
internal sealed class TemplateParser(string name, IReadOnlyList<TemplatePart> parts)
{
    private static readonly HashSet<string> OtherStatements = new(StringComparer.Ordinal)
    {
        "break", "capture", "case", "continue", "do", "func", "import", "readonly", "ret", "tablerow", "when", "while",
        "with", "wrap", "empty", "this", "in",
    };

    private readonly List<IncludeNode> _includes = [];
    private int _at;
    private int _loopDepth;

    public IReadOnlyList<IncludeNode> Includes => _includes;

    public IReadOnlyList<TemplateNode> ParseAll()
    {
        List<TemplateNode> nodes = ParseNodes();
        return _at == parts.Count
            ? nodes
            : throw Fault(parts[_at].Position, "there is no 'if' or 'for' that this belongs to");
    }

    /// <summary>Reads up to an <c>else</c>, an <c>end</c>, or the end of the template.</summary>
    private List<TemplateNode> ParseNodes()
    {
        List<TemplateNode> nodes = [];
        for (; _at < parts.Count; _at++)
        {
            if (parts[_at] is TextPart text)
            {
                nodes.Add(new TextNode(text.Text));
                continue;
            }

            TagPart tag = (TagPart)parts[_at];
            if (tag.Tokens.Count == 0)
            {
                continue;
            }

            if (IsStatement(tag, "else") || IsStatement(tag, "end"))
            {
                return nodes;
            }

            nodes.Add(ParseTag(tag));
        }

        return nodes;
    }

    private TemplateNode ParseTag(TagPart tag)
    {
        CodeToken first = tag.Tokens[0];
        TemplateNode? block = null;
        if (IsStatement(tag, "if"))
        {
            block = ParseIf(tag, 1);
        }
        else if (IsStatement(tag, "for"))
        {
            block = ParseFor(tag);
        }

        if (block is not null)
        {
            // Scriban would indent each further line of the block once more.
            return tag.IsIndented && block.HasLineBreak
                ? throw Fault(tag.Position, "an indented block of several lines opens with {{~ or {{-")
                : block;
        }

        return IsStatement(tag, "include")
            ? ParseInclude(tag)
            : first.Kind == CodeTokenKind.Name && OtherStatements.Contains(first.Text)
                ? throw Fault(first.Position, $"'{first.Text}' is outside the subset")
                : new ValueNode(ParseWhole(tag, 0), tag.IsIndented);
    }

    private static bool IsStatement(TagPart tag, string keyword)
    {
        // {{ for.index }} prints a value.
        return tag.Tokens.Count > 0 && tag.Tokens[0].Is(CodeTokenKind.Name, keyword)
            && !(tag.Tokens.Count > 1 && tag.Tokens[1].Is(CodeTokenKind.Symbol, "."));
    }

    private IfNode ParseIf(TagPart tag, int conditionAt)
    {
        TemplateExpression condition = ParseWhole(tag, conditionAt);
        _at++;
        List<TemplateNode> then = ParseNodes();
        TagPart stop = Terminator(tag);
        if (IsStatement(stop, "end"))
        {
            ExpectLength(stop, 1);
            return new IfNode(condition, then, []);
        }

        if (stop.Tokens.Count > 1)
        {
            return stop.Tokens[1].Is(CodeTokenKind.Name, "if")
                ? new IfNode(condition, then, [ParseIf(stop, 2)])
                : throw Fault(stop.Tokens[1].Position, "after 'else' stands 'if' or nothing");
        }

        _at++;
        List<TemplateNode> otherwise = ParseNodes();
        ExpectEnd(tag);
        return new IfNode(condition, then, otherwise);
    }

    private ForNode ParseFor(TagPart tag)
    {
        if (tag.Tokens.Count < 4
            || tag.Tokens[1].Kind != CodeTokenKind.Name
            || !tag.Tokens[2].Is(CodeTokenKind.Name, "in"))
        {
            throw Fault(tag.Position, "a loop reads 'for name in list'");
        }

        TemplateExpression items = ParseWhole(tag, 3);
        _at++;
        _loopDepth++;
        List<TemplateNode> body = ParseNodes();
        _loopDepth--;
        ExpectEnd(tag);
        return new ForNode(tag.Tokens[1], items, body);
    }

    private IncludeNode ParseInclude(TagPart tag)
    {
        if (tag.Tokens.Count != 2 || tag.Tokens[1].Kind != CodeTokenKind.String)
        {
            throw Fault(tag.Position, "an include reads: include 'name'");
        }

        IncludeNode include = new(tag.Tokens[1].Text, tag.IsIndented, tag.Position);
        _includes.Add(include);
        return include;
    }

    private TagPart Terminator(TagPart opening) =>
        _at < parts.Count ? (TagPart)parts[_at] : throw Fault(opening.Position, "there is no 'end' for this");

    private void ExpectEnd(TagPart opening)
    {
        TagPart stop = Terminator(opening);
        if (!IsStatement(stop, "end"))
        {
            throw Fault(stop.Position, "expected 'end' here");
        }

        ExpectLength(stop, 1);
    }

    private void ExpectLength(TagPart tag, int count)
    {
        if (tag.Tokens.Count > count)
        {
            throw Fault(tag.Tokens[count].Position, $"'{tag.Tokens[count].Text}' is not expected here");
        }
    }

    private TemplateExpression ParseWhole(TagPart tag, int from)
    {
        int at = from;
        TemplateExpression expression = ParseOr(tag, ref at);
        ExpectLength(tag, at);
        return expression;
    }

    private TemplateExpression ParseOr(TagPart tag, ref int at)
    {
        TemplateExpression left = ParseAnd(tag, ref at);
        while (TryTake(tag, ref at, "||"))
        {
            left = new LogicExpression(left, ParseAnd(tag, ref at), isAnd: false);
        }

        return left;
    }

    private TemplateExpression ParseAnd(TagPart tag, ref int at)
    {
        TemplateExpression left = ParseEquality(tag, ref at);
        while (TryTake(tag, ref at, "&&"))
        {
            left = new LogicExpression(left, ParseEquality(tag, ref at), isAnd: true);
        }

        return left;
    }

    private TemplateExpression ParseEquality(TagPart tag, ref int at)
    {
        TemplateExpression left = ParseUnary(tag, ref at);
        if (TryTake(tag, ref at, "=="))
        {
            return new EqualExpression(left, ParseUnary(tag, ref at), isEqual: true);
        }

        return TryTake(tag, ref at, "!=") ? new EqualExpression(left, ParseUnary(tag, ref at), isEqual: false) : left;
    }

    private TemplateExpression ParseUnary(TagPart tag, ref int at)
    {
        if (at >= tag.Tokens.Count)
        {
            throw Fault(tag.Position, "a value is missing");
        }

        CodeToken token = tag.Tokens[at++];
        switch (token.Kind)
        {
            case CodeTokenKind.String:
                return new LiteralExpression(token.Text, token.Position);
            case CodeTokenKind.Integer:
                return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? new LiteralExpression(number, token.Position)
                    : throw Fault(token.Position, $"'{token.Text}' is not a whole number");
            case CodeTokenKind.Name:
                return ParseName(tag, token, ref at);
            case CodeTokenKind.Symbol when token.Text == "!":
                return new NotExpression(ParseUnary(tag, ref at), token.Position);
            case CodeTokenKind.Symbol when token.Text == "(":
                TemplateExpression inner = ParseOr(tag, ref at);
                return TryTake(tag, ref at, ")") ? inner : throw Fault(token.Position, "this parenthesis is not closed");
            default:
                throw Fault(token.Position, $"'{token.Text}' is not expected here");
        }
    }

    private TemplateExpression ParseName(TagPart tag, CodeToken first, ref int at)
    {
        switch (first.Text)
        {
            case "true":
                return new LiteralExpression(true, first.Position);
            case "false":
                return new LiteralExpression(false, first.Position);
            case "null":
                return new LiteralExpression(null, first.Position);
        }

        List<CodeToken> steps = [first];
        while (TryTake(tag, ref at, "."))
        {
            steps.Add(at < tag.Tokens.Count && tag.Tokens[at].Kind == CodeTokenKind.Name
                ? tag.Tokens[at++]
                : throw Fault(tag.Tokens[at - 1].Position, "a member name is missing after the dot"));
        }

        if (first.Text != "for")
        {
            return OtherStatements.Contains(first.Text)
                ? throw Fault(first.Position, $"'{first.Text}' is outside the subset")
                : new PathExpression(steps);
        }

        return _loopDepth > 0 && steps.Count == 2 && LoopExpression.IsMember(steps[1].Text)
            ? new LoopExpression(steps[1].Text, first.Position)
            : throw Fault(first.Position, "inside a loop there are for.first, for.last and for.index");
    }

    private static bool TryTake(TagPart tag, ref int at, string symbol)
    {
        if (at >= tag.Tokens.Count || !tag.Tokens[at].Is(CodeTokenKind.Symbol, symbol))
        {
            return false;
        }

        at++;
        return true;
    }

    private TemplateException Fault(TemplatePosition position, string fault) => new(name, position, fault);
}
