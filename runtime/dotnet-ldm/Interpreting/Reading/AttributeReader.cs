using System.Globalization;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>Attributes that the schema does not name, kept with the place of their element.</content>
internal ref partial struct DocumentReader
{
    /// <summary>Keeps attributes of the element stood on.</summary>
    private void KeepAttributes(
        List<UnknownContent> unknown, string place, IEnumerable<string>? known = null, int number = 0)
    {
        if (OtherAttributes(Xml.Attributes, known ?? []) is { IsEmpty: false } kept)
        {
            unknown.Add(new UnknownContent(
                number > 0 ? $"{place}[{number.ToString(CultureInfo.InvariantCulture)}]" : place, kept));
        }
    }

    /// <summary>The same for an element of a layout.</summary>
    private void KeepAttributes(LayoutNode node, Content content, bool isResource)
    {
        if (!content.Layout.KeepsUnknown || (node.Parent is null && content.Layout.IsAround))
        {
            return;
        }

        IEnumerable<string> known = KnownAttributes(node, content.Layout, isResource);
        if (content.Layout.UnwrittenPath(node) is { } within)
        {
            KeepStartTag(content.Unknown, PayloadLayout.WrittenAround(node), within, known);
            return;
        }

        KeepAttributes(content.Unknown, Place(node, content.Layout), known);
        if (isResource && node.Parent is null)
        {
            KeepWrapper(content.Unknown);
        }
    }

    /// <summary>Keeps the start tag of an element that is read and written as another.</summary>
    private void KeepStartTag(List<UnknownContent> unknown, string parent, string within, IEnumerable<string> known)
    {
        if (OtherAttributes(Xml.Attributes, known) is { IsEmpty: false } kept)
        {
            int name = within.LastIndexOf('/') + 1;
            unknown.Add(new UnknownContent(
                parent, Wrap(within[..Math.Max(0, name - 1)], Utf8($"<{within[name..]} {kept}/>"))));
        }
    }

    /// <summary>The same for an element that is nothing but a value.</summary>
    private void KeepTextAttributes(LayoutNode node, PropertyCode property, Content content)
    {
        if (!content.Layout.KeepsUnknown || (node.Parent is null && content.Layout.IsAround))
        {
            return;
        }

        int number = property.Repeats ? (content[property] as List<object>)?.Count + 1 ?? 1 : 0;
        KeepAttributes(content.Unknown, Place(node, content.Layout), number: number);
    }

    /// <summary>The same for an entry.</summary>
    private void KeepEntryAttributes(LayoutNode node, PropertyCode property, Content content)
    {
        BagModel bag = _schema.Model.Wire.Bag!;
        KeepAttributes(
            content.Unknown,
            Within(node, content.Layout, $"{bag.Entry!.Local}[@{bag.Key!.Local}='{property.Model.Key}']"),
            Xml.LocalNameIs(Utf8(bag.Entry.Local)) ? [bag.Key.Local] : []);
    }

    /// <summary>Begins an element that each of the resources in it is written with.</summary>
    private void BeginWrapper(IEnumerable<string> known)
    {
        _wrapper = OtherAttributes(Xml.Attributes, known);
        _hasWrapped = false;
    }

    private void KeepWrapper(List<UnknownContent> unknown)
    {
        if (!_wrapper.IsEmpty)
        {
            unknown.Add(new UnknownContent("..", _wrapper));
            _hasWrapped = true;
        }
    }

    /// <summary>Ends such an element; without resources and values of its own it is an unknown one.</summary>
    private void EndWrapper(LayoutNode node, Content content)
    {
        if (!_wrapper.IsEmpty && !_hasWrapped)
        {
            content.Unknown.Add((node.WrittenTwin ?? node).IsWrittenAlone
                ? new UnknownContent(Place(node, content.Layout), _wrapper)
                : new UnknownContent(
                    Place(node.Parent!, content.Layout), new RawXml(Utf8($"<{node.Name!.Local} {_wrapper}/>"))));
        }

        _wrapper = default;
        _wrapperAttributes = default;
    }

    private RawXml OtherAttributes(Utf8XmlAttributes attributes, IEnumerable<string> known)
    {
        string policy = _schema.Model.Unknown.Attribute;
        if (policy == "skip" || attributes.Count == 0)
        {
            return default;
        }

        byte[] names = Utf8($" {string.Join(" ", known)} ");
        RawXml others = KeptMarkup.Attributes(attributes, Xml, names, _schema.Prefixes, out Utf8XmlText first);
        if (policy == "reject" && first.IsPresent)
        {
            Xml.SetFault(
                XmlFaultCode.UnknownAttribute, $"The schema does not name the attribute '{first.ToString()}'.", first);
        }

        return policy == "reject" ? default : others;
    }

    private static bool WrapsItems(LayoutNode node) => node.IsWrapper && node.Children.Exists(bag => bag.Items.Count > 0);

    private readonly IEnumerable<string> KnownAttributes(LayoutNode node, PayloadLayout layout, bool isResource) =>
    [
        .. node.Attributes.Select(attribute => attribute.Name.Local),
        .. (node.WrittenTwin ?? node).FixedAttributes.Select(attribute => attribute.Name.Local),
        .. node.Parent is null && !isResource ? PayloadAttributes() : [],
        .. WrapsItems(node) ? layout.OwnWrapperAttributes.AsEnumerable() : [],
    ];

    private readonly IEnumerable<string> PayloadAttributes() =>
        new[] { _schema.Model.Wire.Event, _schema.Model.Wire.Call }.OfType<MessageModel>()
            .SelectMany(FixedParts.OfPayload).Select(part => part.Path.Attribute!.Local)
            .Concat(_schema.Model.Wire.Answer is { } answer ? RootAttributes(answer) : []);

    private static string Place(LayoutNode node, PayloadLayout layout) => layout.PlaceOf(node);

    private static string Within(LayoutNode node, PayloadLayout layout, string child) =>
        Place(node, layout) is { Length: > 0 } place ? $"{place}/{child}" : child;
}
