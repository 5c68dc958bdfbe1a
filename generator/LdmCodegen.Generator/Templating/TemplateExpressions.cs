namespace LdmCodegen.Generator.Templating;

/// <summary>A value in a tag.</summary>
internal abstract class TemplateExpression(TemplatePosition position)
{
    public TemplatePosition Position { get; } = position;

    public abstract object? Evaluate(RenderContext context);

    /// <summary>
    /// The value as a condition. Scriban takes only null and false for false, so that a number, an empty text and an empty
    /// list are true: only what can be false is accepted here.
    /// </summary>
    public bool IsTrue(RenderContext context)
    {
        return Evaluate(context) switch
        {
            null => false,
            bool condition => condition,
            string => true,
            object value when RenderContext.IsView(value) => true,
            object value => throw context.Fault(
                Position, $"a condition is a bool or a value that may be null; {value.GetType().Name} is always true"),
        };
    }
}

internal sealed class LiteralExpression(object? value, TemplatePosition position) : TemplateExpression(position)
{
    public override object? Evaluate(RenderContext context) => value;
}

/// <summary><c>name</c> or <c>name.member.member</c>.</summary>
internal sealed class PathExpression(IReadOnlyList<CodeToken> steps) : TemplateExpression(steps[0].Position)
{
    public override object? Evaluate(RenderContext context)
    {
        object? value = context.GetVariable(steps[0].Text, Position);
        for (int i = 1; i < steps.Count; i++)
        {
            if (value is null)
            {
                string fault = $"'{steps[i - 1].Text}' is null, so it has no '{steps[i].Text}'";
                throw context.Fault(steps[i].Position, fault);
            }

            value = context.GetMember(value, steps[i].Text, steps[i].Position);
        }

        return value;
    }
}

/// <summary><c>for.first</c>, <c>for.last</c>, <c>for.index</c> of the innermost loop.</summary>
internal sealed class LoopExpression(string member, TemplatePosition position) : TemplateExpression(position)
{
    public static bool IsMember(string name) => name is "first" or "last" or "index";

    public override object? Evaluate(RenderContext context)
    {
        LoopState loop = context.Loop!;
        return member switch
        {
            "first" => loop.Index == 0,
            "last" => loop.Index == loop.Count - 1,
            _ => (object)loop.Index,
        };
    }
}

internal sealed class NotExpression(TemplateExpression operand, TemplatePosition position)
    : TemplateExpression(position)
{
    public override object? Evaluate(RenderContext context) => !operand.IsTrue(context);
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>; the right side is evaluated only when needed.</summary>
internal sealed class LogicExpression(TemplateExpression left, TemplateExpression right, bool isAnd)
    : TemplateExpression(left.Position)
{
    public override object? Evaluate(RenderContext context) =>
        left.IsTrue(context) == isAnd ? right.IsTrue(context) : !isAnd;
}

/// <summary><c>==</c> and <c>!=</c> between two values of one kind, or with null.</summary>
internal sealed class EqualExpression(TemplateExpression left, TemplateExpression right, bool isEqual)
    : TemplateExpression(left.Position)
{
    public override object? Evaluate(RenderContext context)
    {
        object? a = left.Evaluate(context);
        object? b = right.Evaluate(context);
        if (a is not null && b is not null && (a.GetType() != b.GetType() || a is not (string or int or bool)))
        {
            throw context.Fault(Position, $"{a.GetType().Name} is not compared with {b.GetType().Name} here");
        }

        return Equals(a, b) == isEqual;
    }
}
