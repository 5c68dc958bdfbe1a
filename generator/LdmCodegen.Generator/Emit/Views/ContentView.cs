using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The structure that reads and writes a payload or a resource.</summary>
/// <param name="Name">Its type name.</param>
/// <param name="Fields">Values, null when absent.</param>
/// <param name="Builders">Lists under construction.</param>
/// <param name="Lists">Statements that end the construction of lists.</param>
/// <param name="IsEmptyTest">An expression in lines: there is nothing to write.</param>
/// <param name="NamespacesTest">An expression in lines: the namespaces that the written markup uses.</param>
/// <param name="Methods">Reading methods.</param>
/// <param name="Bind">Cases that take the values whose places are known, by slot.</param>
/// <param name="Attributes">Statements that write attributes of the payload element.</param>
/// <param name="Write">Statements that write the content with prefixes, or in the only spelling.</param>
/// <param name="WritePlain">Statements that write the content without prefixes; empty when both are equal.</param>
/// <param name="WriteObject">The same for one object alone, when the shape repeats; else empty.</param>
/// <param name="WriteObjectPlain">The same without prefixes.</param>
internal sealed record ContentView(
    string Name,
    EquatableArray<FieldView> Fields,
    EquatableArray<FieldView> Builders,
    EquatableArray<string> Lists,
    EquatableArray<string> IsEmptyTest,
    EquatableArray<string> NamespacesTest,
    EquatableArray<MethodView> Methods,
    EquatableArray<string> Bind,
    EquatableArray<string> Attributes,
    EquatableArray<string> Write,
    EquatableArray<string> WritePlain,
    EquatableArray<string> WriteObject,
    EquatableArray<string> WriteObjectPlain)
{
    /// <summary>Statements that hold the content against the version of a peer.</summary>
    public EquatableArray<string> Checks { get; init; }

    public bool HasChecks => !Checks.IsEmpty;

    /// <summary>Methods that expect the content as the schema writes it.</summary>
    public EquatableArray<MethodView> Predictions { get; init; }

    /// <summary>Whether it keeps what the schema does not name.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>The list under construction that takes all resources; null when none does.</summary>
    public string? OnlyList { get; init; }

    public bool HasLists => !Lists.IsEmpty;

    public bool HasValues => !Bind.IsEmpty;

    /// <summary>The path of one object, a C# text.</summary>
    public string ObjectPlace { get; init; } = "";

    public bool HasAttributes => !Attributes.IsEmpty;

    public bool HasWrite => !Write.IsEmpty;

    public bool HasPlain => !WritePlain.IsEmpty;

    public bool HasObject => !WriteObject.IsEmpty;

    public bool HasObjectPlain => !WriteObjectPlain.IsEmpty;
}
