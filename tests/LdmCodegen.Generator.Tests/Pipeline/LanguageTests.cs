using LdmCodegen.Tests.Shared;
using Microsoft.CodeAnalysis.CSharp;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Projects of an older C# get the same code in words of their version.</summary>
public sealed class LanguageTests
{
    private static string Ldm { get; } = File.ReadAllText(Path.Combine(Repository.Root, "schema", "ldm.protocol.xml"));

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    public void The_packaged_protocol_compiles_without_a_warning(LanguageVersion version)
    {
        Driver.For(version, ("/project/ldm.protocol.xml", Ldm)).With("LdmGenerate", "client,server").Run().AssertCompiles();
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("loose")]
    [InlineData("strict")]
    public void Every_kind_of_element_compiles_in_the_oldest_version(string schema)
    {
        string path = Path.Combine(Repository.Root, "tests/LdmCodegen.Generator.Tests/Emit", schema + ".protocol.xml");
        Driver.For(LanguageVersion.CSharp9, ("/project/x.protocol.xml", File.ReadAllText(path)))
            .With("LdmGenerate", "client,server").Run().AssertCompiles();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public void Generated_code_of_an_older_version_is_as_readable(LanguageVersion version)
    {
        Run run = Driver.For(version, (DoorsPath, Doors)).Run();

        Snapshot.Match(run.Source("Doors.Dispatcher.g.cs") + run.Source("Doors.Events.DoorOpenedEvent.g.cs"), version.ToString());
    }
}
