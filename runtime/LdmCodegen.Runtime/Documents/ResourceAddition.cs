namespace LdmCodegen.Runtime.Documents;

/// <summary>Adds the elements of a resource in the layout of the resource before it.</summary>
internal static class ResourceAddition
{
    public static DocumentElement Add(
        DocumentElement from,
        PlacePath path,
        string kind,
        IReadOnlyDictionary<string, string> wrapperAttributes,
        DocumentLayout layout)
    {
        DocumentElement parent = from;
        for (int i = 0; i < path.Steps.Count - 2; i++)
        {
            parent = Last(parent, path.Steps[i].Name) ?? PropertySlot.Append(parent, path.Steps[i].Name, layout);
        }

        DocumentElement? model = path.Elements(from).LastOrDefault();
        DocumentElement wrapper = parent;
        if (path.Steps.Count > 1)
        {
            string step = path.Steps[^2].Name;
            wrapper = NeedsOwn(model, wrapperAttributes) || Last(parent, step) is not { } last
                ? Wrap(parent, step, model?.Parent, wrapperAttributes, layout)
                : last;
        }

        DocumentElement item = PropertySlot.Append(wrapper, path.Steps[^1].Name, layout);
        PropertySlot.Append(item, layout.Bag!.Selector, layout).Text = kind;
        if (model is not null)
        {
            // The new resource has one child so far; the layout of the old one shows where it and what follows stand.
            bool isOwn = wrapper != model.Parent;
            (isOwn ? wrapper : item).LayOutLike(isOwn ? model.Parent! : model);
        }

        return item;
    }

    /// <summary>Whether each resource stands in a wrapper of its own.</summary>
    private static bool NeedsOwn(DocumentElement? model, IReadOnlyDictionary<string, string> attributes) =>
        model is null ? attributes.Count > 0 : model.Parent!.Children.Count == 1 || attributes.Count > 0;

    private static DocumentElement Wrap(
        DocumentElement parent,
        string name,
        DocumentElement? model,
        IReadOnlyDictionary<string, string> attributes,
        DocumentLayout layout)
    {
        DocumentElement wrapper = PropertySlot.Append(parent, name, layout);
        foreach ((string qualified, string value) in attributes)
        {
            DocumentAttribute? like = model?.Attribute(DocumentElement.LocalOf(qualified));
            string spelled = like?.Name ?? NameStyle.ForAttribute(wrapper, qualified, layout);

            // A peer that leaves prefixes out leaves prefixed attributes out as well.
            bool isPlain = !spelled.Contains(':') && qualified.Contains(':');
            if (model is null ? !isPlain : like is not null)
            {
                wrapper.AddAttribute(spelled, value, like?.Quote ?? (byte)'"');
            }
        }

        return wrapper;
    }

    private static DocumentElement? Last(DocumentElement parent, string name) =>
        parent.Children.LastOrDefault(child => child.LocalName == DocumentElement.LocalOf(name));
}
