namespace LdmCodegen.Runtime.Documents;

/// <summary>An object of a payload: what one shape of the schema describes.</summary>
public abstract class MessageObject : DocumentPart
{
    /// <summary>Shows an element as an object.</summary>
    /// <param name="document">The document.</param>
    /// <param name="element">The element.</param>
    /// <param name="payload">The payload that it stands in, or is.</param>
    protected MessageObject(EditableDocument document, DocumentElement element, DocumentElement payload)
        : base(document, element) => PayloadElement = payload;

    /// <summary>The payload that the object stands in, or is.</summary>
    public DocumentElement PayloadElement { get; }

    /// <summary>Where resources are added, as a path of the schema; null when the shape has none.</summary>
    protected virtual string? ResourcePath => null;

    private protected override DocumentElement Payload => PayloadElement;

    /// <summary>The name of the element; values may be secret.</summary>
    public override string ToString() => Element.ToString();

    /// <summary>Adds a resource after the others, in their layout.</summary>
    /// <typeparam name="T">What it is shown as.</typeparam>
    /// <param name="kind">Its kind.</param>
    /// <exception cref="InvalidOperationException">The schema gives resources no place here.</exception>
    public T AddResource<T>(ResourceKind<T> kind)
        where T : ResourceElement
    {
        ArgumentNullException.ThrowIfNull(kind);
        PlacePath path = PlacePath.Parse(
            ResourcePath ?? throw new InvalidOperationException("The schema gives resources no place in this object."));
        DocumentElement from = path.FromPayload ? PayloadElement : Element;
        DocumentElement item = ResourceAddition.Add(from, path, kind.Wire, kind.WrapperAttributes, Document.Layout);
        return (T)Document.ResourceOf(item);
    }
}
