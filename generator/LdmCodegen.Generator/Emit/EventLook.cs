using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>The file of the view: what events of every shape show of themselves.</summary>
internal static class EventLook
{
    /// <summary>
    /// Null for a protocol without events in units, or one whose messages say more beside them: those are always read in
    /// the general way.
    /// </summary>
    public static EventLookView? Of(ProtocolParts parts, ReaderView reader)
    {
        RootReadView? root = reader.Roots.FirstOrDefault(static root => root.Kind == "Event");
        bool isSimple = reader.HasEventUnits && !reader.HasNamed && !reader.HasAnswers && !reader.Correlates
            && reader.Envelopes.IsEmpty;
        if (root is null || !isSimple || !parts.Events.Any())
        {
            return null;
        }

        List<ShownShapeView> shapes = Groups(parts).Select(group => Shape(parts, group.Key, group.First().Shape)).ToList();
        return new EventLookView(
            parts.HintName("EventView"),
            parts.Names,
            root,
            shapes.SelectMany(static shape => shape.Properties).Select(static property => property.Name).Distinct()
                .Select(static name => new ShownPropertyView(name, "")).ToEquatableArray(),
            shapes.ToEquatableArray(),
            Math.Max(1, shapes.Max(static shape => shape.Properties.Count)),
            reader.RejectsSomething || reader.RejectsEvents || reader.SkipsEvents);
    }

    /// <summary>Whether messages of the protocol are learned.</summary>
    public static bool Learns(ProtocolParts parts) => Of(parts, ReaderFiles.Of(parts)) is not null;

    /// <summary>The shapes of events with their numbers, and the kinds that have them.</summary>
    public static IEnumerable<ShapeEventsView> ShapesOf(ProtocolParts parts)
    {
        List<EventModel> kinds = parts.Events.Select(static x => x.Event).ToList();
        return Groups(parts).Select(group => new ShapeEventsView(group.Key, Ranges(group, kinds).ToEquatableArray()));
    }

    /// <summary>Kinds whose numbers follow each other, so that thousands are told by two comparisons.</summary>
    private static IEnumerable<KindRangeView> Ranges(IEnumerable<EventModel> events, List<EventModel> kinds)
    {
        HashSet<string> wanted = new(events.Select(static e => e.NameClr), StringComparer.Ordinal);
        for (int first = 0; first < kinds.Count; first++)
        {
            int last = first;
            while (last < kinds.Count && wanted.Contains(kinds[last].NameClr))
            {
                last++;
            }

            if (last > first)
            {
                yield return new KindRangeView(kinds[first].NameClr, kinds[last - 1].NameClr);
                first = last;
            }
        }
    }

    // A shape with many objects in one message is another one than the shape itself.
    private static IEnumerable<IGrouping<int, EventModel>> Groups(ProtocolParts parts)
    {
        List<string> names = parts.Model.Shapes.Select(static shape => shape.Name).ToList();
        return parts.Events.Select(static x => x.Event).GroupBy(e =>
            (names.IndexOf(e.Shape.Shape) * 2) + (e.Shape.Occurs is Occurs.Many ? 1 : 0));
    }

    private static ShownShapeView Shape(ProtocolParts parts, int number, ShapeUse use)
    {
        MembersView members = EventFiles.Members(parts, use, positional: true);
        PayloadLayout layout = parts.Layout(use.Shape);

        // Of many objects in one message, none is the one to show.
        IEnumerable<PropertyCode> properties = use.Occurs is Occurs.Many ? [] : layout.Properties;
        return new ShownShapeView(
            number,
            members.Content,
            properties.Where(static property => property.Name is not ("Kind" or "Utf8" or "IsComplete"))
                .Select(property => new ShownPropertyView(property.Name, layout.Slot(property))).ToEquatableArray(),
            string.Join(" && ", members.Required.Select(static required => $"!({required.Test})")));
    }
}
