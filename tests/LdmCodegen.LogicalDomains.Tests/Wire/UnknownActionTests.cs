using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class UnknownActionTests
{
    private const string Document =
        "<LDM_interface version=\"1.3\"><cmd><action>shrink-pool</action><options>-f 2</options>"
        + "<data version=\"3.0\"><Envelope><Content id=\"ldg1\"/></Envelope></data></cmd></LDM_interface>";

    [Fact]
    public void Action_that_the_schema_lacks_is_written_with_its_options_and_payload()
    {
        LdmUnknownRequest request = new("shrink-pool")
        {
            UnknownOptions = "-f 2",
            Payload = new RawXml("<Envelope><Content id=\"ldg1\"/></Envelope>"u8.ToArray()),
        };

        Assert.Equal(Document, LdmWire.ToXml(request, LdmDialect.Illumos));
    }

    [Fact]
    public void Action_that_the_schema_lacks_is_read_with_its_options_and_payload()
    {
        LdmUnknownRequest request = Assert.IsType<LdmUnknownRequest>(LdmWire.Parse(Encoding.UTF8.GetBytes(Document)));

        Assert.Equal("shrink-pool", request.Name);
        Assert.Equal("-f 2", request.UnknownOptions);
        Assert.Equal("<Envelope><Content id=\"ldg1\"/></Envelope>", request.Payload.ToString());
        Assert.Equal(Document, LdmWire.ToXml(request));
    }

    [Fact]
    public void Request_without_payload_is_written_with_an_empty_one() => Assert.Contains(
        "<action>list-history</action><data version=\"3.0\"/>", LdmWire.ToXml(new LdmUnknownRequest("list-history")));

    [Fact]
    public void Reply_to_an_unknown_action_has_every_level_and_the_payload()
    {
        const string Reply =
            "<LDM_interface><cmd><action>shrink-pool</action><options>-f 2</options>"
            + "<data><Envelope/><response><status>success</status></response></data>"
            + "<data><x/><response><status>Failure</status><resp_msg>no socket</resp_msg></response></data>"
            + "<response><status>failure</status></response></cmd><response><status>failure</status></response>"
            + "</LDM_interface>";

        LdmUnknownReply reply = Assert.IsType<LdmUnknownReply>(LdmWire.Parse(Encoding.UTF8.GetBytes(Reply)));

        Assert.Equal("-f 2", reply.EchoedOptions);
        Assert.Equal([true, false], reply.Outcome.Payloads.Select(level => level.Succeeded));
        Assert.Equal("failure", reply.Outcome.Root!.Status);
        Assert.Equal(["no socket"], reply.Messages);
        Assert.StartsWith("<Envelope/>", reply.Payload.ToString());
        Assert.Equal(Reply, LdmWire.ToXml(reply));
    }
}
