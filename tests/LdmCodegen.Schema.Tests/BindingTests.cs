using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Tests;

/// <summary>Single meanings: defaults, names, values, places.</summary>
public sealed class BindingTests
{
    [Fact]
    public void A_protocol_needs_nothing_but_its_name()
    {
        ProtocolModel model = SchemaTester.Model("<protocol xmlns='urn:ldmcodegen:schema:1' name='Bare' />");

        Assert.Equal(("Bare", "Bare", 1), (model.Name, model.Namespace, model.Edition));
        Assert.Equal(
            new TransportModel(0, "documents", "direct", "1.2", "none", "none", null, LimitsModel.Default, default),
            model.Transport);
        Assert.Equal(new UnknownModel(), model.Unknown);
        Assert.Equal(new WireModel(null, null, null, null), model.Wire);
        Assert.Equal("standard", Assert.Single(model.Dialects).Name);
        Assert.True(model.Shapes.IsEmpty && model.Groups.IsEmpty && model.Actions.IsEmpty);
    }

    [Theory]
    [InlineData("add-domain", "AddDomain")]
    [InlineData("vol_name", "VolName")]
    [InlineData("next poweron", "NextPoweron")]
    [InlineData("DomainRef", "DomainRef")]
    [InlineData("hostID", "HostID")]
    [InlineData("a.b:c/d", "ABCD")]
    [InlineData("x2-y3", "X2Y3")]
    public void Names_become_PascalCase(string name, string clr)
    {
        Assert.Equal(clr, Naming.Pascal(name));
    }

    [Theory]
    [InlineData("Name", true)]
    [InlineData("_name", true)]
    [InlineData("class", false)]
    [InlineData("record", false)]
    [InlineData("1st", false)]
    [InlineData("a-b", false)]
    [InlineData("", false)]
    public void Identifiers_need_no_at_sign(string text, bool isIdentifier)
    {
        Assert.Equal(isIdentifier, Naming.IsIdentifier(text));
    }

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("512KiB", 524288L)]
    [InlineData("16MiB", 16777216L)]
    [InlineData("1GiB", 1073741824L)]
    [InlineData("2GiB", null)]
    [InlineData("0", null)]
    [InlineData("16M", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999", null)]
    public void Sizes_are_whole_numbers_with_binary_units(string text, long? bytes)
    {
        Assert.Equal(bytes, QuantitySyntax.ParseSize(text));
    }

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30.0)]
    [InlineData("2min", 120.0)]
    [InlineData("24h", 86400.0)]
    [InlineData("25h", null)]
    [InlineData("30", null)]
    [InlineData("0s", null)]
    public void Time_spans_have_units(string text, double? seconds)
    {
        Assert.Equal(seconds, QuantitySyntax.ParseTime(text)?.TotalSeconds);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a/b[2]/@p:c", "a/b[2]/@p:c")]
    [InlineData("@a", "@a")]
    [InlineData("/a/b", "a/b")]
    [InlineData("a//b", null)]
    [InlineData("a/", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    [InlineData("a[0]", null)]
    [InlineData("a[x]", null)]
    [InlineData("a[1", null)]
    [InlineData("a[1]]", null)]
    [InlineData("@a/b", null)]
    [InlineData("a:b:c", null)]
    [InlineData("a b", null)]
    [InlineData("*", null)]
    public void Paths_are_steps_counts_and_a_last_attribute(string text, string? printed)
    {
        WrittenPath? path = PathSyntax.Parse(text, out string reason);

        Assert.Equal(printed, path?.Path.ToString());
        Assert.Equal(path is null, reason.Length > 0);
    }

    [Fact]
    public void A_shape_keeps_inherited_parts_where_its_base_put_them()
    {
        ProtocolModel model = SchemaTester.Model("""
            <shape name="Part" extends="Ref" path="Object/Part">
              <property name="Size" path="@size" type="bytes" />
              <property name="Owner" path="/Object/@owner | @owner" />
            </shape>
            """);

        ShapeModel shape = model.Shapes.Single(one => one.Name == "Part");
        Assert.Equal("Object/Part", shape.Path.ToString());
        Assert.Equal(
            ["Object/@id", "Object/Part/@size", "Object/@owner, Object/Part/@owner"],
            shape.Properties.Select(property => string.Join(", ", property.Paths)));
    }

    [Fact]
    public void Messages_without_a_shape_carry_nothing()
    {
        ProtocolModel model = SchemaTester.Model("<events group='Life'><event name='died' /></events>");

        Assert.Equal(new ShapeUse("Nothing", Occurs.One), model.Groups[0].Events[1].Shape);
        Assert.Contains(model.Shapes, shape => shape.Name == "Nothing" && shape.Properties.IsEmpty);
    }

    [Fact]
    public void A_secret_resource_makes_its_properties_secret()
    {
        ProtocolModel model = SchemaTester.Model(
            "<resource name='Login' sensitive='true'><property name='User' key='user' /></resource>");

        Assert.True(model.Resources[0].Properties[0].Sensitive);
    }

    [Fact]
    public void Exact_text_is_what_CDATA_holds_and_other_text_is_trimmed()
    {
        ProtocolModel model = SchemaTester.Model("""
            <example of="event:born">
              <![CDATA[ <a/> ]]>
            </example>
            <example of="call:register">  &lt;b/&gt;
            </example>
            """);

        Assert.Equal([" <a/> ", "<b/>"], model.Examples.Select(example => example.Text));
    }

    [Theory]
    [InlineData("xmpp-stream", null, "starttls")]
    [InlineData("xmpp-stream", "none", "none")]
    [InlineData("documents", null, "direct")]
    [InlineData("documents", "none", "none")]
    public void TLS_suits_the_framing_unless_stated(string framing, string? tls, string expected)
    {
        string attribute = tls is null ? "" : $"tls='{tls}'";

        Assert.Equal(expected, SchemaTester.Model($"<transport framing='{framing}' {attribute} />").Transport.Tls);
    }

    [Fact]
    public void A_property_and_the_raw_twin_of_another_do_not_share_a_name()
    {
        SchemaResult result = SchemaTester.Compile("""
            <resource name="Cpu">
              <property name="Count" key="a" type="uint32" />
              <property name="CountRaw" key="b" />
              <property name="Text" key="c" />
              <property name="TextRaw" key="d" />
            </resource>
            """);

        Assert.Equal("LDM2002", Assert.Single(result.Diagnostics).Id);
        Assert.Equal(["Count", "Text", "TextRaw"], result.Model!.Resources[0].Properties.Select(one => one.NameClr));
    }

    [Theory]
    [InlineData("<events group='Life'><event name='unknown' /></events>", "Unknown")]
    [InlineData("<events group='Life'><event name='gap' /></events>", "Gap")]
    [InlineData("<events group='None' />", "None")]
    [InlineData("<enum name='E'><value wire='is-known' /></enum>", "IsKnown")]
    [InlineData("<enum name='SampleClient' />", "SampleClient")]
    [InlineData("<resource name='Cpu'><property name='unknown' key='a' /></resource>", "Unknown")]
    [InlineData("<resource name='Cpu'><property name='cpu-resource' key='a' /></resource>", "CpuResource")]
    [InlineData("<action name='a' request='Ref'><option name='Id' /></action>", "Id")]
    [InlineData("<action name='a'><option name='name' /></action>", "Name")]
    public void Names_that_generated_code_needs_are_not_given_away(string fragment, string clr)
    {
        SchemaDiagnostic finding = SchemaTester.Compile(fragment).Diagnostics[0];

        Assert.Contains(finding.Id, new[] { "LDM2002", "LDM2003" });
        Assert.Contains($"the C# name '{clr}'", finding.Message);
    }

    [Theory]
    [InlineData(
        "<resource name='R'><property name='P' path='Kind' /></resource>",
        "its place holds the name of the resource")]
    [InlineData(
        "<shape name='S'><property name='P' path='response/@a' /></shape>",
        "'response' there is the reply's status")]
    [InlineData(
        "<shape name='S' extends='Ref'><property name='P' path='@p:id' /></shape>",
        "'Id' is read from its place")]
    public void A_property_where_something_else_is_read_is_a_finding(string fragment, string reason)
    {
        SchemaDiagnostic finding = Assert.Single(SchemaTester.Compile(fragment).Diagnostics);

        Assert.Equal("LDM2024", finding.Id);
        Assert.EndsWith(reason, finding.Message);
    }

    [Theory]
    [InlineData("<resource name='R'><property name='P' path='/a' /></resource>", "begins at the bag")]
    [InlineData("<resource name='R'><fixed path='/a' /></resource>", "begins at the element around the bag")]
    [InlineData("<resource name='R'><property name='P' path='@a' type='xml' /></resource>", "content of an element")]
    [InlineData("<shape name='S' path='a/@b' />", "is an element")]
    [InlineData("<shape name='S'><items name='I' path='a/@b' /></shape>", "is an element")]
    [InlineData("<shape name='S'><property name='P' path='@a' key='k' /></shape>", "a bag is an element")]
    public void A_path_that_can_match_nothing_is_a_finding(string fragment, string reason)
    {
        SchemaDiagnostic finding = Assert.Single(SchemaTester.Compile(fragment).Diagnostics);

        Assert.Equal("LDM2015", finding.Id);
        Assert.EndsWith(reason, finding.Message);
    }

    [Theory]
    [InlineData("tls='starttls'", "tls='starttls' needs framing='xmpp-stream'")]
    [InlineData("sasl='PLAIN'", "sasl='PLAIN' needs framing='xmpp-stream'")]
    [InlineData("framing='xmpp-stream' tls='none' local-sasl='PLAIN'", "needs TLS, but tls is 'none'")]
    public void Transport_settings_that_exclude_each_other_are_a_finding(string attributes, string reason)
    {
        SchemaDiagnostic finding = Assert.Single(SchemaTester.Compile($"<transport {attributes} />").Diagnostics);

        Assert.Equal("LDM2026", finding.Id);
        Assert.EndsWith(reason, finding.Message);
    }

    [Theory]
    [InlineData("request='Nothing' reply='Nothing' safe='true'", null)]
    [InlineData("request='Ref?' reply='Nothing' safe='true'", null)]
    [InlineData("request='Nothing' reply='Nothing'", "probe='ask' is sent without being asked for, and 'ask' is not safe='true'")]
    [InlineData("request='Ref' reply='Nothing' safe='true'", "probe='ask' carries nothing, and requests of 'ask' need Ref")]
    public void A_probe_is_safe_and_carries_nothing(string action, string? reason)
    {
        IReadOnlyList<SchemaDiagnostic> findings = SchemaTester.Compile(
            $"<transport probe='ask' /><action name='ask' {action} />")
            .Diagnostics;

        Assert.Equal(reason is null ? [] : ["LDM2026: " + reason], findings.Select(one => $"{one.Id}: {one.Message}"));
    }
}
