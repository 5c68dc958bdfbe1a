using System.Collections;
using System.Text;

namespace LdmCodegen.Generator.Templating;

/// <summary>Where a loop stands.</summary>
internal sealed record LoopState(int Index, int Count);

/// <summary>What a rendering knows: the view, the loop variables, the output.</summary>
internal sealed class RenderContext(string template, object view, Func<string, Template?> find)
{
    /// <summary>More than any sane nesting: an include that includes itself is a fault, not a stack overflow.</summary>
    private const int MaxIncludeDepth = 16;

    private readonly List<(string Name, object? Value)> _variables = [];
    private string _template = template;
    private int _includeDepth;

    public StringBuilder Output { get; private set; } = new();

    public LoopState? Loop { get; set; }

    public static bool IsView(object value) =>
        value is not IEnumerable && !value.GetType().IsPrimitive && !value.GetType().IsEnum;

    public void PushVariable(string name, TemplatePosition position)
    {
        if (ViewMembers.TryGet(view, name, out _))
        {
            throw Fault(position, $"the loop variable '{name}' hides a member of the view");
        }

        _variables.Add((name, null));
    }

    public void SetVariable(object? value)
    {
        int last = _variables.Count - 1;
        _variables[last] = (_variables[last].Name, value);
    }

    public void PopVariable() => _variables.RemoveAt(_variables.Count - 1);

    public object? GetVariable(string name, TemplatePosition position)
    {
        for (int i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].Name == name)
            {
                return _variables[i].Value;
            }
        }

        return GetMember(view, name, position);
    }

    public object? GetMember(object target, string name, TemplatePosition position)
    {
        return ViewMembers.TryGet(target, name, out object? value)
            ? value
            : throw Fault(position, $"{target.GetType().Name} has no member '{name}'");
    }

    public string RenderInclude(string name, TemplatePosition position)
    {
        Template included = find(name) ?? throw Fault(position, $"there is no template '{name}'");
        if (_includeDepth == MaxIncludeDepth)
        {
            throw Fault(position, $"'{name}' includes itself");
        }

        (StringBuilder output, string template) = (Output, _template);
        (Output, _template) = (new StringBuilder(), included.Name);
        _includeDepth++;
        foreach (TemplateNode node in included.Nodes)
        {
            node.Render(this);
        }

        _includeDepth--;
        string text = Output.ToString();
        (Output, _template) = (output, template);
        return text;
    }

    /// <summary>
    /// Prints what a tag gave. Scriban indents the further lines of an indented tag, and versions differ on empty ones:
    /// such a tag prints one line here.
    /// </summary>
    public void AppendFrom(string text, bool isIndented, TemplatePosition position)
    {
        if (isIndented && text.IndexOf('\n') >= 0)
        {
            throw Fault(position, "an indented tag prints one line: loop over lines, or strip the indent with {{~");
        }

        Output.Append(text);
    }

    public TemplateException Fault(TemplatePosition position, string fault) => new(_template, position, fault);
}
