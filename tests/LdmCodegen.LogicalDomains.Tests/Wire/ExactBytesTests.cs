using System.Buffers;
using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>What is written, to the byte, against forms written down by hand.</summary>
public sealed class ExactBytesTests
{
    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private const string Ovf = "xmlns:ovf=\"./schemas/envelope\"";
    private const string Bag =
        "xmlns:rasd=\"./schemas/CIM_ResourceAllocationSettingData\" xmlns:gprop=\"./schemas/GenericProperty\"";

    private const string Web1 =
        "<Envelope><References/><Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"web1\"/></Envelope>";

    [Theory]
    [InlineData(LdmDialect.Standard, "1.3")]
    [InlineData(LdmDialect.Ldoms1, "1.0")]
    [InlineData(LdmDialect.Illumos, "1.3")]
    public void Registration_is_the_short_form_in_every_dialect(LdmDialect dialect, string version) => Assert.Equal(
        $"<LDM_interface version=\"{version}\"><cmd><action>reg-all-events</action><data version=\"3.0\"/></cmd>" +
        "</LDM_interface>",
        LdmWire.ToXml(new RegAllEventsRequest(), dialect));

    [Fact]
    public void Reply_to_a_registration_has_a_response_on_each_level() => Assert.Equal(
        "<LDM_interface version=\"1.3\"><cmd><action>reg-all-events</action><data version=\"3.0\">" +
        "<response><status>success</status></response></data><response><status>success</status></response></cmd>" +
        "<response><status>success</status></response></LDM_interface>",
        LdmWire.ToXml(RegAllEventsReply.Success()));

    [Fact]
    public void Domain_event_declares_the_two_namespaces_it_uses() => Assert.Equal(
        $"<LDM_event version=\"1.1\" {Xsi} {Ovf}><cmd><action>bind-domain</action>" +
        $"<data version=\"3.0\">{Web1}</data></cmd></LDM_event>",
        LdmWire.ToXml(new BindDomainEvent("web1")));

    [Fact]
    public void Domain_event_for_the_illumos_client_has_plain_names() => Assert.Equal(
        "<LDM_event version=\"1.1\"><cmd><action>bind-domain</action><data version=\"3.0\"><Envelope><References/>" +
        "<Content id=\"web1\"/></Envelope></data></cmd></LDM_event>",
        LdmWire.ToXml(new BindDomainEvent("web1"), LdmDialect.Illumos));

    [Fact]
    public void Progress_event_has_a_whole_section() => Assert.Equal(
        $"<LDM_event version=\"1.1\" {Xsi} {Ovf} {Bag}><cmd><action>migration-process</action><data version=\"3.0\">" +
        "<Envelope><References/><Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"web1\">" +
        "<Section xsi:type=\"ovf:ResourceAllocationSection_Type\"><Item>" +
        "<rasd:OtherResourceType>ldom_info</rasd:OtherResourceType>" +
        "<gprop:GenericProperty key=\"progress\">70%</gprop:GenericProperty>" +
        "<gprop:GenericProperty key=\"status\">ongoing</gprop:GenericProperty>" +
        "<gprop:GenericProperty key=\"source\">hostA</gprop:GenericProperty>" +
        "</Item></Section></Content></Envelope></data></cmd></LDM_event>",
        LdmWire.ToXml(new MigrationProcessEvent
        {
            Domain = "web1", Progress = 70, Status = MigrationStatus.Ongoing, Source = "hostA",
        }));

    [Fact]
    public void Hardware_event_has_a_section_without_content() => Assert.Equal(
        $"<LDM_event version=\"1.1\" {Xsi} {Ovf} {Bag}><cmd><action>add-spconfig</action><data version=\"3.0\">" +
        "<Envelope><References/><Section xsi:type=\"ovf:ResourceAllocationSection_Type\"><Item>" +
        "<rasd:OtherResourceType>spconfig</rasd:OtherResourceType>" +
        "<gprop:GenericProperty key=\"spconfig_name\">after-upgrade</gprop:GenericProperty>" +
        "</Item></Section></Envelope></data></cmd></LDM_event>",
        LdmWire.ToXml(new AddSpconfigEvent { SpConfig = new SpConfigResource { ConfigName = "after-upgrade" } }));

    [Fact]
    public void Forced_stop_puts_the_option_before_the_data() => Assert.Equal(
        $"<LDM_interface version=\"1.3\" {Xsi} {Ovf}><cmd><action>stop-domain</action><options>-f</options>" +
        $"<data version=\"3.0\">{Web1}</data></cmd></LDM_interface>",
        LdmWire.ToXml(new StopDomainRequest("web1") { Force = true }));

    [Fact]
    public void Failure_of_an_object_is_said_on_all_levels_with_the_reason_at_the_object() => Assert.Equal(
        $"<LDM_interface version=\"1.3\" {Xsi} {Ovf}><cmd><action>stop-domain</action><data version=\"3.0\">{Web1}" +
        "<response><status>failure</status><resp_msg>no such domain</resp_msg></response></data>" +
        "<response><status>failure</status></response></cmd>" +
        "<response><status>failure</status></response></LDM_interface>",
        LdmWire.ToXml(StopDomainReply.Failure("no such domain") with { Domain = "web1" }));

    [Fact]
    public void Several_requests_share_one_document()
    {
        ArrayBufferWriter<byte> output = new();

        LdmProtocol.Instance.WriteRequests(
            output, [new BindDomainRequest("web1"), new StartDomainRequest("web1")], WireSpelling.Standard);

        Assert.Equal(
            $"<LDM_interface version=\"1.3\" {Xsi} {Ovf}><cmd><action>bind-domain</action>" +
            $"<data version=\"3.0\">{Web1}</data></cmd>" +
            $"<cmd><action>start-domain</action><data version=\"3.0\">{Web1}</data></cmd></LDM_interface>",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Values_are_escaped_for_their_place()
    {
        string xml = LdmWire.ToXml(new PanicDomainEvent("a\"<&>'\t"), LdmDialect.Illumos);

        Assert.Contains("<Content id=\"a&quot;&lt;&amp;", xml);
        Assert.Equal(new PanicDomainEvent("a\"<&>'\t"), LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));
    }

    [Fact]
    public void Character_that_no_document_can_carry_is_refused_when_it_is_written()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => LdmWire.ToXml(new PanicDomainEvent("a\0")));

        Assert.Contains("U+0000", refused.Message);
    }
}
