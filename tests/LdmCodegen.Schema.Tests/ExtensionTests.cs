using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>Protocols that import others.</summary>
public sealed class ExtensionTests
{
    private static readonly SchemaFile Packaged = SchemaCompiler.Read(
        "ldm.protocol.xml", System.IO.File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml")));

    private const string Extension = """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="AcmeLdm" namespace="Acme.Ldm" edition="4">
          <import protocol="Ldm" />
          <events group="Domain">
            <event name="snapshot-domain" doc="The guest was copied." />
          </events>
          <events group="Acme"><event name="acme-heartbeat" shape="Nothing" /></events>
          <resource name="DomainInfo" extend="true">
            <fixed path="@acme" value="1" />
            <property name="Snapshot" key="acme-snapshot" type="string" />
          </resource>
          <action name="snapshot-domain" request="DomainRef" />
          <example of="event:snapshot-domain">x</example>
        </protocol>
        """;

    [Fact]
    public void An_extension_adds_to_what_it_imports_and_has_its_own_name()
    {
        SchemaResult result = SchemaTester.CompileFile(Extension, Packaged);
        ProtocolModel plain = SchemaCompiler.Compile(Packaged, []).Model!;
        ProtocolModel model = result.Model!;

        Assert.Equal("", string.Join("\n", result.Diagnostics));
        Assert.Equal(("AcmeLdm", "Acme.Ldm", 4), (model.Name, model.Namespace, model.Edition));
        Assert.Equal(plain.Transport, model.Transport);
        Assert.Equal(plain.Wire, model.Wire);
        Assert.Equal(plain.Shapes, model.Shapes);

        EventGroupModel domain = model.Groups.Single(group => group.Name == "Domain");
        Assert.Equal("snapshot-domain", domain.Events[^1].Name);
        Assert.Equal(new ShapeUse("DomainRef", Occurs.One), domain.Events[^1].Shape);
        Assert.Equal("reg-domain-events", domain.Register);
        Assert.Equal([0, 1, 2, 3, -1, 4], model.Groups.Select(group => group.Index));

        ResourceModel info = model.Resources.Single(resource => resource.Name == "DomainInfo");
        Assert.Equal("acme-snapshot", info.Properties[^1].Key);
        Assert.Equal(["@xsi:type", "@acme"], info.Fixed.Select(part => part.Path.ToString()));
        Assert.Equal("snapshot-domain", model.Actions[^1].Name);
        Assert.Equal("event:snapshot-domain", model.Examples[^1].Of);
    }

    [Fact]
    public void An_event_of_the_base_cannot_be_declared_again_and_both_places_are_shown()
    {
        string text = Extension.Replace("snapshot-domain", "add-domain")
            .Replace("<action name=\"add-domain\"", "<action name=\"a\"");

        SchemaDiagnostic finding = Assert.Single(SchemaTester.CompileFile(text, Packaged).Diagnostics);

        Assert.Equal("LDM2001", finding.Id);
        Assert.Equal("sample.protocol.xml", finding.Span.Path);
        Assert.Equal("ldm.protocol.xml", Assert.Single(finding.Related).Path);
    }

    [Theory]
    [InlineData(
        "<events group='Domain' register='reg-all-events' unregister='unreg-domain-events' />",
        "'register' of event group 'Domain'")]
    [InlineData("<events group='Domain' includes='Resource' />", "'includes' of event group 'Domain'")]
    [InlineData("<resource name='Cpu' extend='true' wire='vcpu' />", "'wire' of resource 'Cpu'")]
    [InlineData("<transport port='1' />", "'port' of 'transport'")]
    [InlineData("<unknown event='skip' />", "'event' of 'unknown'")]
    [InlineData("<wire><fixed path='@a' value='b' /></wire>", "'fixed' of 'wire'")]
    public void An_extension_changes_nothing(string addition, string what)
    {
        string text = Extension.Replace("</protocol>", addition + "</protocol>");

        SchemaResult result = SchemaTester.CompileFile(text, Packaged);

        SchemaDiagnostic finding = Assert.Single(result.Diagnostics);
        Assert.Equal("LDM2019", finding.Id);
        Assert.StartsWith(what + " is stated by 'Ldm' already", finding.Message);
        Assert.Equal(SchemaTester.CompileFile(Extension, Packaged).Model, result.Model);
    }

    [Fact]
    public void Imports_of_imports_come_once_however_many_ways_lead_to_them()
    {
        SchemaFile bottom = File("Bottom", "<enum name='E'><value wire='a' /></enum>");
        SchemaFile left = File("Left", "<import protocol='Bottom' /><enum name='L' />");
        SchemaFile right = File("Right", "<import protocol='Bottom' /><enum name='R' />");
        SchemaFile top = File(
            "Top",
            "<import protocol='Bottom' /><import protocol='Left' /><import protocol='Right' /><enum name='T' />");

        SchemaResult result = SchemaTester.Compile(top, [right, bottom, left, top]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["E", "L", "R", "T"], result.Model!.Enums.Select(one => one.Name));
    }

    [Fact]
    public void A_circle_is_found_from_each_of_its_files_and_not_from_outside()
    {
        SchemaFile a = File("A", "<import protocol='B' />");
        SchemaFile b = File("B", "<import protocol='C' />");
        SchemaFile c = File("C", "<import protocol='A' />");
        SchemaFile outside = File("D", "<import protocol='A' />");
        SchemaFile[] all = [a, b, c, outside];

        Assert.Equal("LDM2017", Assert.Single(SchemaTester.Compile(a, all).Diagnostics).Id);
        Assert.Equal("LDM2017", Assert.Single(SchemaTester.Compile(c, all).Diagnostics).Id);
        Assert.Empty(SchemaTester.Compile(outside, all).Diagnostics);
    }

    [Fact]
    public void Faults_of_an_import_are_said_in_its_own_file_only()
    {
        SchemaFile faulty = File("Faulty", "<enum name='E' /><enum name='E' /><enum />");
        SchemaFile user = File("User", "<import protocol='Faulty' /><enum name='F' />");

        SchemaResult result = SchemaTester.Compile(user, [faulty]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["E", "F"], result.Model!.Enums.Select(one => one.Name));
        Assert.Equal(["LDM2001", "LDM1004"], SchemaTester.Compile(faulty, []).Diagnostics.Select(found => found.Id));
    }

    [Fact]
    public void A_missing_import_hides_what_may_have_come_from_it()
    {
        SchemaFile user = File(
            "User", "<import protocol='Gone' /><events group='G' shape='FromGone'><event name='e' /></events>");

        Assert.Equal("LDM2016", Assert.Single(SchemaTester.Compile(user, []).Diagnostics).Id);
    }

    private static SchemaFile File(string name, string content) => SchemaCompiler.Read(
        name + ".protocol.xml", $"<protocol xmlns='urn:ldmcodegen:schema:1' name='{name}'>{content}</protocol>");
}
