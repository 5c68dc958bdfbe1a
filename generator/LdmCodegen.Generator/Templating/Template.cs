namespace LdmCodegen.Generator.Templating;

/// <summary>A parsed template, kept and rendered any number of times, from any thread.</summary>
internal sealed class Template
{
    private Template(string name, IReadOnlyList<TemplateNode> nodes, IReadOnlyList<IncludeNode> includes)
    {
        Name = name;
        Nodes = nodes;
        Includes = includes;
    }

    public string Name { get; }

    public IReadOnlyList<TemplateNode> Nodes { get; }

    /// <summary>The templates it asks for, wherever in it.</summary>
    public IReadOnlyList<IncludeNode> Includes { get; }

    /// <summary>Parses a template.</summary>
    /// <exception cref="TemplateException">It is outside the subset that <c>README.md</c> describes.</exception>
    public static Template Parse(string name, string text)
    {
        // Line ends are fixed here, so that output is the same bytes wherever the templates were checked out.
        string normalised = text.Replace("\r\n", "\n");
        TemplateParser parser = new(name, TemplateScanner.Scan(name, normalised));
        return new Template(name, parser.ParseAll(), parser.Includes);
    }

    /// <summary>Renders with the public properties of <paramref name="view"/> as variables.</summary>
    /// <param name="view">A view record.</param>
    /// <param name="find">Finds included templates; none when left out.</param>
    /// <exception cref="TemplateException">The template names what the view does not have, or prints what it cannot.</exception>
    public string Render(object view, Func<string, Template?>? find = null)
    {
        RenderContext context = new(Name, view, find ?? (static _ => null));
        foreach (TemplateNode node in Nodes)
        {
            node.Render(context);
        }

        return context.Output.ToString();
    }
}
