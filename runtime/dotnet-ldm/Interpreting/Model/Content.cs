using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>
/// What one payload, object or resource holds: values by property, resources by list, and what the schema does not name.
/// </summary>
/// <param name="Layout">The places of its members.</param>
internal sealed record Content(PayloadLayout Layout)
{
    private readonly Dictionary<PropertyCode, object> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ItemsCode, List<DynamicResource>> _resources = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the schema does not name, with the paths of the elements that it stood in.</summary>
    public List<UnknownContent> Unknown { get; } = [];

    /// <summary>Whether the element that the object is was read.</summary>
    public bool HasObject { get; set; }

    /// <summary>Resources in a resource.</summary>
    public List<DynamicResource> Nested { get; } = [];

    /// <summary>A value, an <see cref="UnreadableText"/>, or null.</summary>
    public object? this[PropertyCode property]
    {
        get => _values.GetValueOrDefault(property);
        set
        {
            if (value is not null)
            {
                _values[property] = value;
            }
        }
    }

    /// <summary>The content of a shape with what the schema says for values that nobody sets: errors and greetings begin so.</summary>
    public static Content OfDefaults(InterpretedSchema schema, string shape)
    {
        Content content = new(schema.Layout(shape));
        foreach (PropertyCode property in content.Layout.Properties)
        {
            content[property] = DefaultOf(property.Model);
        }

        return content;
    }

    public bool Has(PropertyCode property) => _values.ContainsKey(property);

    public IReadOnlyList<DynamicResource> Resources(ItemsCode items) => _resources.GetValueOrDefault(items) ?? [];

    public void Add(ItemsCode items, DynamicResource resource)
    {
        if (!_resources.TryGetValue(items, out List<DynamicResource>? list))
        {
            _resources.Add(items, list = []);
        }

        list.Add(resource);
    }

    /// <summary>The first required property without a value; null when nothing is missing.</summary>
    public PropertyCode? FirstMissing() => Layout.Properties.FirstOrDefault(
        property => property.Model.Required && this[property] is null or UnreadableText);

    /// <summary>Brings unknown content into the order in which it is written.</summary>
    public void SortUnknown()
    {
        List<UnknownContent> sorted = [.. Unknown.OrderBy(content => content.Parent, StringComparer.Ordinal)];
        Unknown.Clear();
        Unknown.AddRange(sorted);
    }

    /// <summary>The same values with other unknown content; this one stays as it is.</summary>
    public Content WithUnknown(IEnumerable<UnknownContent> unknown)
    {
        Content copy = new(Layout) { HasObject = HasObject };
        foreach ((PropertyCode property, object value) in _values)
        {
            copy._values.Add(property, value);
        }

        foreach ((ItemsCode items, List<DynamicResource> resources) in _resources)
        {
            copy._resources.Add(items, [.. resources]);
        }

        copy.Nested.AddRange(Nested);
        copy.Unknown.AddRange(unknown);
        return copy;
    }

    private static object? DefaultOf(PropertyModel property) => (property.Default, property.Type.Kind) switch
    {
        ({ } text, TypeKind.String or TypeKind.Enum) => text,
        ({ } text, TypeKind.List) when property.Type.Element!.Kind is TypeKind.String =>
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Cast<object>().ToList(),
        _ => null,
    };
}

/// <summary>The text of a value that is none of its type.</summary>
internal sealed record UnreadableText(string Text);

/// <summary>A resource.</summary>
/// <param name="Kind">Its name on the wire.</param>
/// <param name="Content">Its properties; null for a kind that the schema does not name.</param>
/// <param name="Xml">The whole element of an unknown kind.</param>
internal sealed record DynamicResource(string Kind, Content? Content, RawXml Xml = default)
{
    /// <summary>The attributes of the element around an unknown kind, as they stood in its start tag.</summary>
    public RawXml WrapperAttributes { get; init; }

    /// <summary>What was kept of an unknown kind besides its element.</summary>
    public IReadOnlyList<UnknownContent> Unknown { get; init; } = [];
}
