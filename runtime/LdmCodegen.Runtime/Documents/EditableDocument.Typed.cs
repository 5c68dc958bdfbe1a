namespace LdmCodegen.Runtime.Documents;

/// <summary>An editable document of a protocol whose units and resources have types.</summary>
/// <typeparam name="TUnit">The type of units.</typeparam>
/// <typeparam name="TResource">The type of resources.</typeparam>
public abstract class EditableDocument<TUnit, TResource> : EditableDocument
    where TUnit : DocumentUnit
    where TResource : ResourceElement
{
    private IReadOnlyList<TUnit>? _units;
    private IReadOnlyList<TResource>? _resources;
    private int _structure;

    /// <summary>Parses a document.</summary>
    /// <param name="utf8">The whole document; it is copied.</param>
    /// <param name="layout">What the schema says of documents.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <exception cref="XmlFaultException">The document is faulty, or its root is not one of the protocol's.</exception>
    protected EditableDocument(ReadOnlySpan<byte> utf8, DocumentLayout layout, XmlLimits limits)
        : base(utf8, layout, limits)
    {
    }

    /// <summary>The units, in document order.</summary>
    public IReadOnlyList<TUnit> Units
    {
        get
        {
            Forget();
            return _units ??= [.. Root.Children
                .Where(child => child.LocalName == DocumentElement.LocalOf(Message.Unit)).Select(UnitOf)];
        }
    }

    /// <summary>All resources of the document, in document order; resources in resources too.</summary>
    public IReadOnlyList<TResource> Resources
    {
        get
        {
            Forget();
            return _resources ??= ResourcesIn(Root);
        }
    }

    /// <summary>The resources beneath an element, in document order.</summary>
    /// <param name="element">The element.</param>
    public IReadOnlyList<TResource> ResourcesIn(DocumentElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return Layout.Bag is not { } bag
            ? []
            : [.. element.DescendantsAndSelf().Where(one => one.LocalName == DocumentElement.LocalOf(bag.Item))
                .Select(one => (TResource)ResourceOf(one))];
    }

    /// <summary>Shows an element as a unit.</summary>
    /// <param name="element">The element.</param>
    protected abstract TUnit CreateUnit(DocumentElement element);

    /// <summary>Shows an element as a resource of its kind.</summary>
    /// <param name="kind">The name of the kind on the wire.</param>
    /// <param name="element">The element.</param>
    protected abstract TResource CreateResource(string kind, DocumentElement element);

    // An element whose kind is changed becomes another resource.
    internal override ResourceElement ResourceOf(DocumentElement item)
    {
        string kind = KindOf(item);
        if (item.View is not (string known, TResource resource) || known != kind)
        {
            resource = CreateResource(kind, item);
            item.View = (kind, resource);
        }

        return resource;
    }

    private TUnit UnitOf(DocumentElement element)
    {
        element.View ??= CreateUnit(element);
        return (TUnit)element.View;
    }

    private void Forget()
    {
        if (_structure != Edits.OfStructure)
        {
            _structure = Edits.OfStructure;
            _units = null;
            _resources = null;
        }
    }
}
