using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A value of an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Wire">The text on the wire, a C# text.</param>
/// <param name="Doc">Documentation.</param>
/// <param name="Obsolete">What to use instead.</param>
/// <param name="Check">The statement that holds it against the version of a peer; null for none.</param>
internal sealed record EnumValueView(
    string Name, string Wire, EquatableArray<string> Doc, string? Obsolete, string? Check);

/// <summary>An open enumeration.</summary>
internal sealed record EnumView(
    string HintName, ProtocolNames Protocol, string Name, EquatableArray<string> Doc, string? Obsolete,
    EquatableArray<EnumValueView> Values)
    : ProtocolFileView(HintName, "enum", Protocol)
{
    public bool HasChecks => Values.Any(static value => value.Check is not null);
}
