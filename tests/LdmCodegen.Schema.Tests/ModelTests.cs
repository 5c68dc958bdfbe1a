using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>What a schema means.</summary>
public sealed class ModelTests
{
    private static readonly SchemaFile Base = SchemaCompiler.Read("base.protocol.xml", """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Base">
          <transport port="7" framing="xmpp-stream" sasl="PLAIN" probe="look" />
        </protocol>
        """);

    [Fact]
    public void Every_part_of_the_language_reaches_the_model()
    {
        string text = File.ReadAllText(
            Path.Combine(Repository.Root, "tests/LdmCodegen.Schema.Tests/Samples/rich.protocol.xml"));

        SchemaResult result = SchemaTester.CompileFile(text, Base);

        Assert.Equal("", string.Join("\n", result.Diagnostics));
        Snapshot.Match(ModelText.Print(result.Model!));
    }
}
