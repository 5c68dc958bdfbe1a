namespace LdmCodegen.Generator.Templating;

/// <summary>A template that does not parse, or does not fit the view it renders.</summary>
internal sealed class TemplateException(string template, TemplatePosition position, string fault)
    : Exception($"{template}({position.Line},{position.Column}): {fault}")
{
    public string Template { get; } = template;

    public TemplatePosition Position { get; } = position;

    /// <summary>What is wrong, without the place.</summary>
    public string Fault { get; } = fault;
}

/// <summary>A place in a template; both numbers count from one.</summary>
internal readonly record struct TemplatePosition(int Line, int Column);
