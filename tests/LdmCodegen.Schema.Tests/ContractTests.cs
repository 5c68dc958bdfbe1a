using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>What a contract holds, how it is written, and which changes break it.</summary>
public sealed class ContractTests
{
    public static TheoryData<string> Schemas => ["schema/ldm.protocol.xml", "tests/LdmCodegen.Schema.Tests/Samples/rich.protocol.xml"];

    private static readonly Timeline Time = new([("1", "1"), ("2", "2")]);

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_contract_reads_back_as_it_was_written_and_nothing_breaks_it(string path)
    {
        ProtocolModel model = SchemaTester.CompileFile(File.ReadAllText(Path.Combine(Repository.Root, path))).Model!;
        EquatableArray<ContractEntry> entries = ProtocolContract.Of(model);

        ContractFile read = ContractFile.Read("X.contract.txt", ContractFile.Write(model.Name, entries));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(entries, read.Lines.Select(line => line.Entry).ToEquatableArray());
        Assert.Empty(ContractComparison.Compare(entries, entries, Time));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("next poweron")]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("say \"hi\" \\ bye")]
    [InlineData("# no comment")]
    [InlineData("two\r\nlines")]
    public void Any_text_can_be_a_word_and_a_value(string text)
    {
        ContractEntry entry = new(new(["enum", "E", text]), new([new ContractFact("csharp", text)]));

        ContractFile read = ContractFile.Read("X.contract.txt", ContractFile.Write("X", [entry]));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(entry, Assert.Single(read.Lines).Entry);
    }

    [Fact]
    public void Places_of_lines_are_exact_with_any_line_end()
    {
        ContractFile read = ContractFile.Read("X.contract.txt", "# first\r\n\r\n  event a group=G\r\nevent b\n");

        Assert.Equal([(3, 3), (4, 1)], read.Lines.Select(line => (line.Span.Line, line.Span.Column)));
        Assert.Equal(["event a group=G", "event b"], read.Lines.Select(line => line.Entry.ToString()));
    }

    [Theory]
    [InlineData("event \"a", "a quote is not closed")]
    [InlineData("event a x=\"1", "a quote is not closed")]
    [InlineData("event x=1 a", "'a' stands after name=value")]
    [InlineData("x=1", "it names nothing")]
    [InlineData("event a\nevent a", "'event a' has a line already")]
    public void A_bad_line_is_told_and_the_others_count(string lines, string problem)
    {
        ContractFile read = ContractFile.Read("X.contract.txt", lines + "\nevent good\n");

        Assert.Contains(problem, Assert.Single(read.Diagnostics).Message);
        Assert.Contains(read.Lines, line => line.Entry.Key == "event good");
    }

    [Fact]
    public void Items_of_several_resources_in_one_place_have_an_entry_each()
    {
        ProtocolModel model = SchemaTester.Model("""
            <resource name="Lock" /><resource name="Camera" />
            <shape name="Parts" path="Door">
              <item name="Lock" path="Item" resource="Lock" />
              <item name="Camera" path="Item" resource="Camera" />
            </shape>
            <action name="look" reply="Parts" />
            """);

        string[] keys = [.. ProtocolContract.Of(model).Select(entry => entry.Key)];

        Assert.Equal(keys.Distinct(), keys);
        Assert.Contains("shape Parts items Door/Item Camera", keys);
    }

    [Theory]
    [InlineData("type", "uint32", "uint64", null)]
    [InlineData("type", "uint64", "uint32", "LDM3003")]
    [InlineData("type", "mac", "string", null)]
    [InlineData("type", "string", "mac", "LDM3003")]
    [InlineData("type", "list of string", "list of string by ;", "LDM3003")]
    [InlineData("required", null, "true", "LDM3005")]
    [InlineData("required", "true", null, "LDM3006")]
    [InlineData("since", null, "2", "LDM3003")]
    [InlineData("since", "2", null, null)]
    [InlineData("since", "2", "1", null)]
    [InlineData("until", null, "1", "LDM3003")]
    [InlineData("until", "1", "2", null)]
    [InlineData("also", "a | b", "b", "LDM3003")]
    [InlineData("also", "a", "a | b", null)]
    [InlineData("includes", "A B", "A", "LDM3004")]
    [InlineData("includes", "A", "A B", null)]
    [InlineData("register", "a", "b", "LDM3004")]
    [InlineData("group", "A", "B", "LDM3004")]
    [InlineData("csharp", "A", "B", "LDM3002")]
    [InlineData("request", "Ref?", "Ref", "LDM3005")]
    [InlineData("request", "Ref", "Ref?", "LDM3006")]
    [InlineData("reply", "Ref*", "Ref", "LDM3003")]
    [InlineData("shape", "Ref", "Other", "LDM3006")]
    [InlineData("operand", "optional", "required", "LDM3003")]
    [InlineData("operand", "required", "optional", null)]
    [InlineData("occurs", "*", "?", "LDM3003")]
    [InlineData("occurs", "?", "*", null)]
    [InlineData("resource", null, "Cpu", "LDM3003")]
    [InlineData("resource", "Cpu", null, null)]
    [InlineData("tls-min", "1.2", "1.3", "LDM3003")]
    [InlineData("tls-min", "1.3", "1.2", null)]
    [InlineData("option-also", "a b", "a", "LDM3003")]
    [InlineData("uri", "urn:a", "urn:b", "LDM3006")]
    public void A_change_of_a_fact_breaks_its_rule_or_none(string fact, string? old, string? now, string? rule)
    {
        ContractChange change = Assert.Single(ContractComparison.Compare([Entry(fact, old)], [Entry(fact, now)], Time));

        Assert.Equal((fact, old, now, rule), (change.Fact, change.Old, change.New, change.Rule?.Id));
        Assert.NotEqual("", change.Reason);
    }

    [Theory]
    [InlineData("Mood", "Temper", "LDM3002")]
    [InlineData("list of Mood by ;", "list of Temper by ;", "LDM3002")]
    [InlineData("Mood", "Other", "LDM3002", "LDM3003")]
    [InlineData("list of Mood", "Temper", "LDM3002", "LDM3003")]
    [InlineData("Moody", "Temper", "LDM3002", "LDM3003")]
    public void An_enum_that_is_renamed_is_told_once_and_not_of_each_value_that_has_its_type(
        string before, string after, params string[] rules)
    {
        ContractEntry[] old = [Enum("Mood"), Entry("type", before)];
        ContractEntry[] now = [Enum("Temper"), Entry("type", after)];

        Assert.Equal(rules, ContractComparison.Compare(old, now, Time).Select(change => change.Rule?.Id));

        static ContractEntry Enum(string clr) => new(new(["enum", "mood"]), new([new ContractFact("csharp", clr)]));
    }

    [Fact]
    public void A_new_optional_member_and_a_new_message_break_nobody()
    {
        ContractEntry owner = new(new(["shape", "Ref"]), default);
        ContractEntry member = new(new(["shape", "Ref", "path", "A"]), default);
        ContractEntry message = new(new(["event", "new"]), default);

        Assert.All(
            ContractComparison.Compare([owner], [owner, member, message], Time), change => Assert.False(change.IsBreaking));
    }

    [Fact]
    public void What_an_import_promises_is_told_at_the_contract()
    {
        SchemaFile user = SchemaCompiler.Read(
            "user.protocol.xml",
            "<protocol xmlns='urn:ldmcodegen:schema:1' name='User' doc='It.'><import protocol='Base' /></protocol>");
        ContractFile contract = ContractFile.Read("User.contract.txt", "transport framing=documents local-sasl=none port=4321 sasl=none tls=direct tls-min=1.2\n");

        SchemaResult result = SchemaCompiler.Compile(user, SchemaTester.Others, contract);

        SchemaDiagnostic found = Assert.Single(result.Diagnostics, one => one.Severity == SchemaSeverity.Error);
        Assert.Equal(("LDM3006", "User.contract.txt", 1), (found.Id, found.Span.Path, found.Span.Line));
    }

    private static ContractEntry Entry(string fact, string? value) => new(
        new(["shape", "S", "items", "A"]), value is null ? default : new([new ContractFact(fact, value)]));
}
