using System.Text;
using Netconf;
using static LdmCodegen.Netconf.Tests.Wire.Documents;

namespace LdmCodegen.Netconf.Tests.Wire;

/// <summary>Requests named by an element, replies that are told by the request they answer.</summary>
public sealed class CallTests
{
    [Fact]
    public void A_request_has_its_id_and_its_values()
    {
        CreateSubscriptionRequest request = Assert.IsType<CreateSubscriptionRequest>(Parse(
            $"<rpc message-id='a&lt;1' xmlns='{Base}'><create-subscription><stream>SNMP</stream>"
            + "<filter type='xpath'>/a</filter><startTime>2026-01-01T00:00:00Z</startTime></create-subscription></rpc>"));

        Assert.Equal("a<1", request.CorrelationId);
        Assert.Equal("SNMP", request.Stream);
        Assert.Equal(FilterKind.XPath, request.Selects);
        Assert.Equal("/a", request.Filter.ToString());
        Assert.Equal(2026, request.StartTime?.Year);
    }

    [Fact]
    public void A_request_without_an_id_is_a_fault_that_names_it()
    {
        Assert.False(NetconfWire.TryParse("<rpc><close-session/></rpc>"u8, out _, out XmlFault fault));

        Assert.Equal(XmlFaultCode.MissingAttribute, fault.Code);
        Assert.Contains("@message-id", fault.Message);
    }

    [Fact]
    public void A_request_that_the_schema_does_not_name_is_kept_whole_and_can_get_another_id()
    {
        const string Text = "<rpc message-id=\"7\"><lock><target><running/></target></lock></rpc>";
        NetconfUnknownRequest unknown = Assert.IsType<NetconfUnknownRequest>(Parse(Text));

        Assert.Equal("lock", unknown.Name);
        Assert.Equal(Text, NetconfWire.ToXml(unknown));
        Assert.Equal(Text.Replace("7", "&quot;8"), NetconfWire.ToXml(unknown with { CorrelationId = "\"8" }));
    }

    [Fact]
    public void A_raw_request_without_an_id_gets_one()
    {
        NetconfUnknownRequest raw = new("lock", RawXml.Copy("<rpc><lock/></rpc>"u8)) { CorrelationId = "9" };

        Assert.Equal("<rpc message-id=\"9\"><lock/></rpc>", NetconfWire.ToXml(raw));
    }

    [Fact]
    public void A_request_can_be_sent_by_its_name_alone()
    {
        string text = NetconfWire.ToXml(new NetconfUnknownRequest("discard-changes") { CorrelationId = "1" });

        Assert.Equal($"<rpc xmlns=\"{Base}\" message-id=\"1\"><discard-changes/></rpc>", text);
        Assert.Throws<ArgumentException>(() => NetconfWire.ToXml(new NetconfUnknownRequest("a b")));
    }

    [Fact]
    public void A_reply_without_its_request_is_an_unknown_one_that_says_what_came_of_it()
    {
        const string Text =
            "<rpc-reply message-id=\"3\"><rpc-error><error-tag>in-use</error-tag></rpc-error></rpc-reply>";
        NetconfUnknownReply reply = Assert.IsType<NetconfUnknownReply>(Parse(Text));

        Assert.False(reply.Succeeded);
        Assert.Equal("in-use", reply.Status);
        Assert.Equal("3", reply.CorrelationId);
        Assert.Equal(Text, NetconfWire.ToXml(reply));
    }

    [Fact]
    public void Errors_are_told_from_warnings_by_their_severity()
    {
        NetconfReply reply = ParseReply(
            "<rpc-reply message-id='3'><rpc-error><error-type>protocol</error-type><error-tag>odd</error-tag>"
            + "<error-severity>warning</error-severity><error-message>as you like</error-message></rpc-error>"
            + "<ok/></rpc-reply>",
            new CloseSessionRequest());

        Assert.True(reply.Succeeded);
        Assert.Equal(["as you like"], reply.Warnings);
        Assert.Equal(ErrorType.Protocol, Assert.Single(reply.Errors).Type);
    }

    [Fact]
    public void A_reply_has_every_error_with_all_that_it_says()
    {
        GetReply reply = Assert.IsType<GetReply>(ParseReply(
            "<rpc-reply message-id='3'><rpc-error><error-tag>missing-element</error-tag><error-message xml:lang='en'>no a"
            + "</error-message><error-info><bad-element>a</bad-element></error-info><ok/></rpc-error>"
            + "<rpc-error><error-tag>too-big</error-tag><error-app-tag>x</error-app-tag></rpc-error></rpc-reply>",
            new GetRequest()));

        Assert.Equal(["missing-element", "too-big"], reply.Errors.Select(error => error.Tag));
        Assert.Equal("<bad-element>a</bad-element>", reply.Errors[0].Info?.ToString());
        Assert.Equal("x", reply.Errors[1].AppTag);
        Assert.Equal(["no a"], reply.Messages);
        Assert.Equal(
            [("", "<ok/>"), ("error-message", "xml:lang=\"en\"")],
            reply.Errors[0].Unknown.Select(unknown => (unknown.Parent, unknown.Xml.ToString())));
        RequestFailedException failed = Assert.Throws<RequestFailedException>(reply.ThrowIfFailed);
        Assert.Contains("no a", failed.Message);
    }

    [Fact]
    public void A_failure_made_from_a_sentence_has_what_the_schema_says_errors_have()
    {
        NetconfReply refused = KillSessionReply.Failure("no such session") with { CorrelationId = "4" };

        Assert.Equal(
            $"<rpc-reply xmlns=\"{Base}\" message-id=\"4\"><rpc-error><error-type>application</error-type>"
            + "<error-tag>operation-failed</error-tag><error-severity>error</error-severity>"
            + "<error-message>no such session</error-message></rpc-error></rpc-reply>",
            NetconfWire.ToXml(refused));
        Assert.Equal(refused, ParseReply(NetconfWire.ToXml(refused), new KillSessionRequest(1)));
    }

    [Fact]
    public void A_document_that_is_no_reply_is_not_read_as_one()
    {
        XmlFaultException fault = Assert.Throws<XmlFaultException>(
            () => ParseReply("<rpc message-id='1'><get/></rpc>", new GetRequest()));

        Assert.Equal(XmlFaultCode.UnexpectedRoot, fault.Fault.Code);
    }

    [Fact]
    public void A_greeting_is_read_and_written()
    {
        const string Text =
            "<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities><capability>urn:a</capability>"
            + "<capability>urn:b</capability></capabilities><session-id>4</session-id></hello>";
        Hello hello = NetconfWire.ParseGreeting(Encoding.UTF8.GetBytes(Text));

        Assert.Equal(["urn:a", "urn:b"], hello.Capabilities!);
        Assert.Equal(4u, hello.SessionId);
        Assert.Equal(Text, Write(hello));
        XmlFaultException other = Assert.Throws<XmlFaultException>(() => NetconfWire.ParseGreeting("<hi/>"u8));
        Assert.Equal(XmlFaultCode.UnexpectedRoot, other.Fault.Code);
    }
}
