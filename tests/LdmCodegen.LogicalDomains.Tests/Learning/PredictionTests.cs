using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>
/// What is said to be read as the schema predicts it is: a reader that was quietly surprised each time would give the same
/// results.
/// </summary>
public class PredictionTests
{
    private static readonly XmlLimits Limits = LdmProtocol.Instance.Description.Limits;

    [Fact]
    public void Every_event_that_the_schema_names_is_predicted_as_it_is_written()
    {
        HashSet<LdmEventKind> predicted = [];
        int withResources = 0;
        foreach (byte[] document in Corpus())
        {
            if (LdmWire.TryParse(document, out LdmMessage? message, out _)
                && message is LdmEvent { Unknown.Count: 0 } and not LdmUnknownEvent)
            {
                byte[] written = LdmWire.ToUtf8(message);
                LdmEvent? again = Read(written);

                Assert.Equal(message, again);
                Assert.Equal(written, LdmWire.ToUtf8(again!));
                predicted.Add(again!.Kind);
                withResources += written.AsSpan().IndexOf("<rasd:OtherResourceType>"u8) >= 0 ? 1 : 0;
            }
        }

        Assert.Equal(
            Enum.GetValues<LdmEventKind>().Except([LdmEventKind.Unknown, LdmEventKind.Gap]).Order(), predicted.Order());
        Assert.InRange(withResources, 10, int.MaxValue);
    }

    [Theory]
    [InlineData("<data", "<data xml:lang=\"en\"")]
    [InlineData("<data", "<data version=\"3.0\"")]
    [InlineData("<cmd>", "<cmd a=\"b\">")]
    [InlineData("<cmd>", "<cmd><cmd/>")]
    [InlineData("</cmd>", "</cmd><cmd/>")]
    [InlineData("</cmd>", "<options>x</options></cmd>")]
    [InlineData("<References/>", "<References></References>")]
    [InlineData("<References/>", "<!-- -->")]
    [InlineData("ovf:id=", "id=\"other\" ovf:id=")]
    [InlineData("</Envelope>", "<Content ovf:id=\"second\"/></Envelope>")]
    [InlineData("</Envelope>", "</Envelope><Unknown/>")]
    [InlineData("</data>", "</data><data/>")]
    [InlineData(" version=\"1.1\"", " version=\"1.1\" version=\"1.1\"")]
    [InlineData(" version=\"1.1\"", " version=\"1.1\" xmlns:new=\"urn:new\"")]
    [InlineData("panic-domain", "unheard-of")]
    [InlineData("ovf:id=\"web1\"", "")]
    [InlineData("web1", "we<b1")]
    [InlineData("web1", "we&b1")]
    public void What_the_schema_does_not_predict_is_read_in_the_general_way(string old, string changed)
    {
        string document = Written();
        Assert.NotNull(Read(Encoding.UTF8.GetBytes(document)));
        byte[] surprising = Encoding.UTF8.GetBytes(document.Replace(old, changed, StringComparison.Ordinal));

        Assert.Null(Read(surprising));
        bool isRead = LdmWire.TryParseAll(surprising, out LdmMessage[] messages, out XmlFault fault);
        var inbound = LdmProtocol.Instance.Read(surprising, Limits, default);
        Assert.Equal(inbound.Fault.ToString(), fault.ToString());
        Assert.Equal(isRead ? inbound.Events.ToArray().Length : 0, messages.Length);
    }

    [Theory]
    [InlineData(" version=\"1.1\"", "")]
    [InlineData(" version=\"1.1\"", " xmlns:gprop=\"urn:other\" version=\"9\"")]
    [InlineData("><", ">\r\n\t  <")]
    [InlineData("web1", "w&#101;b1 &amp; é")]
    public void What_it_leaves_open_is_predicted(string old, string changed)
    {
        byte[] document = Encoding.UTF8.GetBytes(Written().Replace(old, changed, StringComparison.Ordinal));

        LdmEvent? predicted = Read(document);

        Assert.Equal(LdmProtocol.Instance.Read(document, Limits, default).Events.Span[0], predicted);
    }

    [Fact]
    public void A_document_cut_at_any_byte_is_not_predicted()
    {
        foreach (byte[] document in Corpus().Take(20))
        {
            for (int length = 0; length < document.Length - 1; length++)
            {
                Assert.Null(Read(document[..length]));
            }
        }
    }

    [Fact]
    public void A_cap_that_is_lower_than_the_schema_needs_leaves_the_document_to_the_general_reader()
    {
        byte[] document = Encoding.UTF8.GetBytes(Written());
        XmlLimits limits = Limits with { MaxDepth = 5 };

        Assert.False(LdmWire.TryParseAll(document, Limits with { MaxDepth = 4 }, default, out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.LimitExceeded, fault.Code);
        Assert.True(LdmWire.TryParseAll(document, limits, default, out LdmMessage[] messages, out _));
        Assert.Equal(new PanicDomainEvent("web1"), messages[0] with { Version = null });
    }

    [Fact]
    public void A_peer_that_is_not_learned_from_is_predicted()
    {
        SkeletonCache off = new(LearningOptions.Off, Limits);
        byte[] document = Encoding.UTF8.GetBytes(Written());

        LdmMessage[] messages = LdmParser.ReadAnew(off, document, Limits, default, out XmlFault fault);

        Assert.True(fault.IsNone);
        Assert.Equal(LdmWire.Parse(document), Assert.Single(messages));
        Assert.False(LdmParser.TryRead(off, document, default, out _));
    }

    private static string Written() => LdmWire.ToXml(new PanicDomainEvent("web1"));

    private static LdmEvent? Read(byte[] document)
    {
        Prediction xml = Prediction.Of(document);
        return LdmPrediction.TryRead(ref xml, Limits, default, out _, out LdmEvent? e) ? e : null;
    }

    private static IEnumerable<byte[]> Corpus() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests/Corpus/ldm/events/3.x"), "*.xml", SearchOption.AllDirectories)
        .Order().Select(File.ReadAllBytes);
}
