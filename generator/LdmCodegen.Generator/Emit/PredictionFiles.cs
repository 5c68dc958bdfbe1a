using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>The file that expects events as the schema writes them.</summary>
internal static class PredictionFiles
{
    // As many attributes of the document element as a mask has bits.
    private const int MostRootAttributes = 31;

    /// <summary>The file of a protocol whose events are learned.</summary>
    public static PredictionView Of(ProtocolParts parts, PredictedNames names)
    {
        MessageModel message = parts.Model.Wire.Event!;
        string? version = KnownNames.VersionAttribute(parts.Model);
        List<NameModel> attributes = FixedParts.OfRoot(message).Select(PredictedNames.Attribute).ToList();
        if (version is not null && !attributes.Exists(name => name.Local == version))
        {
            attributes.Insert(0, new NameModel(null, version));
        }

        List<NameModel> own = FixedParts.OfUnit(message).Select(PredictedNames.Attribute).ToList();
        attributes = attributes
            .Concat(names.Prefixes.Select(static prefix => new NameModel("xmlns", prefix)))
            .Take(MostRootAttributes).ToList();
        PredictedBounds bounds = Inner(parts, names).With(new PredictedBounds(
            0, attributes.Count, PredictedBounds.LongestOf(
                [.. attributes, .. own, message.Root, message.Unit, message.Selector, message.Payload])));
        return new PredictionView(
            parts.HintName("Prediction"),
            parts.Names,
            bounds with { Depth = bounds.Depth + 2 },
            attributes.Select((name, i) => new RootAttributeView(
                CSharp.Utf8($" {(name.Prefix == "xmlns" ? name.Qualified : names.Spell(name))}=\""),
                CSharp.Number(1L << i),
                name.Prefix != "xmlns" && name.Local == version)).ToEquatableArray(),
            Tag(names, message.Root, "<", ""),
            Tag(names, message.Root, "</", ">"),
            UnitSurprise(names, message.Unit, own),
            Tag(names, message.Unit, "</", ">"),
            Tag(names, message.Selector, "<", ">"),
            Tag(names, message.Selector, "</", ">"),
            Tag(names, message.Payload, "<", ""),
            EventLook.ShapesOf(parts).Where(shape => IsPredicted(shape.Number)).Select(shape => Shape(parts, shape.Number))
                .ToEquatableArray(),
            Nothing(parts, names));
    }

    /// <summary>Names as predicted documents have them; null for a protocol whose events are never predicted.</summary>
    public static PredictedNames? Names(ProtocolParts parts) => EventLook.Learns(parts)
        ? new PredictedNames(parts.Model, parts.Model.Wire.Event!, parts.Names.HasPrefixes)
        : null;

    /// <summary>The methods that expect a shape; none unless an event has it.</summary>
    public static EquatableArray<MethodView> OfShape(ProtocolParts parts, ShapeModel shape) =>
        parts.Predicted is { } names && Shapes(parts).Contains(shape)
            ? PredictCode.OfPayload(parts.Layout(shape.Name), parts.Names, names)
            : default;

    /// <summary>The methods that expect a resource; none unless events have resources.</summary>
    public static EquatableArray<MethodView> OfResource(ProtocolParts parts, PayloadLayout layout) =>
        parts.Predicted is { } names && HasResources(parts) ? PredictCode.OfResource(layout, parts.Names, names) : default;

    /// <summary>Whether events have resources.</summary>
    public static bool HasResources(ProtocolParts parts) =>
        parts.Predicted is not null && Shapes(parts).Any(shape => !parts.Layout(shape.Name).Items.IsEmpty);

    private static bool IsPredicted(int shape) => shape % 2 == 0;

    /// <summary>The shapes of events; of many objects in one message, none is predicted.</summary>
    private static IEnumerable<ShapeModel> Shapes(ProtocolParts parts) => parts.Events
        .Where(static x => x.Event.Shape.Occurs is not Occurs.Many)
        .Select(x => parts.Shape(x.Event.Shape.Shape)).Distinct();

    private static PredictedShapeView Shape(ProtocolParts parts, int number)
    {
        string name = parts.Model.Shapes[number / 2].Name;
        return new PredictedShapeView(
            number, parts.IsNothing(name) ? "ExpectNothing" : parts.Names.Global(parts.ContentName(name)) + ".Expect");
    }

    /// <summary>The method for payloads that are always empty; null when no event has one.</summary>
    private static MethodView? Nothing(ProtocolParts parts, PredictedNames names) =>
        Shapes(parts).FirstOrDefault(shape => parts.IsNothing(shape.Name)) is { } shape
            ? PredictCode.OfPayload(parts.Layout(shape.Name), parts.Names, names)[0] with
            {
                Summary = "Expects a payload that is empty.",
                Signature = $"private static bool ExpectNothing(ref {ClrTypes.Prediction} xml)",
            }
            : null;

    private static PredictedBounds Inner(ProtocolParts parts, PredictedNames names)
    {
        PredictedBounds shapes = Shapes(parts).Select(shape => parts.Layout(shape.Name))
            .Aggregate(PredictedBounds.None, (all, layout) => all.With(PredictedBounds.Of(layout.Root, layout, names)));
        if (!HasResources(parts))
        {
            return shapes;
        }

        BagModel bag = parts.Model.Wire.Bag!;
        PredictedBounds resources = parts.Model.Resources.Select(resource => PayloadLayout.Of(resource, bag))
            .Aggregate(PredictedBounds.None, (all, layout) => all.With(PredictedBounds.Of(layout.Root, layout, names)));
        return shapes.With(resources) with { Depth = shapes.Depth + Math.Max(1, resources.Depth - 1) };
    }

    /// <summary>A test that the start tag of a unit does not come next.</summary>
    private static string UnitSurprise(PredictedNames names, NameModel unit, List<NameModel> attributes)
    {
        string start = PredictCode.Next($"<{names.Spell(unit)}{(attributes.Count == 0 ? ">" : "")}");
        return attributes.Count == 0 ? "!" + start : $"!{start}" + string.Concat(attributes.Select(name =>
            $" || ({PredictCode.Is($" {names.Spell(name)}=\"")} && !xml.Ignore())")) + $" || !{PredictCode.Is(">")}";
    }

    private static string Tag(PredictedNames names, NameModel name, string before, string behind) =>
        CSharp.Utf8(before + names.Spell(name) + behind);
}
