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

    private const string Named = """<fixed path="data/@format" value="7" name="Format" />""";

    private const string Set = "<dialect name='d'><set fixed='Format' value='6' /></dialect>";

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
    public void A_named_fixed_attribute_is_one_setting_of_every_message_and_a_dialect_sets_it()
    {
        ProtocolModel model = Compile(Set, Named).Model!;

        SettingModel setting = Assert.Single(model.Wire.AllSettings());
        Assert.Equal(("Format", "Format", "7"), (setting.Name, setting.NameClr, setting.Value));
        Assert.All(model.Wire.AllMessages(), message => Assert.Equal([setting], message.AllSettings()));
        Assert.Equal(("7", "6"), (model.Dialects[0].ValueOf(setting), model.Dialects[1].ValueOf(setting)));
    }

    [Theory]
    [InlineData("LDM2043", "<dialect name='d'><set fixed='Form' value='6' /></dialect>", Named)]
    [InlineData("LDM2001", "<dialect name='d'><set fixed='Format' value='6' /><set fixed='Format' value='5' /></dialect>", Named)]
    [InlineData("LDM2044", "", "<fixed path='cmd/@format' value='7' name='Format' />")]
    [InlineData("LDM2044", "", "<fixed path='note' value='7' name='Note' />")]
    [InlineData("LDM2044", "", Named + "<fixed path='@format' value='8' name='Format' />")]
    [InlineData("LDM2044", "<shape name='S'><fixed path='@a' value='1' name='A' /></shape>", "")]
    [InlineData("LDM2044", "<dialect name='d' prefixes='false' />", "<fixed path='@p:format' value='7' name='Format' />")]
    [InlineData("LDM2003", "", "<fixed path='@port' value='7' name='Port' />")]
    [InlineData("LDM2004", "", "<fixed path='@a' value='7' name='A' csharp='a b' />")]
    public void What_cannot_be_set_is_reported(string id, string fragment, string inWire) =>
        Assert.Equal([id], Compile(fragment, inWire).Diagnostics.Select(found => found.Id));

    [Fact]
    public void Fixed_attributes_of_one_name_are_set_together() => Assert.Single(
        Compile("", Named + "<fixed path='@format' value='7' name='Format' />").Model!.Wire.AllSettings());

    [Fact]
    public void A_contract_holds_what_can_be_set_and_what_dialects_set()
    {
        string contract = ContractFile.Write("Sample", ProtocolContract.Of(Compile(Set, Named).Model!));

        Assert.Equal([], Breaks(Set, Named, contract));
        Assert.Equal(["LDM3006"], Breaks(Set.Replace("'6'", "'5'"), Named, contract));
        Assert.Equal(["LDM3001"], Breaks("<dialect name='d' />", Named, contract));
        Assert.Equal(
            ["LDM3002"],
            Breaks(Set, Named.Replace("name=\"Format\"", "name=\"Format\" csharp=\"Form\""), contract).Distinct());
    }

    private static SchemaResult Compile(string fragment, string inWire) =>
        SchemaTester.CompileFile(InWire(fragment, inWire));

    private static string InWire(string fragment, string parts) =>
        SchemaTester.Document(fragment).Replace("</wire>", parts + "</wire>", StringComparison.Ordinal);

    private static string[] Breaks(string fragment, string inWire, string contract) =>
        Breaks(InWire(fragment, inWire), contract);

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
