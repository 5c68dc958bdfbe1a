using System.Text;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>What messages keep of what the schema does not name.</summary>
public sealed class KeptContentTests
{
    [Fact]
    public void The_section_around_an_unknown_resource_keeps_its_attributes()
    {
        const string Section =
            """<Section xsi:type="ovf:VirtualHardwareSection_Type" acme:rack="7"><Item><rasd:OtherResourceType>acme_gpu</rasd:OtherResourceType></Item></Section>""";
        byte[] document = Encoding.UTF8.GetBytes(
            $"<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content ovf:id='a'>{Section}</Content></Envelope></data></cmd></LDM_interface>");

        AddDomainRequest request = Assert.IsType<AddDomainRequest>(LdmWire.Parse(document));

        LdmUnknownResource unknown = Assert.IsType<LdmUnknownResource>(Assert.Single(request.Resources!));
        Assert.Equal("xsi:type=\"ovf:VirtualHardwareSection_Type\" acme:rack=\"7\"", unknown.WrapperAttributes.ToString());
        Assert.Contains(Section, LdmWire.ToXml(request), StringComparison.Ordinal);
        Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
        Assert.Contains("<Section acme:rack=\"7\"><Item>", LdmWire.ToXml(request, LdmDialect.Illumos), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_in_a_status_that_the_schema_does_not_name_are_kept_on_every_level()
    {
        static string Level(string mark) => $"<response><status>success</status><acme:code>{mark}</acme:code></response>";
        byte[] document = Encoding.UTF8.GetBytes(
            $"<LDM_interface><cmd><action>start-domain</action><data>{Level("object")}{Level("warning")}</data>{Level("unit")}</cmd>{Level("root")}</LDM_interface>");

        StartDomainReply reply = Assert.IsType<StartDomainReply>(LdmWire.Parse(document));

        Assert.Equal("<acme:code>object</acme:code>", Assert.Single(reply.Outcome.Payloads[0].Unknown).Xml.ToString());
        Assert.Equal("<acme:code>unit</acme:code>", Assert.Single(reply.Outcome.Unit!.Unknown).Xml.ToString());
        Assert.Equal("<acme:code>root</acme:code>", Assert.Single(reply.Outcome.Root!.Unknown).Xml.ToString());
        Assert.Equal("<acme:code>warning</acme:code>", Assert.Single(reply.Unknown).Xml.ToString());
        StartDomainReply again = Assert.IsType<StartDomainReply>(LdmWire.Parse(LdmWire.ToUtf8(reply)));
        Assert.Equal(reply, again);
        Assert.Equal(reply.Outcome.Payloads, again.Outcome.Payloads);
        Assert.Equal(reply.Outcome.Root, again.Outcome.Root);
    }

    [Theory]
    [InlineData("<LDM_event><cmd><action>panic-domain</action><action acme:x=\"1\">other</action>{0}</cmd></LDM_event>")]
    [InlineData("<LDM_interface><cmd><action>start-domain</action><action acme:x=\"1\">other</action>{0}</cmd></LDM_interface>")]
    [InlineData("<LDM_interface><cmd><action>start-domain</action>{0}<action acme:x=\"1\">other</action></cmd></LDM_interface>")]
    public void A_second_name_of_a_unit_is_kept_with_its_attributes(string document)
    {
        const string Data = "<data><Envelope><References/><Content ovf:id=\"web1\"/></Envelope></data>";
        LdmMessage message = LdmWire.Parse(Encoding.UTF8.GetBytes(document.Replace("{0}", Data, StringComparison.Ordinal)));

        Assert.Equal("<action acme:x=\"1\">other</action>", Assert.Single(message.Unknown).Xml.ToString());
        Assert.EndsWith("</data><action acme:x=\"1\">other</action></cmd>",
            LdmWire.ToXml(message)[..(LdmWire.ToXml(message).IndexOf("</cmd>", StringComparison.Ordinal) + 6)], StringComparison.Ordinal);
        Assert.Equal(message, LdmWire.Parse(LdmWire.ToUtf8(message)));
    }

    [Fact]
    public void A_part_of_a_list_that_holds_the_separator_is_refused()
    {
        AddDomainRequest request = new("a") { Resources = [new VdsVolumeResource { Options = ["ro,slice"] }] };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => LdmWire.ToUtf8(request));
        Assert.Contains("'ro,slice'", refused.Message, StringComparison.Ordinal);
    }
}
