using System.Collections;
using System.Globalization;

namespace LdmCodegen.Generator.Templating;

/// <summary>A part of a parsed template.</summary>
internal abstract class TemplateNode
{
    /// <summary>Whether its own text may print a line break, values and includes aside.</summary>
    public virtual bool HasLineBreak => false;

    public abstract void Render(RenderContext context);
}

internal sealed class TextNode(string text) : TemplateNode
{
    public override bool HasLineBreak { get; } = text.IndexOf('\n') >= 0;

    public override void Render(RenderContext context) => context.Output.Append(text);
}

/// <summary><c>{{ value }}</c>: a text, a whole number, a bool, or nothing for null.</summary>
internal sealed class ValueNode(TemplateExpression expression, bool isIndented) : TemplateNode
{
    public override void Render(RenderContext context)
    {
        string text = expression.Evaluate(context) switch
        {
            null => "",
            string value => value,
            bool value => value ? "true" : "false",
            int value => value.ToString(CultureInfo.InvariantCulture),
            object value => throw context.Fault(
                expression.Position, $"a value to print is a text, an int or a bool, not {value.GetType().Name}"),
        };
        context.AppendFrom(text, isIndented, expression.Position);
    }
}

internal sealed class IncludeNode(string name, bool isIndented, TemplatePosition position) : TemplateNode
{
    public string Name => name;

    public TemplatePosition Position => position;

    public override void Render(RenderContext context) =>
        context.AppendFrom(context.RenderInclude(name, position), isIndented, position);
}

internal sealed class IfNode(
    TemplateExpression condition, IReadOnlyList<TemplateNode> then, IReadOnlyList<TemplateNode> otherwise)
    : TemplateNode
{
    public override bool HasLineBreak { get; } = then.Concat(otherwise).Any(static node => node.HasLineBreak);

    public override void Render(RenderContext context)
    {
        foreach (TemplateNode node in condition.IsTrue(context) ? then : otherwise)
        {
            node.Render(context);
        }
    }
}

internal sealed class ForNode(CodeToken variable, TemplateExpression items, IReadOnlyList<TemplateNode> body)
    : TemplateNode
{
    public override bool HasLineBreak { get; } = body.Any(static node => node.HasLineBreak);

    public override void Render(RenderContext context)
    {
        object? value = items.Evaluate(context);
        if (value is not IEnumerable sequence || value is string)
        {
            throw context.Fault(items.Position, $"a loop goes over a list, not {value?.GetType().Name ?? "null"}");
        }

        List<object?> list = [.. sequence.Cast<object?>()];
        LoopState? outer = context.Loop;
        context.PushVariable(variable.Text, variable.Position);
        try
        {
            for (int i = 0; i < list.Count; i++)
            {
                context.Loop = new LoopState(i, list.Count);
                context.SetVariable(list[i]);
                foreach (TemplateNode node in body)
                {
                    node.Render(context);
                }
            }
        }
        finally
        {
            context.PopVariable();
            context.Loop = outer;
        }
    }
}
