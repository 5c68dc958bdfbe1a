using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The base record of a group's events.</summary>
internal sealed record GroupView(
    string HintName, ProtocolNames Protocol, string Name, EquatableArray<string> Doc, string? Obsolete)
    : ProtocolFileView(HintName, "group", Protocol);

/// <summary>A member of the group enumeration, or a group's entry elsewhere.</summary>
internal sealed record GroupEntryView(
    string Name, string Wire, EquatableArray<string> Doc, string Value, string Mask, string Delivers, string Register,
    string Unregister);

/// <summary>The group enumeration.</summary>
internal sealed record EventGroupView(string HintName, ProtocolNames Protocol, EquatableArray<GroupEntryView> Groups)
    : ProtocolFileView(HintName, "event_group", Protocol);

/// <summary>An event: record, handler method, raise method.</summary>
internal sealed record EventView(
    string HintName, ProtocolNames Protocol, string Name, string Group, string Wire, string WireDoc,
    EquatableArray<string> Doc,
    string? Obsolete, MembersView Members, EquatableArray<string> UnitStart, bool Server)
    : ProtocolFileView(HintName, "event", Protocol);
