using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Documents that are cut, garbled, or of another protocol.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Documents => new(LabSchema.Examples.Select(example => example.Value).Concat(
    [
        LabWire.ToXml(new ReadingEvent(1.5m) { Sample = "S1", Quality = 3m, Colour = Colour.Red }),
        LabWire.ToXml(new ListPublishedEvent { Samples = [new("S1") { Things = [new ProbeResource { Tags = ["x"] }] }] }),
        LabWire.ToXml(TakeSampleReply.Failure("no")),
    ]));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_cut_anywhere_is_a_fault(string xml)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(xml);
        for (int length = 0; length < utf8.Length; length++)
        {
            XmlFault fault = Lab.Fault(utf8[..length]);

            Assert.False(fault.IsNone);
            Assert.InRange(fault.Offset, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_with_any_byte_garbled_gives_a_message_or_a_fault(string xml)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(xml);
        for (int i = 0; i < utf8.Length; i++)
        {
            foreach (byte wrong in "<>&\"'/ \0\u00ff"u8)
            {
                byte[] garbled = [.. utf8];
                garbled[i] = wrong;
                bool isRead = LabWire.TryParseAll(garbled, out LabMessage[] messages, out XmlFault fault);

                Assert.Equal(isRead, fault.IsNone);
                Assert.Equal(isRead, messages.Length > 0);
            }
        }
    }

    [Theory]
    [InlineData("<Other/>", XmlFaultCode.UnexpectedRoot)]
    [InlineData("<Notice/>", XmlFaultCode.MissingElement)]
    [InlineData("<Notice><Stamp/></Notice>", XmlFaultCode.MissingElement)]
    [InlineData("<Call></Call>", XmlFaultCode.MissingElement)]
    [InlineData("<Notice><Entry></Notice>", XmlFaultCode.MismatchedTag)]
    [InlineData("<Notice><Entry><What>rack-cleared</What></Entry></Notice><x/>", XmlFaultCode.TrailingContent)]
    [InlineData("<Notice><!-- no --></Notice>", XmlFaultCode.RestrictedComment)]
    public void A_document_that_is_none_of_ours_is_a_fault(string xml, XmlFaultCode code)
    {
        Assert.Equal(code, Lab.Fault(xml).Code);
    }

    [Fact]
    public void The_caps_of_the_protocol_hold()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 20)) + string.Concat(Enumerable.Repeat("</a>", 20));

        Assert.Equal(XmlFaultCode.LimitExceeded, Lab.Fault(Lab.Notice("rack-cleared", deep)).Code);
    }

    [Fact]
    public void An_exception_carries_the_fault()
    {
        XmlFaultException thrown = Assert.Throws<XmlFaultException>(() => LabWire.Parse("<Other/>"u8));

        Assert.Equal(XmlFaultCode.UnexpectedRoot, thrown.Fault.Code);
    }

    [Fact]
    public void Every_example_of_the_schema_is_read()
    {
        Assert.All(LabSchema.Examples, example =>
        {
            LabMessage message = LabWire.Parse(Encoding.UTF8.GetBytes(example.Value));
            Assert.EndsWith(message.Name, example.Key, StringComparison.Ordinal);
            Assert.Empty(message.Unknown);
        });
    }
}
