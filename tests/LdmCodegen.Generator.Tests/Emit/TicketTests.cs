using System.Buffers;
using System.Text;
using Acme.Ticket;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Ids and values beside payloads in a protocol whose messages stand in units.</summary>
public sealed class TicketTests
{
    private const string Sold =
        "<t:news kind=\"news\" xmlns:t=\"urn:example:ticket\"><t:at>2026-11-26T09:30:00Z</t:at><item><verb>sold</verb>"
        + "<what><row>3</row><look><colour>red</colour><colour>pink</colour></look></what></item></t:news>";

    [Fact]
    public void An_event_has_what_stands_beside_its_unit()
    {
        SoldEvent sold = Assert.IsType<SoldEvent>(TicketWire.Parse(Encoding.UTF8.GetBytes(Sold)));

        Assert.Equal(9, sold.At?.Hour);
        Assert.Equal(["red", "pink"], sold.Colours!.Select(colour => colour.Wire));
        Assert.Equal(Sold, TicketWire.ToXml(sold));
    }

    [Fact]
    public void An_event_without_what_must_stand_beside_it_is_a_fault()
    {
        string text = Sold.Replace("<t:at>2026-11-26T09:30:00Z</t:at>", "");

        Assert.False(TicketWire.TryParse(Encoding.UTF8.GetBytes(text), out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.MissingElement, fault.Code);
        Assert.Contains("At is missing", fault.Message);
    }

    [Theory]
    [InlineData(0, "<t:call xmlns:t=\"urn:example:ticket\" t:nr=\"7\" desk=\"north\"><t:tags><t:tag>a</t:tag>"
        + "<t:tag>b &amp; c</t:tag></t:tags><do><verb>sell</verb><what><row>1</row></what></do><do><verb>sell</verb><what>"
        + "<row>2</row></what></do></t:call>")]
    [InlineData(1, "<call nr=\"7\" desk=\"north\"><tags><tag>a</tag><tag>b &amp; c</tag></tags><do><verb>sell"
        + "</verb><what><row>1</row></what></do><do><verb>sell</verb><what><row>2</row></what></do></call>")]
    public void Requests_of_one_document_share_its_id_and_what_stands_beside_them(int dialect, string text)
    {
        SellRequest first = new(1)
        {
            CorrelationId = "7",
            Desk = "north",
            Tags = ValueList.Create<string>(["a", "b & c"]),
        };
        TicketMessage[] requests = [first, first with { Row = 2 }];
        ArrayBufferWriter<byte> output = new();
        TicketWire.WriteAll(output, requests, (TicketDialect)dialect);

        Assert.Equal(text, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(requests, TicketWire.ParseAll(output.WrittenSpan));
    }

    [Fact]
    public void A_reply_repeats_the_id_and_keeps_what_it_has_beside_its_unit()
    {
        const string Text =
            "<t:call nr='8'><t:tags/><do><verb>sell</verb><what><row>1</row><result><code>success</code></result></what>"
            + "<result><code>success</code></result></do><result><code>success</code></result></t:call>";
        SellReply reply = Assert.IsType<SellReply>(TicketWire.Parse(Encoding.UTF8.GetBytes(Text)));

        Assert.Equal("8", reply.CorrelationId);
        Assert.Equal("<t:tags/>", Assert.Single(reply.Unknown).Xml.ToString());
        Assert.Contains(" t:nr=\"8\"", TicketWire.ToXml(reply));
    }

    [Fact]
    public void A_request_without_an_id_is_a_fault()
    {
        Assert.False(TicketWire.TryParse(
            "<call><do><verb>sell</verb><what><row>1</row></what></do></call>"u8, out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.MissingAttribute, fault.Code);
    }
}
