using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of what is read beside the protocol's own form: profiles of tolerance, other forms.</summary>
internal static class LeniencyFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        yield return new ToleranceView(
            parts.HintName("Tolerance"),
            parts.Names,
            parts.Model.Tolerances.Select(static one => new ProfileView(
                one.NameClr,
                CSharp.Text(one.Name),
                Docs.Of(one.Facts, $"The profile {one.Name}"),
                one.Repairs.Select(static repair => new PairView(
                    CSharp.Pascal(repair.Fault), CSharp.Text(repair.On))).ToEquatableArray(),
                one.Aliases.Select(static alias =>
                    $"{CSharp.Text(alias.Name)}, {CSharp.Text(alias.Also)}, isAttribute: {(alias.IsAttribute ? "true" : "false")}")
                    .ToEquatableArray())).ToEquatableArray());
        if (HasReadings(parts) && parts.Model.Wire.Bag is { } bag)
        {
            yield return new ReadingsView(
                parts.HintName("Readings"),
                parts.Names,
                parts.Model.Readings.Select(reading => Form(parts, reading, bag)).OfType<FormView>().ToEquatableArray());
        }
    }

    /// <summary>Whether documents of other forms are read.</summary>
    public static bool HasReadings(ProtocolParts parts) =>
        parts.Model.Wire.Bag is not null && !parts.Model.Readings.IsEmpty;

    /// <summary>A form; null when the version it is generated for has no place for its resources.</summary>
    private static FormView? Form(ProtocolParts parts, ReadingModel reading, BagModel bag)
    {
        ShapeModel? shape = parts.Model.Shapes.FirstOrDefault(one => one.Name == reading.Shape);
        MessageModel? message = reading.IsEvent ? parts.Model.Wire.Event : parts.Model.Wire.Call;
        PathModel? items = shape?.Items.SelectMany(static one => one.Paths).FirstOrDefault(path =>
            !DocumentCode.PathFrom(shape.Path, path).StartsWith("/", StringComparison.Ordinal));
        if (shape is null || message is null || items is null)
        {
            return null;
        }

        string[] around = Names(shape.Path.Steps);
        string[] item = Names(items.Steps).Skip(around.Length).ToArray();
        return new FormView(
            CSharp.Text(reading.Name),
            CSharp.Text(reading.Root.Local),
            CSharp.Text(reading.Payload.Local),
            CSharp.Text(reading.Object.Local),
            CSharp.Text(
                $"<{message.Unit.Local}><{message.Selector.Local}>{XmlText.Escape(reading.Message)}"
                + $"</{message.Selector.Local}><{message.Payload.Local}>" + Open(around.Take(around.Length - 1))),
            CSharp.Text(around[around.Length - 1]),
            CSharp.Text(Open(item)),
            CSharp.Text(bag.Selector.Local),
            CSharp.TextOrNull(bag.Entry?.Local),
            CSharp.Text(bag.Key?.Local ?? "key"),
            CSharp.Text(Close(item)),
            CSharp.Text(
                Close(around.Take(around.Length - 1)) + $"</{message.Payload.Local}></{message.Unit.Local}>"),
            reading.Maps.Select(static map =>
                $"{CSharp.Text(map.From)}, IsOfObject: {(map.IsOfObject ? "true" : "false")}, "
                + $"{CSharp.Text(Local(map.To))}, Key: {CSharp.TextOrNull(map.Key)}").ToEquatableArray());
    }

    private static string[] Names(EquatableArray<StepModel> steps) =>
        steps.Select(static step => step.Name.Local).ToArray();

    private static string Local(PathModel path) => string.Join(
        "/", Names(path.Steps).Concat(path.Attribute is { } attribute ? ["@" + attribute.Local] : []));

    private static string Open(IEnumerable<string> names) => string.Concat(names.Select(static name => $"<{name}>"));

    private static string Close(IEnumerable<string> names) =>
        string.Concat(names.Reverse().Select(static name => $"</{name}>"));
}
