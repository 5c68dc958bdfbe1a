using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Documents too large or too odd to keep as files, made here.</summary>
public sealed class HostileTests
{
    private const int Items = 10_000;
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ten_thousand_resources_are_read_and_written(bool inOneSection)
    {
        StringBuilder sections = new();
        for (int i = 0; i < Items; i++)
        {
            string item = Item("var", Entry("name", $"v{i}") + Entry("value", $" {i} "));
            sections.Append(inOneSection ? item : $"<Section>{item}</Section>");
        }

        ListConstraintsReply reply = Read<ListConstraintsReply>(Listing(
            inOneSection ? $"<Section>{sections}</Section>" : sections.ToString()));

        Assert.Equal(Items, reply.Domains[0].Resources.Count);
        Assert.Equal(
            ("v9999", " 9999 "),
            ((VariableResource)reply.Domains[0].Resources[^1] is var last ? (last.VariableName, last.Value) : default));
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void Value_of_a_mebibyte_is_read_and_written()
    {
        string value = new('x', MiB);
        ListVariableReply reply = Read<ListVariableReply>(
            Listing($"<Section>{Item("var", Entry("value", value))}</Section>", "list-variable"));

        Assert.Equal(value, ((VariableResource)reply.Domains[0].Resources[0]).Value);
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void Bindings_are_nested_up_to_the_cap_on_depth_and_refused_beyond()
    {
        // An item stands at depth 7, and each binding takes two more; its selector takes one.
        int deepest = (XmlLimits.Default.MaxDepth - 8) / 2;

        ListBindingsReply reply = Read<ListBindingsReply>(Bound(deepest));
        LdmResource resource = reply.Domains[0].Resources[0];
        for (int i = 0; i < deepest; i++)
        {
            resource = Assert.Single(resource.Bindings);
        }

        Assert.Empty(resource.Bindings);
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
        Assert.False(LdmWire.TryParse(Encoding.UTF8.GetBytes(Bound(deepest + 1)), out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.LimitExceeded, fault.Code);
    }

    [Theory]
    [InlineData("&amp;&lt;&gt;&quot;&apos;", "&<>\"'")]
    [InlineData("&#65;&#x42;&#x0043;", "ABC")]
    [InlineData("&#x1F5A7;&#233;", "🖧é")]
    [InlineData("<![CDATA[<&]]>]]&gt;<![CDATA[]]>", "<&]]>")]
    [InlineData("a<![CDATA[b]]>c&#32;<![CDATA[ ]]>", "abc  ")]
    [InlineData("&#13;\r\n\r&#10;\t", "\r\n\n\n\t")]
    public void Text_in_every_form_is_the_same_text(string written, string text)
    {
        ListVariableReply reply = Read<ListVariableReply>(
            Listing($"<Section>{Item("var", Entry("value", written))}</Section>", "list-variable"));

        Assert.Equal(text, ((VariableResource)reply.Domains[0].Resources[0]).Value);
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n\t \r\n")]
    public void White_space_wherever_XML_allows_it_changes_nothing(string space)
    {
        foreach (string file in Corpus.Files("requests/3.x").Concat(Corpus.Files("replies/3.x")).Take(40))
        {
            string xml = Encoding.UTF8.GetString(Corpus.Read(file));
            string wide = xml.Replace("/>", space + "/>").Replace("><", $">{space}<")
                .Replace(" xmlns", space + "xmlns").Replace("=\"", $"{space}={space}\"");

            Assert.Equal(
                LdmWire.Parse(Encoding.UTF8.GetBytes(xml)),
                LdmWire.Parse(Encoding.UTF8.GetBytes(wide + space)));
        }
    }

    [Fact]
    public void Order_and_quotes_of_attributes_change_nothing()
    {
        byte[] usual = Encoding.UTF8.GetBytes(
            "<LDM_interface version=\"1.3\"><cmd><action>bind-domain</action><data version=\"3.0\"><Envelope><References/>" +
            "<Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"it's\"/></Envelope></data></cmd></LDM_interface>");
        byte[] other = Encoding.UTF8.GetBytes(
            "<LDM_interface xmlns:ovf='x' version='1.3'><cmd new='1'><action>bind-domain</action><data a='\"' version='3.0'>" +
            "<Envelope><References/><Content ovf:id='it&apos;s' xsi:type='ovf:VirtualSystem_Type'/></Envelope></data></cmd>" +
            "</LDM_interface>");

        LdmMessage read = LdmWire.Parse(other);

        Assert.Equal(["..", ""], read.Unknown.Select(one => one.Parent).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(LdmWire.Parse(usual), read with { Unknown = ValueList<UnknownContent>.Empty });
    }

    private static string Bound(int bindings) => Listing(
        "<Section>" + string.Concat(Enumerable.Repeat("<Item><rasd:OtherResourceType>cpu</rasd:OtherResourceType><bind:Binding>", bindings))
        + Item("cpu", "") + string.Concat(Enumerable.Repeat("</bind:Binding></Item>", bindings)) + "</Section>",
        "list-bindings");

    private static string Item(string kind, string content) =>
        $"<Item><rasd:OtherResourceType>{kind}</rasd:OtherResourceType>{content}</Item>";

    private static string Entry(string key, string value) =>
        $"<gprop:GenericProperty key=\"{key}\">{value}</gprop:GenericProperty>";

    private static string Listing(string sections, string action = "list-constraints") =>
        $"<LDM_interface version=\"1.3\"><cmd><action>{action}</action><data version=\"3.0\"><Envelope><References/>" +
        $"<Content ovf:id=\"web1\">{sections}</Content></Envelope><response><status>success</status></response></data>" +
        "<response><status>success</status></response></cmd><response><status>success</status></response></LDM_interface>";

    private static T Read<T>(string xml)
        where T : LdmMessage => Assert.IsType<T>(LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));
}
