namespace LdmCodegen.Runtime.Documents;

/// <summary>A resource of an editable document.</summary>
public abstract class ResourceElement : DocumentPart
{
    /// <summary>Shows an element as a resource.</summary>
    /// <param name="document">The document.</param>
    /// <param name="element">The element.</param>
    protected ResourceElement(EditableDocument document, DocumentElement element)
        : base(document, element)
    {
    }

    /// <summary>The name of the kind on the wire; empty when it has none.</summary>
    public string ResourceName => Document.KindOf(Element);

    /// <summary>All properties in document order, those that the schema does not name among them.</summary>
    public IReadOnlyList<DocumentProperty> Properties => [.. Element.Children
        .Where(child => child.LocalName != DocumentElement.LocalOf(Bag.Selector))
        .Select(child => new DocumentProperty(child, KeyOf(child)))];

    private BagLayout Bag => Document.Layout.Bag!;

    /// <summary>
    /// The text of a property by its name on the wire: the key of an entry, or the name of an element without prefix. Of
    /// several the first. Null when it is absent; setting null removes it, setting a text where there is none adds an entry.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <exception cref="InvalidOperationException">The protocol has no entries, and there is no element of the name.</exception>
    public string? this[string name]
    {
        get => Properties.FirstOrDefault(property => property.Name == name)?.Text;
        set
        {
            DocumentProperty? property = Properties.FirstOrDefault(one => one.Name == name);
            if (value is null)
            {
                property?.Remove();
            }
            else if (property is not null)
            {
                property.Text = value;
            }
            else
            {
                Add(name).SetText(value, trims: false);
            }
        }
    }

    /// <summary>Takes the resource out of the document, with the element around it when that holds nothing else.</summary>
    public void Remove()
    {
        DocumentElement? wrapper = Element.Parent;
        Element.Remove();
        if (wrapper is { Parent: not null, Children.Count: 0 } && Document.IsWrapper(wrapper))
        {
            wrapper.Remove();
        }
    }

    /// <summary>The kind; values may be secret.</summary>
    public override string ToString() => ResourceName;

    private string? KeyOf(DocumentElement child) => Bag.Entry is { } entry
        && child.LocalName == DocumentElement.LocalOf(entry)
            ? child.Attribute(DocumentElement.LocalOf(Bag.Key))?.Text.Trim().ToString() ?? ""
            : null;

    private DocumentElement Add(string name) => Bag.Entry is null
        ? throw new InvalidOperationException($"The protocol has no entries to add '{name}' as; add an element.")
        : PropertySlot.AppendEntry(Element, name, Document.Layout);
}

/// <summary>A property of a resource, named in the schema or not.</summary>
public sealed class DocumentProperty
{
    internal DocumentProperty(DocumentElement element, string? key)
    {
        Element = element;
        Name = key ?? element.LocalName;
        IsEntry = key is not null;
    }

    /// <summary>The name on the wire: the key of an entry, or the name of an element without prefix.</summary>
    public string Name { get; }

    /// <summary>Whether it is an entry with a key.</summary>
    public bool IsEntry { get; }

    /// <summary>The element.</summary>
    public DocumentElement Element { get; }

    /// <summary>The text, without white space around it; what the document has around it stays when it is set.</summary>
    public string Text
    {
        get => Element.ReadText().Trim().ToString();
        set => Element.SetText(value, trims: true);
    }

    /// <summary>Takes the property out of the resource.</summary>
    public void Remove() => Element.Remove();

    /// <summary>The name; the value may be secret.</summary>
    public override string ToString() => Name;
}
