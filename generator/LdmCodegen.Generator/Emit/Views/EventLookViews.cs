using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The number of a shape, and the kinds of events that have it.</summary>
internal sealed record ShapeEventsView(int Number, EquatableArray<KindRangeView> Kinds);

/// <summary>Kinds whose numbers follow each other, by the names of the first and the last.</summary>
internal sealed record KindRangeView(string First, string Last)
{
    public bool IsOne => First == Last;
}

/// <summary>A property of some shape as a look at an event shows it.</summary>
internal sealed record ShownPropertyView(string Name, string Slot);

/// <summary>A property of some shape as a lazy event has it, and the field with its text.</summary>
internal sealed record LazyPropertyView(string Name, string Field);

/// <summary>An event whose values are decoded when they are asked for.</summary>
internal sealed record LazyEventView(string HintName, ProtocolNames Protocol, EquatableArray<LazyPropertyView> Properties)
    : ProtocolFileView(HintName, "lazy_event", Protocol);

/// <summary>A shape by its number, and the test that one is whole.</summary>
internal sealed record ShownShapeView(
    int Number, string Content, EquatableArray<ShownPropertyView> Properties, string Complete);

/// <summary>A look at an event without making it.</summary>
internal sealed record EventLookView(
    string HintName, ProtocolNames Protocol, RootReadView Root, EquatableArray<ShownPropertyView> Properties,
    EquatableArray<ShownShapeView> Shapes, int MostSlots, bool RejectsSomething)
    : ProtocolFileView(HintName, "event_view", Protocol);
