using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The base record of resources, and how their kind is found.</summary>
internal sealed record ResourceBaseView(
    string HintName, ProtocolNames Protocol, string Namespaces, string Selector, EquatableArray<NameView> Resources,
    EquatableArray<string> Kinds,
    bool RejectsUnknown, bool SkipsUnknown, bool HasChildEntries, NestedView? Nested, string SchemaPrefixes)
    : ProtocolFileView(HintName, "resource_base", Protocol)
{
    /// <summary>How a predicted resource says its kind; null when none is predicted.</summary>
    public PredictedKindsView? Prediction { get; init; }

    public bool SeesAttributes => Protocol.SeesAttributes;

    public bool HasPlain => Protocol.HasPlain;
}

/// <summary>The tags around the kind of a resource, C# literals, and the numbers of kinds by the length of their names.</summary>
internal sealed record PredictedKindsView(string Start, string End, EquatableArray<BucketView> Buckets);

/// <summary>The list of resources that every resource can hold.</summary>
internal sealed record NestedView(
    string Name, EquatableArray<string> Doc, string Element, string Item, string Namespaces);

/// <summary>A resource.</summary>
internal sealed record ResourceView(
    string HintName, ProtocolNames Protocol, string Name, string Wire, string WireDoc, EquatableArray<string> Doc,
    string? Obsolete,
    MembersView Members, ContentView Content, string WrapperAttributes, string WrapperAttributesPlain, int Kind)
    : ProtocolFileView(HintName, "resource", Protocol);
