using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests;

/// <summary>What a dialect can say, and what it cannot.</summary>
public sealed class DialectTests
{
    private const string Old = """
        <dialect name="old" option="options" attribute-prefixes="false" event-limit="1KiB">
          <xmlns prefix="p" uri="urn:old" />
        </dialect>
        """;

    [Fact]
    public void What_a_dialect_says_reaches_the_model()
    {
        ProtocolModel model = SchemaTester.Model(Old);
        DialectModel old = model.Dialects[1];

        Assert.Equal("options", old.Option!.Local);
        Assert.Equal(1024, old.EventLimit);
        Assert.Equal("urn:old", old.UriOf(model.Namespaces[0]));
        Assert.Equal("urn:p", model.Dialects[0].UriOf(model.Namespaces[0]));
        Assert.Equal(("p:a", "a"), (old.Spell(new("p", "a")), old.SpellAttribute(new("p", "a"))));
    }

    [Fact]
    public void Without_prefixes_attributes_have_none_either()
    {
        DialectModel bare = SchemaTester.Model("<dialect name='bare' prefixes='false' />").Dialects[1];

        Assert.Equal(("a", "a"), (bare.Spell(new("p", "a")), bare.SpellAttribute(new("p", "a"))));
    }

    [Theory]
    [InlineData("LDM2040", "<dialect name='d'><xmlns prefix='q' uri='urn:q' /></dialect>")]
    [InlineData("LDM2001", "<dialect name='d'><xmlns prefix='p' uri='urn:1' /><xmlns prefix='p' uri='urn:2' /></dialect>")]
    [InlineData("LDM2041", "<dialect name='d' option='opts' />")]
    [InlineData("LDM2014", "<dialect name='d' option='q:options' />")]
    [InlineData("LDM2042", "<dialect name='d' prefixes='false' attribute-prefixes='true' />")]
    [InlineData("LDM2042", "<dialect name='d' declare='false'><xmlns prefix='p' uri='urn:1' /></dialect>")]
    [InlineData("LDM1010", "<dialect name='d' event-limit='0' />")]
    public void What_cannot_be_is_reported(string id, string fragment) => Assert.Equal(
        [id], SchemaTester.Compile(fragment).Diagnostics.Select(found => found.Id));

    [Fact]
    public void Limit_for_events_needs_events()
    {
        SchemaResult result = SchemaTester.CompileFile("""
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Mute">
              <dialect name="d" event-limit="1KiB" />
              <wire><message kind="call" root="c" unit="u" selector="s" payload="p" /></wire>
            </protocol>
            """);

        SchemaDiagnostic found = Assert.Single(result.Diagnostics);
        Assert.Equal("Dialect 'd': 'event-limit' needs a message of kind 'event'", found.Message);
    }

    [Fact]
    public void Option_of_a_protocol_without_options_is_reported()
    {
        string text = SchemaTester.Document("<dialect name='d' option='options' />").Replace(" option=\"options\"", "");

        Assert.Contains(
            "have no 'option'", Assert.Single(SchemaTester.CompileFile(text).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event-limit=\"1KiB\"", "event-limit=\"2KiB\"", "LDM3006")]
    [InlineData("event-limit=\"1KiB\"", "", "LDM3006")]
    [InlineData("event-limit=\"1KiB\"", "event-limit=\"512\"", "LDM3003")]
    [InlineData("urn:old", "urn:older", "LDM3006")]
    [InlineData("option=\"options\"", "", "LDM3006")]
    [InlineData("attribute-prefixes=\"false\"", "", "LDM3006")]
    [InlineData("<xmlns prefix=\"p\" uri=\"urn:old\" />", "", "LDM3001")]
    public void A_contract_holds_what_a_dialect_writes(string said, string instead, string id)
    {
        string contract = ContractFile.Write("Sample", ProtocolContract.Of(SchemaTester.Model(Old)));

        Assert.Equal([], Breaks(Old, contract));
        Assert.Equal([id], Breaks(Old.Replace(said, instead), contract));
    }

    private static string[] Breaks(string fragment, string contract) => [.. SchemaTester.Compile(fragment, contract).Diagnostics
        .Where(found => found.Severity == SchemaSeverity.Error).Select(found => found.Id)];
}
