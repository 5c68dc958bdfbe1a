using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

public sealed class PackagedSchemaTests
{
    private static readonly string Text = Read("ldm.protocol.xml");

    private static readonly ContractFile Contract = ContractFile.Read("Ldm.contract.txt", Read("Ldm.contract.txt"));

    [Fact]
    public void The_packaged_schema_compiles_without_findings()
    {
        SchemaResult result = Compile(Text);

        Assert.Equal("", string.Join("\n", result.Diagnostics));
        Assert.Equal(49, result.Model!.Groups.Sum(group => group.Events.Count));
        Assert.Equal([0, 1, 2, 3, -1], result.Model.Groups.Select(group => group.Index));
    }

    [Fact]
    public void Its_contract_is_up_to_date()
    {
        EquatableArray<ContractEntry> now = Baseline.Of(Compile(Text).Model!, Contract);

        Assert.True(
            ContractFile.Write("Ldm", now) == Read("Ldm.contract.txt"),
            "Record what the schema says now: dotnet run --project runtime/dotnet-ldm -- baseline schema/ldm.protocol.xml");
    }

    [Theory]
    [InlineData("panic-domain", "domain-panic", "LDM3001")]
    [InlineData("<resource name=\"Cpu\"", "<resource csharp=\"Processor\" name=\"Cpu\"", "LDM3002")]
    [InlineData("<unknown event=\"deliver\"", "<unknown event=\"reject\"", "LDM3003")]
    [InlineData("register=\"reg-domain-events\"", "register=\"reg-hardware-events\"", "LDM3004")]
    [InlineData("name=\"Uuid\" path=\"uuid\"", "name=\"Uuid\" required=\"true\" path=\"uuid\"", "LDM3005")]
    [InlineData("root=\"LDM_event\"", "root=\"LDM_events\"", "LDM3006")]
    public void A_change_that_breaks_somebody_is_an_error_against_its_contract(string before, string after, string rule)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        string changed = Text.Replace(before, after);

        Assert.Contains(
            Compile(changed).Diagnostics, found => found.Id == rule && found.Severity == SchemaSeverity.Error);
    }

    private static SchemaResult Compile(string text) =>
        SchemaCompiler.Compile(SchemaCompiler.Read("ldm.protocol.xml", text), [], Contract);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "schema", name));
}
