namespace LdmCodegen.Schema.Tests;

/// <summary>The list of a message's objects has a C# name that nothing else in the message has.</summary>
public sealed class ListNameTests
{
    [Fact]
    public void A_property_beside_the_payload_takes_the_name_from_a_list()
    {
        SchemaResult result = SchemaTester.CompileFile(Document("All"));

        SchemaDiagnostic finding = Assert.Single(result.Diagnostics);
        Assert.Equal(
            ("LDM2032", "The list 'All' of the event 'seen' has the C# name of the property 'All'; give the list another with 'as'"),
            (finding.Id, finding.Message));
        Assert.Equal(4, Assert.Single(finding.Related).Line);
        Assert.Empty(result.Model!.Groups[0].Events);
    }

    [Fact]
    public void Another_name_of_the_list_is_none_that_is_taken()
    {
        SchemaResult result = SchemaTester.CompileFile(Document("Others"));

        Assert.Empty(result.Diagnostics);
        Assert.Equal("Others", Assert.Single(result.Model!.Groups[0].Events).Shape.NameClr);
    }

    [Fact]
    public void A_reply_with_a_list_may_have_the_name_of_an_option_of_its_request() => Assert.Empty(SchemaTester.Compile(
        "<action name='list' reply='Ref*' as='Deep' doc='Lists.'><option name='Deep' flag='-r' doc='All.' /></action>").Diagnostics);

    private static string Document(string list) => $"""
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Sample">
          <wire>
            <message kind="event" root="news" unit="item" selector="verb" payload="what">
              <property name="All" path="@all" />
            </message>
          </wire>
          <shape name="Ref" path="Object"><property name="Id" path="@id" /></shape>
          <events group="Life"><event name="seen" shape="Ref*" as="{list}" /></events>
        </protocol>
        """;
}
