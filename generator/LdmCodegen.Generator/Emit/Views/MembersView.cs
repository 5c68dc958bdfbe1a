using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>
/// The members that a record gets from a shape or resource, and the ways between the record and its content.
/// </summary>
/// <param name="Content">The type of the content.</param>
/// <param name="ParameterList">The positional parameters in parentheses; empty for none.</param>
/// <param name="Parameters">The positional parameters.</param>
/// <param name="Optional">The other members.</param>
/// <param name="Required">Tests that the content read is whole.</param>
/// <param name="Arguments">Positional arguments from the content, in parentheses.</param>
/// <param name="FromContent">Assignments of the other members from the content.</param>
/// <param name="ToContent">Assignments of the content's fields.</param>
/// <param name="HidesValues">Whether a member is sensitive, so that the record prints its members itself.</param>
/// <param name="PrintSignature">The signature of that method.</param>
/// <param name="PrintsBase">Whether the base record prints members too.</param>
/// <param name="Prints">What it prints.</param>
/// <param name="Spread">
/// The list whose objects each take a payload of their own; null when one payload holds all.
/// </param>
internal sealed record MembersView(
    string Content,
    string ParameterList,
    EquatableArray<ParameterView> Parameters,
    EquatableArray<MemberView> Optional,
    EquatableArray<RequiredView> Required,
    string Arguments,
    EquatableArray<string> FromContent,
    EquatableArray<string> ToContent,
    bool HidesValues,
    string PrintSignature,
    bool PrintsBase,
    EquatableArray<PrintView> Prints,
    string? Spread = null)
{
    public bool Spreads => Spread is not null;
}
