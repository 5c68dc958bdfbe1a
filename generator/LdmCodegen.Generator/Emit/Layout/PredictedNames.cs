using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Names as predicted documents have them: those of the spelling that the schema writes first.</summary>
internal sealed class PredictedNames
{
    private readonly bool _prefixes;
    private readonly MessageModel _message;
    private readonly EquatableArray<ResourceModel> _resources;

    public PredictedNames(ProtocolModel model, MessageModel message, bool prefixes)
    {
        _prefixes = prefixes;
        _message = message;
        _resources = model.Resources;
        Prefixes = prefixes ? model.Namespaces.Select(static one => one.Prefix).ToEquatableArray() : default;
    }

    /// <summary>The payload element of events.</summary>
    public NameModel Payload => _message.Payload;

    /// <summary>The prefixes that the document element may declare.</summary>
    public EquatableArray<string> Prefixes { get; }

    public string Spell(NameModel name) => _prefixes ? name.Qualified : name.Local;

    /// <summary>The number of the only kind of resource that a list takes.</summary>
    public int KindOf(ItemsCode items) => _resources.ToList().FindIndex(resource => resource.NameClr == items.ElementType);

    /// <summary>
    /// The attributes of an element that have a meaning, in the order in which they are written; without a slot those that
    /// no property takes.
    /// </summary>
    public IEnumerable<(NameModel Name, string? Slot)> AttributesOf(LayoutNode node, PayloadLayout layout)
    {
        bool isWrapper = node.IsWrapper && node.Children.Exists(static bag => bag.Items.Count > 0);
        IEnumerable<NameModel> ignored = (node.Parent is null ? FixedParts.OfPayload(_message).Select(Attribute) : [])
            .Concat((node.WrittenTwin ?? node).FixedAttributes.Select(static x => x.Name))
            .Concat(isWrapper ? _resources.SelectMany(static x => x.Fixed)
                .Where(x => x.Path.Attribute is { } name && layout.OwnWrapperAttributes.Contains(name.Local)).Select(Attribute) : []);
        HashSet<string> taken = new(node.Attributes.Select(static x => x.Name.Local), StringComparer.Ordinal);
        return ignored.Where(name => taken.Add(name.Local)).Select(static name => (name, (string?)null))
            .Concat(node.Attributes.Select(x => (x.Name, (string?)layout.Slot(x.Property))));
    }

    /// <summary>The name of a fixed attribute.</summary>
    public static NameModel Attribute(FixedModel part) => part.Path.Attribute!;
}
