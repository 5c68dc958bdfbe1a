namespace LdmCodegen.Generator.Templating;

/// <summary>Templates that may include one another, parsed once.</summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, Template> _templates = new(StringComparer.Ordinal);

    /// <exception cref="TemplateException">One does not parse, or includes what is not there.</exception>
    public TemplateSet(IEnumerable<(string Name, string Text)> templates)
    {
        foreach ((string name, string text) in templates)
        {
            _templates.Add(name, Template.Parse(name, text));
        }

        foreach (Template template in _templates.Values)
        {
            foreach (IncludeNode include in template.Includes)
            {
                if (!_templates.ContainsKey(include.Name))
                {
                    string fault = $"there is no template '{include.Name}'";
                    throw new TemplateException(template.Name, include.Position, fault);
                }
            }
        }
    }

    public IReadOnlyCollection<string> Names => _templates.Keys;

    /// <exception cref="KeyNotFoundException">There is no such template.</exception>
    public string Render(string name, object view)
    {
        return Find(name) is Template template
            ? template.Render(view, Find)
            : throw new KeyNotFoundException($"There is no template '{name}'.");
    }

    private Template? Find(string name) => _templates.TryGetValue(name, out Template? template) ? template : null;
}
