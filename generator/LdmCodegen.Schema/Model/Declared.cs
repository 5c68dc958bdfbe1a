using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>A named part of a protocol on its way from syntax to the model.</summary>
internal sealed class Declared
{
    private readonly string _nameAttribute;

    public Declared(SchemaElement element, string kind, string nameAttribute, SchemaElement block)
    {
        Element = element;
        Kind = kind;
        Block = block;
        _nameAttribute = nameAttribute;
        Name = element.Value(nameAttribute) ?? "";
        Blocks = [element];
    }

    /// <summary>The first element that declares it.</summary>
    public SchemaElement Element { get; }

    /// <summary>What it is, as messages begin: <c>Event</c>.</summary>
    public string Kind { get; }

    /// <summary>The element it stood in.</summary>
    public SchemaElement Block { get; }

    /// <summary>The name in the schema or on the wire.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public SchemaSpan NameSpan => Element.SpanOf(_nameAttribute);

    /// <summary>The stem of its C# names: <c>csharp</c>, or the name in PascalCase.</summary>
    public string NameClr => Element.Value("csharp") ?? Naming.Pascal(Name);

    /// <summary>Where the C# name comes from.</summary>
    public SchemaSpan ClrSpan => Element.Attribute("csharp")?.ValueSpan ?? NameSpan;

    /// <summary>Its parts, those that extensions add included: values, properties, events, options.</summary>
    public List<Declared> Members { get; } = [];

    /// <summary>The elements that make it up: the first and those of extensions.</summary>
    public List<SchemaElement> Blocks { get; }

    /// <summary>Set when a finding keeps it out of the model.</summary>
    public bool IsRejected { get; set; }

    /// <summary>The value of an attribute; null when it is absent or not of its syntax.</summary>
    public string? Value(string attribute) => Attributes.Value(Element, attribute);

    /// <summary>Its usable child elements of a name, those of extensions included.</summary>
    public IEnumerable<SchemaElement> Children(string name) =>
        Blocks.SelectMany(Collector.Usable).Where(child => child.Name == name);
}

/// <summary>Attribute values that were found good.</summary>
internal static class Attributes
{
    /// <summary>The value of an attribute; null when it is absent or not of its syntax.</summary>
    public static string? Value(SchemaElement? element, string attribute)
    {
        if (element?.Value(attribute) is not { } value)
        {
            return null;
        }

        AttributeRule rule = Vocabulary.Elements[element.Name].Attributes.First(rule => rule.Name == attribute);
        return ValueCheck.IsValid(rule, value) ? value : null;
    }

    /// <summary>A boolean attribute, or the default.</summary>
    public static bool Bool(SchemaElement? element, string attribute, bool otherwise = false) =>
        QuantitySyntax.ParseBool(Value(element, attribute)) ?? otherwise;
}
