using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of the editable document: the document itself, its resources, its objects.</summary>
internal static class DocumentFiles
{
    private const string Documents = "global::LdmCodegen.Runtime.Documents.";
    private static readonly PathModel Root = new(default, null);

    /// <summary>The objects of events, for the file that lists all events.</summary>
    public static EquatableArray<ObjectUseView> OfEvents(ProtocolParts parts) =>
        Exist(parts) ? Uses(parts, parts.Events.Select(static x => (x.Event.Name, x.Event.Shape))) : default;

    /// <summary>Whether documents have units that are told apart by a text in them; others are not edited.</summary>
    public static bool Exist(ProtocolParts parts) =>
        parts.Model.Wire is { Call: not { NamesByElement: true }, Event: not { NamesByElement: true } };

    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        if (!Exist(parts))
        {
            yield break;
        }

        yield return Document(parts);
        if (parts.Model.Wire.Bag is { } bag)
        {
            foreach (ResourceModel resource in parts.Model.Resources)
            {
                yield return Resource(parts, resource, bag);
            }
        }

        foreach (ShapeModel shape in UsedShapes(parts))
        {
            yield return Object(parts, shape);
        }
    }

    private static DocumentView Document(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        BagModel? bag = wire.Bag;
        string? version = parts.Model.VersionPath is { } path && path.StartsWith("@", StringComparison.Ordinal)
            ? path.Substring(1)
            : null;
        return new DocumentView(
            parts.HintName("Document"),
            parts.Names,
            new[] { wire.Event, wire.Call }.OfType<MessageModel>().Select(Message).ToEquatableArray(),
            bag is null
                ? "null"
                : $"new {Documents}BagLayout({CSharp.Text(bag.Item.Qualified)}, {CSharp.Text(bag.Selector.Qualified)}, "
                    + $"{CSharp.TextOrNull(bag.Entry?.Qualified)}, {CSharp.Text(bag.Key?.Qualified ?? "key")}, "
                    + $"{(bag.Folds ? "true" : "false")}, {(bag.HasChildEntries ? "true" : "false")})",
            CSharp.TextOrNull(wire.Reply?.Element.Qualified),
            string.Join(", ", Wrappers(parts).Distinct().Select(CSharp.Text)),
            parts.Model.Namespaces
                .Select(static one => new PairView(CSharp.Text(one.Prefix), CSharp.Text(one.Uri))).ToEquatableArray(),
            version is null ? null : CSharp.Text(version),
            version is null ? null : CSharp.Text(version.Substring(version.IndexOf(':') + 1)),
            (bag is null ? [] : parts.Model.Resources.SelectMany(static resource => resource.WireSpellings().Select(
                wire => new NameView(ElementName(resource), CSharp.Text(wire), XmlText.Escape(wire), null))))
                .ToEquatableArray(),
            bag is not null,
            Uses(parts, parts.Model.Actions.Select(static action => (action.Name, action.Request))),
            Uses(parts, parts.Model.Actions.Select(static action => (action.Name, action.Reply))));
    }

    private static IEnumerable<string> Wrappers(ProtocolParts parts) => parts.Model.Shapes
        .SelectMany(shape => Nodes(parts.Layout(shape.Name).Root))
        .Where(static node => node.IsWrapper && node.Children.Exists(static child => child.Items.Count > 0))
        .Select(static node => node.Name!.Local);

    private static IEnumerable<LayoutNode> Nodes(LayoutNode node) =>
        node.Children.SelectMany(Nodes).Prepend(node);

    private static string Message(MessageModel message) =>
        $"new({(message.Kind == "event" ? "true" : "false")}, {CSharp.Text(message.Root.Qualified)}, "
        + $"{CSharp.Text(message.Unit.Qualified)}, {CSharp.Text(message.Selector.Qualified)}, "
        + $"{CSharp.TextOrNull(message.Option?.Qualified)}, "
        + $"new string[] {{ {string.Join(", ", message.OptionAlso.Select(static name => CSharp.Text(name.Qualified)))} }}, "
        + $"{CSharp.Text(message.Payload.Qualified)})";

    private static EquatableArray<ObjectUseView> Uses(
        ProtocolParts parts, IEnumerable<(string Name, ShapeUse Use)> uses) => uses
        .Where(use => !parts.IsNothing(use.Use.Shape))
        .GroupBy(static use => use.Use.Shape)
        .Select(group => new ObjectUseView(
            ObjectName(parts.Shape(group.Key)),
            CSharp.Text(parts.Shape(group.Key).Path.ToString()),
            group.Select(static use => CSharp.Text(use.Name)).Distinct().ToEquatableArray()))
        .ToEquatableArray();

    private static DocumentPartView Resource(ProtocolParts parts, ResourceModel resource, BagModel bag) => new(
        parts.HintName("Documents." + ElementName(resource)),
        "document_resource",
        parts.Names,
        ElementName(resource),
        CSharp.Text(resource.Wire),
        XmlText.Escape(resource.Wire),
        Docs.Of(resource.Facts, $"A resource of the kind {resource.Wire}", "In an editable document."),
        Docs.Obsolete(resource.Facts),
        resource.Fixed.Where(static part => part.Path is { Steps.Count: 0, Attribute: not null })
            .Select(static part => new PairView(
                CSharp.Text(part.Path.Attribute!.Qualified), CSharp.Text(part.Value ?? ""))).ToEquatableArray(),
        null,
        DocumentCode.Of(PayloadLayout.Of(resource, bag), Root));

    private static DocumentPartView Object(ProtocolParts parts, ShapeModel shape)
    {
        ItemsModel? items = shape.Items.IsEmpty ? null : shape.Items[0];
        return new DocumentPartView(
            parts.HintName("Documents." + ObjectName(shape)),
            "document_object",
            parts.Names,
            ObjectName(shape),
            "",
            "",
            Docs.Of(shape.Facts, $"An object of the shape {shape.Name}", "In an editable document."),
            Docs.Obsolete(shape.Facts),
            default,
            items is null ? null : CSharp.Text(DocumentCode.PathFrom(shape.Path, items.Paths[0])),
            DocumentCode.Of(parts.Layout(shape.Name), shape.Path));
    }

    private static IEnumerable<ShapeModel> UsedShapes(ProtocolParts parts)
    {
        HashSet<string> used = new(parts.Uses.Select(static use => use.Shape), StringComparer.Ordinal);
        return parts.Model.Shapes.Where(shape => used.Contains(shape.Name) && !parts.IsNothing(shape.Name));
    }

    private static string ElementName(ResourceModel resource) =>
        resource.NameClr.Remove(resource.NameClr.Length - "Resource".Length) + "Element";

    private static string ObjectName(ShapeModel shape) => shape.NameClr + "Object";
}
