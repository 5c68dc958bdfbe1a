using LdmCodegen.Testing;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>The testing kit generates without a compiler; users' snapshots have to be what their builds generate.</summary>
public sealed class WithoutCompilerTests
{
    [Theory]
    [InlineData("schema/ldm.protocol.xml")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/lab.protocol.xml")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/strict.protocol.xml")]
    public void The_kit_generates_what_a_build_generates(string schema)
    {
        string path = Path.Combine(Repository.Root, schema);
        Run run = Driver.For(("/project/x.protocol.xml", File.ReadAllText(path)))
            .With("LdmGenerate", "client,server").With("LdmVisibility", "internal").Run();

        IReadOnlyList<GeneratedSource> sources =
            GeneratedSources.Of(path, new GenerationOptions { Client = true, Server = true, IsInternal = true });

        Assert.Equal(run.Sources.Select(pair => new GeneratedSource(pair.Key, pair.Value)), sources);
    }
}
