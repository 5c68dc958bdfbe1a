using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>An example.</summary>
internal sealed record ExampleView(string Of, EquatableArray<string> Text);

/// <summary>Facts of the schema as data.</summary>
internal sealed record SchemaView(
    string HintName, ProtocolNames Protocol, string Name, int Edition, EquatableArray<string> Doc,
    EquatableArray<GroupEntryView> Groups, EquatableArray<string> Versions, EquatableArray<ExampleView> Examples)
    : ProtocolFileView(HintName, "schema", Protocol);
