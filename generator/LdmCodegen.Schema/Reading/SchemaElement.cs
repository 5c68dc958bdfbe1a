using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>An element of a schema file as it was read, before it means anything.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Namespace">The namespace, empty for none.</param>
/// <param name="Span">The name in the start tag.</param>
/// <param name="Attributes">The attributes in order, namespace declarations left out.</param>
/// <param name="Children">The child elements in order.</param>
/// <param name="Text">
/// The CDATA sections, exactly, when there are any; otherwise the text between the child elements without white space
/// around it.
/// </param>
/// <param name="TextSpan">The first text that is not white space, or null.</param>
public sealed record SchemaElement(
    string Name, string Namespace, SchemaSpan Span, EquatableArray<SchemaAttribute> Attributes,
    EquatableArray<SchemaElement> Children, string Text, SchemaSpan? TextSpan = null)
{
    /// <summary>The attribute of that name, or null.</summary>
    public SchemaAttribute? Attribute(string name)
    {
        foreach (SchemaAttribute attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The value of the attribute of that name, or null.</summary>
    public string? Value(string name) => Attribute(name)?.Value;

    /// <summary>The child elements of that name.</summary>
    public IEnumerable<SchemaElement> All(string name) => Children.Where(child => child.Name == name);

    /// <summary>
    /// Where a finding about that attribute belongs: its value, or the element's name when it is absent.
    /// </summary>
    public SchemaSpan SpanOf(string name) => Attribute(name)?.ValueSpan ?? Span;
}

/// <summary>An attribute of a schema file as it was read.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value, entities resolved.</param>
/// <param name="NameSpan">The name.</param>
/// <param name="ValueSpan">The value without its quotes, as written.</param>
public sealed record SchemaAttribute(string Name, string Value, SchemaSpan NameSpan, SchemaSpan ValueSpan);
