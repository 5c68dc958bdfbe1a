using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>The schema files beside the tests.</summary>
internal static class Schema
{
    public const string DoorsPath = "/project/doors.protocol.xml";

    public const string GatesPath = "/project/gates.protocol.xml";

    /// <summary>A protocol with a bit of everything, in two versions.</summary>
    public static string Doors { get; } = Load("doors.protocol.xml");

    /// <summary>A protocol that imports <see cref="Doors"/> and adds an event.</summary>
    public static string Gates { get; } = Load("gates.protocol.xml");

    public const string ContractPath = "/project/Doors.contract.txt";

    /// <summary>A contract of <see cref="Doors"/> that promises one event too many.</summary>
    public const string Contract = "event door-vanished csharp=DoorVanished group=Passage shape=DoorRef\n";

    /// <summary>The text of a file in <c>Schemas</c>.</summary>
    public static string Load(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests/LdmCodegen.Generator.Tests/Pipeline/Schemas", name))
            .ReplaceLineEndings("\n");
}
