namespace LdmCodegen.Schema.Model;

/// <summary>A group of events that one registration delivers.</summary>
/// <param name="Name">The name in the schema, such as <c>Domain</c>.</param>
/// <param name="NameClr">The C# name, also the member of the generated group enumeration.</param>
/// <param name="Index">
/// The position among groups that hold events of their own, from 0: its bit in the flags enumeration; -1 for a group
/// that only includes others.
/// </param>
/// <param name="Register">The action that registers, or null.</param>
/// <param name="Unregister">The action that unregisters, or null.</param>
/// <param name="Includes">Names of groups that this registration also delivers.</param>
/// <param name="Events">The events, in order.</param>
/// <param name="Facts">Documentation.</param>
public sealed record EventGroupModel(
    string Name, string NameClr, int Index, string? Register, string? Unregister, EquatableArray<string> Includes,
    EquatableArray<EventModel> Events, Facts Facts);

/// <summary>An event.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="NameClr">
/// The C# stem: <c>AddDomain</c> gives <c>AddDomainEvent</c>, <c>OnAddDomainAsync</c>, <c>RaiseAddDomainAsync</c>.
/// </param>
/// <param name="Shape">Its payload.</param>
/// <param name="Facts">Documentation.</param>
public sealed record EventModel(string Name, string NameClr, ShapeUse Shape, Facts Facts);

/// <summary>A request and its reply.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="NameClr">
/// The C# stem: <c>StopDomain</c> gives <c>StopDomainRequest</c>, <c>StopDomainReply</c>, <c>StopDomainAsync</c>.
/// </param>
/// <param name="Request">The request's payload.</param>
/// <param name="Reply">The reply's payload.</param>
/// <param name="Options">Options in the order in which they are written.</param>
/// <param name="Emits">Wire names of events the action causes, for documentation and simulators.</param>
/// <param name="Safe">Whether it changes nothing and may be repeated.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ActionModel(
    string Name, string NameClr, ShapeUse Request, ShapeUse Reply, EquatableArray<OptionModel> Options,
    EquatableArray<string> Emits, bool Safe, Facts Facts);

/// <summary>An option of an action, carried as text: flag, blank, operand.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# property name.</param>
/// <param name="Flag">The flag as typed, such as <c>-f</c>; null for a bare operand.</param>
/// <param name="Type">The operand's type; null for a flag without operand (a bool property).</param>
/// <param name="OperandOptional">Whether the flag may stand without its operand.</param>
/// <param name="Facts">Documentation.</param>
public sealed record OptionModel(
    string Name, string NameClr, string? Flag, TypeModel? Type, bool OperandOptional, Facts Facts);
