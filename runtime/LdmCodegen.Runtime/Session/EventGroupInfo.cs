namespace LdmCodegen.Runtime.Session;

/// <summary>One group of events and how a client asks for it.</summary>
/// <param name="Name">The group's name in the schema.</param>
/// <param name="Mask">The group's own bit, or the union for a group that stands for several.</param>
/// <param name="Delivers">The bits of all events that registering this group brings: its own and included ones.</param>
/// <param name="RegisterAction">The action that registers; null when the group needs no registration.</param>
/// <param name="UnregisterAction">The action that unregisters; null when there is none.</param>
public sealed record EventGroupInfo(
    string Name,
    ulong Mask,
    ulong Delivers,
    string? RegisterAction,
    string? UnregisterAction);
