using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

public sealed class PackagedSchemaTests
{
    [Fact]
    public void The_packaged_schema_compiles_without_findings()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        SchemaFile file = SchemaCompiler.Read("ldm.protocol.xml", text);
        SchemaResult result = SchemaCompiler.Compile(file, []);

        Assert.Equal("", string.Join("\n", result.Diagnostics));
        Assert.Equal(49, result.Model!.Groups.Sum(group => group.Events.Count));
        Assert.Equal([0, 1, 2, 3, -1], result.Model.Groups.Select(group => group.Index));
    }
}
