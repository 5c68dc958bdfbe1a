using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of groups and events.</summary>
internal static class EventFiles
{
    // Before it stand the kinds of unknown events and of gaps.
    private const int FirstKind = 2;

    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        yield return new EventGroupView(parts.HintName("EventGroup"), parts.Names, Entries(parts));
        foreach (EventGroupModel group in parts.Model.Groups.Where(static group => !group.Events.IsEmpty))
        {
            yield return new GroupView(
                parts.HintName("Groups." + group.NameClr),
                parts.Names,
                group.NameClr,
                Docs.Of(group.Facts, $"An event of the group {group.Name}"),
                Docs.Obsolete(group.Facts));
        }

        bool share = parts.Events.Skip(BundleView.MostEvents).Any();
        foreach (EventGroupModel group in parts.Model.Groups.Where(static group => !group.Events.IsEmpty))
        {
            IEnumerable<ArtefactView> views = group.Events.Select(e => Event(parts, group, e));
            foreach (ArtefactView view in share
                ? [new BundleView(parts.HintName($"Groups.{group.NameClr}.Events"), views.ToEquatableArray())]
                : views)
            {
                yield return view;
            }
        }

        EquatableArray<NameView> names = parts.Events
            .Select(static x => Name(x.Event.NameClr, x.Event.Name, x.Event.Facts)).ToEquatableArray();
        yield return new DispatcherView(
            parts.HintName("Dispatcher"),
            parts.Names,
            names,
            KindTable.Of(FirstKind, names, parts.Events.Select(static x => x.Event.Name)),
            DocumentFiles.OfEvents(parts),
            DocumentFiles.Exist(parts),
            EventLook.ShapesOf(parts).ToEquatableArray());
    }

    public static EquatableArray<GroupEntryView> Entries(ProtocolParts parts) => parts.Model.Groups
        .Select(group => new GroupEntryView(
            group.NameClr,
            CSharp.Text(group.Name),
            Docs.Of(group.Facts, $"The group {group.Name}"),
            CSharp.Number((long)parts.Mask(group)),
            Hex(parts.Mask(group)),
            Hex(parts.Delivers(group)),
            CSharp.TextOrNull(group.Register),
            CSharp.TextOrNull(group.Unregister)))
        .ToEquatableArray();

    public static NameView Name(string nameClr, string wire, Facts facts) =>
        new(nameClr, CSharp.Text(wire), XmlText.Escape(wire), Docs.Obsolete(facts));

    /// <summary>Members of a message, and its content.</summary>
    public static MembersView Members(ProtocolParts parts, ShapeUse use, bool positional)
    {
        ShapeModel shape = parts.Shape(use.Shape);
        if (use.Occurs is Occurs.Many)
        {
            return MembersCode.OfList(
                parts.ListName(shape.Name),
                shape.NameClr,
                use.NameClr ?? "Results",
                shape,
                parts.Layout(shape.Name));
        }

        MembersCode.Style style = positional && use.Occurs is Occurs.One
            ? MembersCode.Style.Positional
            : MembersCode.Style.Optional;
        return MembersCode.Of(parts.ContentName(shape.Name), parts.Layout(shape.Name), style, hasBase: true);
    }

    private static EventView Event(ProtocolParts parts, EventGroupModel group, EventModel e) => new(
        parts.HintName($"Events.{e.NameClr}Event"),
        parts.Names,
        e.NameClr,
        group.NameClr,
        CSharp.Text(e.Name),
        XmlText.Escape(e.Name),
        Docs.Of(e.Facts, $"The event {e.Name}"),
        Docs.Obsolete(e.Facts),
        Members(parts, e.Shape, positional: true),
        parts.Model.Wire.Event is { } message ? WriterFiles.MessageStart(message, e.Name, parts.Names) : default,
        parts.Settings.Server);

    private static string Hex(ulong mask) =>
        "0x" + mask.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
