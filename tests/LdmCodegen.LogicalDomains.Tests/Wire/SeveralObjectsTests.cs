using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>
/// A reply may describe several domains where its action is about one. Typed is the first, as the manager's other readers
/// take it; the others are kept whole, and nothing of one is taken for another's.
/// </summary>
public sealed class SeveralObjectsTests
{
    private const string Second =
        "<Content ovf:id=\"b\"><Section><Item><rasd:OtherResourceType>memory</rasd:OtherResourceType></Item></Section></Content>";

    [Theory]
    [InlineData("<Content ovf:id=\"a\">", "a")]
    [InlineData("<Content>", null)]
    public void The_first_object_is_typed_and_the_others_are_kept(string first, string? domain)
    {
        SetVcpuReply reply = Assert.IsType<SetVcpuReply>(LdmWire.Parse(Reply("set-vcpu", Cpu(first) + Second)));

        Assert.Equal((domain, 2u), (reply.Domain, reply.Cpu?.Count));
        Assert.Equal([new UnknownContent("Envelope", new RawXml(Encoding.UTF8.GetBytes(Second)))], reply.Unknown);
        string written = LdmWire.ToXml(reply);
        Assert.True(written.IndexOf("<Content", StringComparison.Ordinal) < written.IndexOf(Second, StringComparison.Ordinal));
        Assert.Equal(reply, LdmWire.Parse(Encoding.UTF8.GetBytes(written)));
    }

    [Fact]
    public void Many_objects_stay_in_their_order_around_a_status_of_failure()
    {
        string[] others = [.. Enumerable.Range(1, 9).Select(i => $"<Content ovf:id=\"d{i}\"/>")];

        StopDomainReply reply = Assert.IsType<StopDomainReply>(
            LdmWire.Parse(Reply("stop-domain", "<Content ovf:id=\"d0\"/>" + string.Concat(others))));

        Assert.Equal(("d0", false), (reply.Domain, reply.Succeeded));
        Assert.Equal(["busy"], reply.Messages);
        Assert.Equal(others, reply.Unknown.Select(one => one.Xml.ToString()));
        Assert.Contains(string.Concat(others), LdmWire.ToXml(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listing_has_them_all()
    {
        ListDomainReply reply = Assert.IsType<ListDomainReply>(
            LdmWire.Parse(Reply("list-domain", Cpu("<Content ovf:id=\"a\">") + Second)));

        Assert.Equal(["a", "b"], reply.Domains.Select(domain => domain.Domain));
        Assert.Empty(reply.Unknown);
    }

    private static string Cpu(string content) => content
        + "<Section><Item><rasd:OtherResourceType>cpu</rasd:OtherResourceType><rasd:AllocationUnits>2</rasd:AllocationUnits>"
        + "</Item></Section></Content>";

    private static byte[] Reply(string action, string contents) => Encoding.UTF8.GetBytes(
        "<LDM_interface version=\"1.3\" xmlns:ovf=\"./schemas/envelope\" "
        + "xmlns:rasd=\"./schemas/CIM_ResourceAllocationSettingData\"><cmd><action>" + action
        + "</action><data version=\"3.0\"><Envelope><References/>" + contents
        + "</Envelope><response><status>failure</status><resp_msg>busy</resp_msg></response></data>"
        + "<response><status>failure</status></response></cmd><response><status>failure</status></response></LDM_interface>");
}
