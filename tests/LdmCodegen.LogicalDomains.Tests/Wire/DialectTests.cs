using System.Buffers;
using System.Text;
using System.Xml.Linq;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>The forms of documents that peers of other releases and other makers read.</summary>
public sealed class DialectTests
{
    private const int IllumosReadSize = 1024;

    private const string OldNames =
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:ovf=\"/var/opt/SUNWldom/envelope\"";

    /// <summary>Whether a message is an event that its dialect refuses; rightly so, or the test fails.</summary>
    internal static bool IsTooLong(LdmMessage message, LdmDialect dialect)
    {
        ArrayBufferWriter<byte> output = new();
        try
        {
            LdmWire.Write(output, message, dialect);
            return false;
        }
        catch (EventTooLongException refused)
        {
            Assert.IsAssignableFrom<LdmEvent>(message);
            Assert.Equal(
                (message.Name, IllumosReadSize - 1, "illumos", LdmDialect.Illumos),
                (refused.Name, refused.Limit, refused.Dialect, dialect));
            Assert.InRange(refused.Size, IllumosReadSize, int.MaxValue);
            Assert.Equal(0, output.WrittenCount);
            return true;
        }
    }

    [Fact]
    public void Request_for_release_1_has_its_names_of_namespaces_its_bare_id_and_its_option() => Assert.Equal(
        $"<LDM_interface version=\"1.0\" {OldNames}><cmd><action>stop-domain</action><option>-f</option>"
        + "<data version=\"3.0\"><Envelope><References/><Content xsi:type=\"ovf:VirtualSystem_Type\" id=\"web1\"/>"
        + "</Envelope></data></cmd></LDM_interface>",
        LdmWire.ToXml(new StopDomainRequest("web1") { Force = true }, LdmDialect.Ldoms1));

    [Fact]
    public void Resources_for_release_1_keep_their_prefixes_under_its_names_of_namespaces()
    {
        string xml = LdmWire.ToXml(
            new AddVcpuRequest("web1") { Cpu = new CpuResource { Count = 8, WholeCores = 1 } }, LdmDialect.Ldoms1);

        Assert.Contains(
            "xmlns:rasd=\"/var/opt/SUNWldom/CIM_ResourceAllocationSettingData\" "
            + "xmlns:gprop=\"/var/opt/SUNWldom/GenericProperty\"", xml);
        Assert.Contains("<rasd:AllocationUnits>8</rasd:AllocationUnits><gprop:GenericProperty key=\"wcore\">1", xml);
        Assert.DoesNotContain("./schemas/", xml);
    }

    [Fact]
    public void Raw_options_stand_where_the_dialect_has_options() => Assert.Contains(
        "<option>-q</option>",
        LdmWire.ToXml(new LdmUnknownRequest("shake") { UnknownOptions = "-q" }, LdmDialect.Ldoms1));

    [Fact]
    public void Event_of_one_byte_too_many_for_illumos_is_refused_and_the_one_before_is_not()
    {
        int around = LdmWire.ToUtf8(new PanicDomainEvent(""), LdmDialect.Illumos).Length;
        PanicDomainEvent longest = new(new string('x', IllumosReadSize - 1 - around));
        PanicDomainEvent longer = new(longest.Domain + "x");

        Assert.Equal(IllumosReadSize - 1, LdmWire.ToUtf8(longest, LdmDialect.Illumos).Length);
        EventTooLongException refused = Assert.Throws<EventTooLongException>(
            () => LdmWire.ToUtf8(longer, LdmDialect.Illumos));
        Assert.Equal(
            "The event 'panic-domain' has 1024 bytes, and the dialect 'illumos' allows 1023. "
            + "Say less in it, or write another dialect.",
            refused.Message);
        Assert.True(IsTooLong(longer, LdmDialect.Illumos));
        Assert.Equal(longer, LdmWire.Parse(LdmWire.ToUtf8(longer)));
    }

    [Fact]
    public void Length_counts_bytes_not_characters()
    {
        int around = LdmWire.ToUtf8(new PanicDomainEvent(""), LdmDialect.Illumos).Length;

        Assert.Throws<EventTooLongException>(() => LdmWire.ToUtf8(
            new PanicDomainEvent(new string('é', (IllumosReadSize - around) / 2 + 1)), LdmDialect.Illumos));
    }

    [Fact]
    public void Event_that_is_kept_as_it_came_is_held_to_the_limit_too()
    {
        string pad = new('x', IllumosReadSize);
        LdmMessage read = LdmWire.Parse(Encoding.UTF8.GetBytes(
            $"<LDM_event><cmd><action>never-heard</action><data>{pad}</data></cmd></LDM_event>"));

        Assert.IsType<LdmUnknownEvent>(read);
        Assert.True(IsTooLong(read, LdmDialect.Illumos));
        Assert.False(IsTooLong(read, LdmDialect.Standard));
    }

    [Fact]
    public void The_three_versions_are_set_each_alone()
    {
        StartDomainRequest request = new("web1");
        PanicDomainEvent e = new("web1");

        Assert.Equal(("1.3", "3.0"), Versions(LdmWire.ToXml(request)));
        Assert.Equal(("1.7", "3.0"), Versions(LdmWire.ToXml(request, new LdmSpelling { InterfaceVersion = "1.7" })));
        Assert.Equal(("1.3", "2.0"), Versions(LdmWire.ToXml(request, new LdmSpelling { DataVersion = "2.0", EventVersion = "9" })));
        Assert.Equal(("1.1", "3.0"), Versions(LdmWire.ToXml(e)));
        Assert.Equal(("1.0", "3.0"), Versions(LdmWire.ToXml(e, LdmDialect.Ldoms1)));
        Assert.Equal(("1.2", "2.0"), Versions(LdmWire.ToXml(e, new LdmSpelling(LdmDialect.Ldoms1)
        {
            EventVersion = "1.2", DataVersion = "2.0", InterfaceVersion = "9",
        })));
    }

    [Fact]
    public void Every_payload_of_a_reply_states_the_version_that_is_set()
    {
        ListDomainReply reply = Samples.Replies.OfType<ListDomainReply>().Single();

        string xml = LdmWire.ToXml(reply, new LdmSpelling { DataVersion = "4.0" });

        Assert.Contains("<data version=\"4.0\"", xml);
        Assert.DoesNotContain("<data version=\"3.0\"", xml);
        Assert.Equal(reply, LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));
    }

    private static (string? Root, string? Data) Versions(string xml)
    {
        XElement root = XDocument.Parse(xml).Root!;
        return ((string?)root.Attribute("version"), (string?)root.Element("cmd")!.Element("data")!.Attribute("version"));
    }

    [Fact]
    public void Requests_and_replies_for_illumos_have_no_limit()
    {
        string name = new('x', 4 * IllumosReadSize);

        Assert.Equal(
            new StartDomainRequest(name), LdmWire.Parse(LdmWire.ToUtf8(new StartDomainRequest(name), LdmDialect.Illumos)));
    }
}
