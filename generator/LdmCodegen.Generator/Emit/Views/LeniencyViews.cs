using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The protocol's profiles of tolerance.</summary>
internal sealed record ToleranceView(string HintName, ProtocolNames Protocol, EquatableArray<ProfileView> Profiles)
    : ProtocolFileView(HintName, "tolerance", Protocol);

/// <summary>A profile.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Id">Its name in options, a C# literal.</param>
/// <param name="Doc">Its documentation.</param>
/// <param name="Repairs">Kinds of repairs, and names of elements as C# literals.</param>
/// <param name="Aliases">Arguments that make an alias.</param>
internal sealed record ProfileView(
    string Name, string Id, EquatableArray<string> Doc, EquatableArray<PairView> Repairs,
    EquatableArray<string> Aliases);

/// <summary>Other forms of documents that are read.</summary>
internal sealed record ReadingsView(string HintName, ProtocolNames Protocol, EquatableArray<FormView> Readings)
    : ProtocolFileView(HintName, "readings", Protocol);

/// <summary>One form; all members are C# literals, but for the maps, which are arguments that make each.</summary>
internal sealed record FormView(
    string Name, string Root, string Payload, string Object, string Start, string ObjectName, string ItemStart,
    string Selector, string Entry, string Key, string ItemEnd, string End, EquatableArray<string> Maps);
