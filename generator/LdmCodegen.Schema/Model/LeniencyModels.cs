namespace LdmCodegen.Schema.Model;

/// <summary>A profile of faults that are repaired.</summary>
/// <param name="Name">Its name in options and on the command line.</param>
/// <param name="NameClr">Its C# name.</param>
/// <param name="Repairs">The repairs.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ToleranceModel(
    string Name, string NameClr, EquatableArray<RepairModel> Repairs, EquatableArray<AliasModel> Aliases, Facts Facts);

/// <summary>A repair that a profile allows.</summary>
/// <param name="Fault">The id of the fault.</param>
/// <param name="On">Local names of elements, with blanks between them; empty for all.</param>
public sealed record RepairModel(string Fault, string On);

/// <summary>Another name of an element or attribute.</summary>
/// <param name="Name">The schema's name, without prefix.</param>
/// <param name="Also">The other name, without prefix.</param>
/// <param name="IsAttribute">Whether it is an attribute's.</param>
public sealed record AliasModel(string Name, string Also, bool IsAttribute);

/// <summary>
/// Another form of document: objects right in the payload, resources as elements of their own names, properties as their
/// children. It is only read.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEvent">Whether it is read as events.</param>
/// <param name="Message">The name of the message that each object is read as.</param>
/// <param name="Shape">The shape of that message.</param>
/// <param name="Root">The document element.</param>
/// <param name="Payload">Its child with the objects.</param>
/// <param name="Object">One object.</param>
/// <param name="Maps">Elements that are other properties than their names say.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ReadingModel(
    string Name, bool IsEvent, string Message, string Shape, NameModel Root, NameModel Payload, NameModel Object,
    EquatableArray<MapModel> Maps, Facts Facts);

/// <summary>Where an element of another form belongs.</summary>
/// <param name="From">Element names from the object down, local.</param>
/// <param name="IsOfObject">Whether it is a property of the object; otherwise of the resource it stands in.</param>
/// <param name="To">The path from there; empty for an entry.</param>
/// <param name="Key">The key of the entry; null for a path.</param>
public sealed record MapModel(string From, bool IsOfObject, PathModel To, string? Key);
