using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A name on the wire and in C#.</summary>
internal sealed record NameView(string Name, string Wire, string WireDoc, string? Obsolete);

/// <summary>Names of one length.</summary>
internal sealed record BucketView(int Length, EquatableArray<NameView> Entries);

/// <summary>Names whose messages one method reads.</summary>
/// <param name="Suffix">What the method's name ends with; empty when it reads all.</param>
/// <param name="Names">The names.</param>
internal sealed record NamePartView(string Suffix, EquatableArray<NameView> Names);

/// <summary>From names on the wire to kinds, and from kinds to methods.</summary>
internal abstract record KindsView(string HintName, string Template, ProtocolNames Protocol, KindTable Kinds)
    : ProtocolFileView(HintName, Template, Protocol)
{
    public EquatableArray<BucketView> Buckets => Kinds.Buckets;

    public EquatableArray<NamePartView> Parts => Kinds.Parts;

    /// <summary>Whether there are too many names for one method.</summary>
    public bool HasParts => Kinds.Parts.Count > 1;

    public int PartSize { get; } = KindTable.PartSize;

    /// <summary>The number of the first name's kind.</summary>
    public int FirstKind => Kinds.First;
}

/// <summary>The one file that lists all events.</summary>
internal sealed record DispatcherView(
    string HintName, ProtocolNames Protocol, EquatableArray<NameView> Events, KindTable Kinds,
    EquatableArray<ObjectUseView> Objects, bool HasDocuments, EquatableArray<ShapeEventsView> Shapes)
    : KindsView(HintName, "dispatcher", Protocol, Kinds);

/// <summary>The one file that lists all actions.</summary>
internal sealed record ActionDispatcherView(
    string HintName, ProtocolNames Protocol, EquatableArray<NameView> Actions, KindTable Kinds)
    : KindsView(HintName, "action_dispatcher", Protocol, Kinds);
