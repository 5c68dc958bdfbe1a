using System.Text;
using Acme.Loose;
using Acme.Strict;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>What a schema asks for content that it does not name.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData("<Tell><Job><Verb>odd</Verb></Job></Tell>", XmlFaultCode.UnknownMessage)]
    [InlineData("<Ask><Job><Verb>odd</Verb></Job></Ask>", XmlFaultCode.UnknownMessage)]
    [InlineData("<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><odd/></Body></Job></Tell>", XmlFaultCode.UnknownElement)]
    [InlineData("<Tell><Job><Verb>opened</Verb><odd/><Body><Number>1</Number></Body></Job></Tell>", XmlFaultCode.UnknownElement)]
    [InlineData("<Tell><odd/><Job><Verb>opened</Verb><Body><Number>1</Number></Body></Job></Tell>", XmlFaultCode.UnknownElement)]
    [InlineData("<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><Area>big</Area></Body></Job></Tell>", XmlFaultCode.InvalidValue)]
    [InlineData("<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><Thing><Kind>odd</Kind></Thing></Body></Job></Tell>", XmlFaultCode.InvalidValue)]
    [InlineData("<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><Thing><Kind>lamp</Kind><Field name='odd'/></Thing></Body></Job></Tell>", XmlFaultCode.UnknownElement)]
    public void Rejected_content_is_a_fault_of_the_document(string xml, XmlFaultCode code)
    {
        Assert.False(StrictWire.TryParse(Encoding.UTF8.GetBytes(xml), out _, out XmlFault fault));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void Skipped_content_is_left_out()
    {
        string xml = """
            <Tell><odd/><Job><Verb>odd</Verb></Job><Job><Verb>opened</Verb><odd/><Body><Number>1</Number><odd/>
            <Thing><Kind>odd</Kind></Thing><Thing><Kind>lamp</Kind><Field name="odd"/><Field name="power">5</Field></Thing>
            </Body></Job></Tell>
            """;

        LooseMessage message = LooseWire.Parse(Encoding.UTF8.GetBytes(xml));

        Assert.Equal(new Acme.Loose.OpenedEvent(1) { Things = [new Acme.Loose.LampResource { Power = 5 }] }, message);
    }

    [Fact]
    public void A_document_of_skipped_events_alone_holds_no_message()
    {
        byte[] xml = "<Tell><Job><Verb>odd</Verb></Job></Tell>"u8.ToArray();

        Assert.True(LooseWire.TryParseAll(xml, out LooseMessage[] messages, out _));
        Assert.Empty(messages);
        Assert.False(LooseWire.TryParse(xml, out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.SeveralMessages, fault.Code);
    }

    [Fact]
    public void Calls_without_a_reply_element_are_requests()
    {
        byte[] xml = StrictWire.ToUtf8(new Acme.Strict.OpenRequest(7) { Area = 2.5m });

        Assert.Equal("<Ask><Job><Verb>open</Verb><Body><Number>7</Number><Area>2.5</Area></Body></Job></Ask>", Encoding.UTF8.GetString(xml));
        Assert.Equal(new Acme.Strict.OpenRequest(7) { Area = 2.5m }, StrictWire.Parse(xml));
    }

    [Fact]
    public void A_protocol_without_streams_or_encryption_says_so()
    {
        Assert.Equal(FramingMode.Documents, StrictProtocol.Instance.Description.Framing);
        Assert.Equal(TlsRequirement.InsecureNone, new StrictClientOptions().Tls);
    }
}
