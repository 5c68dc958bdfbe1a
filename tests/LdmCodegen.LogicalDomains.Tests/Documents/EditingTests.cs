using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Documents;

/// <summary>What a change leaves in the document.</summary>
public sealed class EditingTests
{
    private const string Indented = """
        <?xml version='1.0'?>
        <LDM_interface version='1.3' xmlns:g="./schemas/GenericProperty" xmlns:acme="urn:acme">
          <cmd>
            <action>add-domain</action>
            <data version="3.0">
              <Envelope>
                <References/>
                <Content id = "web1" acme:rack='7'>
                  <Section xsi:type='ovf:VirtualHardwareSection_Type'>
                    <Item>
                      <rasd:OtherResourceType>memory</rasd:OtherResourceType>
                      <rasd:AllocationUnits  ><![CDATA[4G]]></rasd:AllocationUnits>
                      <g:GenericProperty key='acme-page'>&#52;M</g:GenericProperty>
                      <acme:Note>keep <b>me</b> &amp; my order</acme:Note>
                    </Item>
                  </Section>
                </Content>
              </Envelope>
            </data>
          </cmd>
        </LDM_interface>

        """;

    [Fact]
    public void A_value_in_CData_stays_in_CData()
    {
        LdmDocument document = Parse();

        Memory(document).Size = new ByteSize(8, 'G');

        Assert.Equal(Indented.Replace("[4G]", "[8G]", StringComparison.Ordinal), Text(document));
    }

    [Fact]
    public void A_new_entry_has_the_prefix_the_quotes_and_the_indentation_of_its_neighbours()
    {
        LdmDocument document = Parse();

        Memory(document)["acme-node"] = "0 < 1";

        Assert.Equal(
            Indented.Replace(
                "&#52;M</g:GenericProperty>",
                "&#52;M</g:GenericProperty>\n              <g:GenericProperty key='acme-node'>0 &lt; 1</g:GenericProperty>",
                StringComparison.Ordinal),
            Text(document));
    }

    [Fact]
    public void A_new_resource_has_the_layout_of_the_one_before_it()
    {
        LdmDocument document = Parse();
        DomainResourcesObject domain = Assert.IsType<DomainResourcesObject>(Assert.Single(document.Units[0].Objects));

        CpuElement cpu = domain.AddResource(CpuElement.Kind);
        cpu.Count = 4;

        const string End = "          </Section>\n        </Content>";
        string added = string.Join(
            "\n",
            "          </Section>",
            "          <Section xsi:type='ovf:VirtualHardwareSection_Type'>",
            "            <Item>",
            "              <rasd:OtherResourceType>cpu</rasd:OtherResourceType>",
            "              <rasd:AllocationUnits>4</rasd:AllocationUnits>",
            "            </Item>",
            End);
        Assert.Equal(Indented.Replace(End, added, StringComparison.Ordinal), Text(document));
        AddDomainRequest request = Assert.IsType<AddDomainRequest>(Assert.Single(document.Messages));
        Assert.Equal(["memory", "cpu"], request.Resources!.Select(resource => resource.ResourceName));
        Assert.Equal(4u, Assert.IsType<CpuResource>(request.Resources![1]).Count);

        cpu.Remove();
        Assert.Equal(Indented, Text(document));
    }

    [Fact]
    public void A_resource_is_added_where_there_is_none()
    {
        LdmDocument document = LdmDocument.Parse(
            "<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content ovf:id='a'/></Envelope></data></cmd></LDM_interface>"u8);

        document.Units[0].Objects.OfType<DomainResourcesObject>().Single().AddResource(MemoryElement.Kind).Size = new ByteSize(2, 'G');

        Assert.Equal(
            "<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content ovf:id='a'>"
            + "<Section xsi:type=\"ovf:VirtualHardwareSection_Type\"><Item><rasd:OtherResourceType>memory</rasd:OtherResourceType>"
            + "<rasd:AllocationUnits>2G</rasd:AllocationUnits></Item></Section></Content></Envelope></data></cmd></LDM_interface>",
            Text(document));
    }

    [Fact]
    public void A_document_without_prefixes_gets_none()
    {
        LdmDocument document = LdmDocument.Of(
            new AddDomainRequest("web1") { Resources = [new CpuResource { Count = 2 }] }, LdmDialect.Illumos);

        document.Resources.OfType<CpuElement>().Single().WholeCores = 1;

        Assert.Contains("<GenericProperty key=\"wcore\">1</GenericProperty></Item>", Text(document), StringComparison.Ordinal);
        Assert.DoesNotContain("gprop:", Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_the_schema_does_not_name_are_shown_in_their_order()
    {
        MemoryElement memory = Memory(Parse());

        Assert.Equal(
            ["AllocationUnits=4G", "acme-page=4M", "Note=keep  & my order"],
            memory.Properties.Select(property => $"{property.Name}={property.Text}"));
        Assert.Equal("4M", memory["acme-page"]);
        Assert.Null(memory["acme-none"]);
    }

    [Fact]
    public void A_removed_property_takes_its_line_with_it()
    {
        LdmDocument document = Parse();

        Memory(document)["acme-page"] = null;

        Assert.Equal(
            Indented.Replace("              <g:GenericProperty key='acme-page'>&#52;M</g:GenericProperty>\n", "", StringComparison.Ordinal),
            Text(document));
    }

    [Fact]
    public void White_space_that_readers_trim_survives()
    {
        LdmDocument document = Parse();
        DomainResourcesObject domain = document.Units[0].Objects.OfType<DomainResourcesObject>().Single();

        domain.Domain = " web 2 ";

        Assert.Equal(" web 2 ", domain.Domain);
        Assert.Equal(" web 2 ", Assert.IsType<AddDomainRequest>(document.Messages[0]).Domain);
    }

    [Fact]
    public void What_cannot_be_carried_is_refused_and_nothing_changes()
    {
        LdmDocument document = Parse();
        DomainResourcesObject domain = document.Units[0].Objects.OfType<DomainResourcesObject>().Single();
        VdsVolumeElement volume = domain.AddResource(VdsVolumeElement.Kind);
        volume.Options = ["ro"];
        string before = Text(document);

        Assert.Throws<ArgumentException>(() => domain.Domain = "a\0b");
        Assert.Throws<ArgumentException>(() => volume.Options = ["ro,slice"]);
        Assert.Throws<ArgumentException>(() => document.Root.SetAttribute("no name", "x"));
        Assert.Throws<XmlFaultException>(() => document.Root.Add(RawXml.Copy("<a><b></a>"u8)));
        Assert.Equal(before, Text(document));
    }

    [Theory]
    [InlineData("<html/>", XmlFaultCode.UnexpectedRoot)]
    [InlineData("<LDM_event><cmd></LDM_event>", XmlFaultCode.MismatchedTag)]
    [InlineData("", XmlFaultCode.Truncated)]
    public void A_document_that_is_none_tells_its_fault(string text, XmlFaultCode code)
    {
        Assert.False(LdmDocument.TryParse(Encoding.UTF8.GetBytes(text), out LdmDocument? document, out XmlFault fault));
        Assert.Null(document);
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void Ten_thousand_resources_are_indexed_once_and_changed_in_one_pass()
    {
        string item = "<Section><Item><rasd:OtherResourceType>cpu</rasd:OtherResourceType><rasd:AllocationUnits>4</rasd:AllocationUnits></Item></Section>";
        string many = $"<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content id='a'>{string.Concat(Enumerable.Repeat(item, 10_000))}</Content></Envelope></data></cmd></LDM_interface>";
        LdmDocument document = LdmDocument.Parse(Encoding.UTF8.GetBytes(many));

        foreach (CpuElement cpu in document.Resources.OfType<CpuElement>())
        {
            cpu.Count = 5;
        }

        Assert.Equal(many.Replace(">4<", ">5<", StringComparison.Ordinal), Text(document));
    }

    [Fact]
    public void Nothing_secret_is_printed()
    {
        LdmDocument document = LdmDocument.Parse(
            "<LDM_interface><cmd><action>x</action><data><Item><OtherResourceType>ldom_info</OtherResourceType><GenericProperty key='password'>hidden</GenericProperty></Item></data></cmd></LDM_interface>"u8);
        LdmResourceElement resource = Assert.Single(document.Resources);

        string printed = $"{document} {document.Units[0]} {resource} {resource.Element} {resource.Properties[0]}";

        Assert.DoesNotContain("hidden", printed, StringComparison.Ordinal);
    }

    private static LdmDocument Parse() => LdmDocument.Parse(Encoding.UTF8.GetBytes(Indented));

    private static string Text(LdmDocument document) => Encoding.UTF8.GetString(document.ToArray());

    private static MemoryElement Memory(LdmDocument document) => document.Resources.OfType<MemoryElement>().First();
}
