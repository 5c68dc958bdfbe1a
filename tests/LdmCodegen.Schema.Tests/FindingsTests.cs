using System.Text;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>Findings of whole files.</summary>
public sealed class FindingsTests
{
    /// <summary>A contract, of which <see cref="Changed"/> breaks every kind of promise.</summary>
    private const string Promised = """
        event born csharp=Born group=Life shape=Ref
        event died csharp=Died group=Life shape=Ref
        events Life csharp=Life register=register unregister=register
        enum Mood csharp=Feeling
        resource Comb key cells csharp=Cells type=uint64
        resource Comb csharp=CombResource
        retired event fed
        xmlns p uri=urn:q
        "not closed
        """;

    private const string Changed = """
        <enum name="Mood" doc="How it feels." since="1.1" allow="LDM4003"><value wire="good" since="1.0" doc="Well." /></enum>
        <resource name="Comb" doc="Where honey is.">
          <property name="Cells" key="cells" type="uint32" doc="How many." />
          <property name="Queen" key="queen" required="true" doc="Who rules." />
          <property name="Password" key="pass" doc="Who may enter." />
        </resource>
        <events group="Life"><event name="fed" shape="Ref" doc="It ate." /></events>
        <events group="Songs" register="register" unregister="register"><event name="sung" shape="Ref" doc="It sang." /></events>
        <events group="Song"><event name="hummed" shape="Ref" doc="It hummed." /></events>
        """;

    [Fact]
    public void One_file_shows_all_its_findings_at_once()
    {
        string faulty = File.ReadAllText(
            Path.Combine(Repository.Root, "tests/LdmCodegen.Schema.Tests/Samples/faulty.protocol.xml"));
        string crowded = string.Concat(
            Enumerable.Range(1, 65).Select(n => $"<events group='G{n}'><event name='e{n}' /></events>"));
        const string spelled = """
            <resource name="Disk">
              <property name="Path" key="dev-path" />
              <property name="Other" key="dev_path" />
              <property name="Place" path="Place" key-also="place" />
            </resource>
            <action name="list" request="Ref*" as="Deep"><option name="Deep" flag="-r" /></action>
            """;
        string layout = File.ReadAllText(
            Path.Combine(Repository.Root, "tests/LdmCodegen.Schema.Tests/Samples/layout.protocol.xml"));
        string[] texts =
        [
            faulty,
            layout,
            SchemaTester.Document("<import protocol='Bass' /><import protocol='Twice' /><import protocol='Loop' />"),
            SchemaTester.Document("<enum name='E'>"),
            SchemaTester.Document(crowded),
            SchemaTester.Document(spelled).Replace("key=\"@name\"", "key=\"@name\" fold=\"true\""),
            "<protocol xmlns='urn:ldmcodegen:schema:1' name='Deep'>"
                + string.Concat(Enumerable.Repeat("<shape>", 70))
                + string.Concat(Enumerable.Repeat("</shape>", 70)) + "</protocol>",
        ];

        StringBuilder found = new();
        HashSet<string> ids = [];
        foreach (string text in texts)
        {
            Add(SchemaTester.CompileFile(text, SchemaTester.Others));
        }

        Add(SchemaTester.Compile(Changed, Promised));
        Add(SchemaTester.Compile("<enum name='E' />", contract: null));

        Snapshot.Match(found.ToString());
        Assert.Equal([], SchemaRules.All.Select(rule => rule.Id).Except(ids));

        void Add(SchemaResult result)
        {
            found.AppendJoin('\n', result.Diagnostics).Append("\n\n");
            ids.UnionWith(result.Diagnostics.Select(finding => finding.Id));
        }
    }

    [Fact]
    public void The_valid_part_of_a_faulty_file_reaches_the_model()
    {
        SchemaResult result = SchemaTester.Compile("""
            <events group="Life">
              <event name="fed" shape="Nowhere" />
              <event name="born" />
              <evnt name="lost" />
              <event name="died" shape="Ref" sinze="1.0" />
              <event shape="Ref" />
            </events>
            <action name="feed" request="Nowhere" />
            <action name="wash" request="Ref" />
            """);

        Assert.Equal(
            ["LDM2006", "LDM2001", "LDM1002", "LDM1003", "LDM1004", "LDM2006"],
            result.Diagnostics.Select(found => found.Id));
        Assert.Equal(["born", "died"], result.Model!.Groups[0].Events.Select(one => one.Name));
        Assert.Equal(["register", "wash"], result.Model.Actions.Select(action => action.Name));
    }

    [Fact]
    public void What_stands_before_a_broken_tag_is_bound_and_what_may_stand_after_it_is_not_missed()
    {
        string text = SchemaTester.Document("<action name='stop' request='DeclaredLater' /><action name='go' /><shape")
            .Replace("</protocol>", "");

        SchemaResult result = SchemaTester.CompileFile(text);

        Assert.Equal("LDM1001", Assert.Single(result.Diagnostics).Id);
        Assert.Equal(["register", "go"], result.Model!.Actions.Select(action => action.Name));
    }

    [Fact]
    public void A_missing_end_tag_is_one_finding_and_what_follows_is_bound()
    {
        string text = SchemaTester.Document(
            "<events group='Early' shape='Ref'><event name='dawn' />"
            + "<action name='go'><option name='Fast' flag='-f' /></action>"
            + "<events group='Late' shape='Ref'><event name='dusk' /></events>");

        SchemaResult result = SchemaTester.CompileFile(text);

        Assert.Equal("LDM1001", Assert.Single(result.Diagnostics).Id);
        Assert.Equal(
            ["Early: dawn", "Late: dusk"],
            result.Model!.Groups.TakeLast(2).Select(group => $"{group.Name}: {Assert.Single(group.Events).Name}"));
        Assert.Contains("go", result.Model.Actions.Select(action => action.Name));
    }

    [Theory]
    [InlineData("<!DOCTYPE protocol SYSTEM 'file:///etc/passwd'>")]
    [InlineData("<!DOCTYPE protocol [ <!ENTITY a 'b'> ]>")]
    public void A_document_type_is_refused(string declaration)
    {
        SchemaFile file = SchemaCompiler.Read(
            "a.xml", declaration + "<protocol xmlns='urn:ldmcodegen:schema:1' name='&a;' />");

        Assert.True(file.IsProtocol);
        Assert.Equal(
            "The file is not well-formed XML: a document type declaration is not allowed",
            Assert.Single(file.Diagnostics).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<protocol name='Wayland' />")]
    [InlineData("<root><protocol xmlns='urn:ldmcodegen:schema:1' name='A' /></root>")]
    [InlineData("<root><unfinished></root>")]
    public void A_file_of_another_vocabulary_is_none_of_our_business(string text)
    {
        SchemaFile file = SchemaCompiler.Read("a.xml", text);

        Assert.False(file.IsProtocol);
        Assert.Equal(new SchemaResult(null, default), SchemaCompiler.Compile(file, []));
    }

    [Fact]
    public void A_misspelt_root_is_a_finding()
    {
        SchemaFile file = SchemaCompiler.Read("a.xml", "<protocl xmlns='urn:ldmcodegen:schema:1' name='A' />");

        Assert.True(file.IsProtocol);
        Assert.Equal(
            "a.xml(1,2): error LDM1002: Unknown element 'protocl' in 'file'; did you mean 'protocol'?",
            Assert.Single(file.Diagnostics).ToString());
    }

    [Theory]
    [InlineData("evnt", "; did you mean 'event'?")]
    [InlineData("Event", "; did you mean 'event'?")]
    [InlineData("evetn", "; did you mean 'event'?")]
    [InlineData("zebra", "; there are 'doc', 'event'")]
    public void The_nearest_name_is_suggested(string written, string hint)
    {
        SchemaResult result = SchemaTester.Compile($"<events group='G'><{written} name='a' /></events>");

        Assert.EndsWith(hint, Assert.Single(result.Diagnostics).Message);
    }
}
