using System.Diagnostics.Metrics;
using System.Text;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Tests.Session;

namespace LdmCodegen.Runtime.Tests.Tolerance;

/// <summary>Each fault of the closed list, its repair, and its bounds.</summary>
public sealed class RepairTests
{
    private static readonly XmlTolerance Everything = new(
        "everything",
        Enum.GetValues<XmlRepairKind>().Select(kind =>
            new KeyValuePair<XmlRepairKind, string>(kind, kind == XmlRepairKind.BlankMissing ? "a b entry" : "")),
        [new XmlAlias("event", "Event", isAttribute: false), new XmlAlias("name", "called", isAttribute: true)]);

    private static readonly XmlTolerance Nothing = new("nothing", [], []);

    [Theory]
    [InlineData("<a <b/></a>", "<a> <b/></a>", "tag-not-ended")]
    [InlineData("<a x='1'<b/></a>", "<a x='1'><b/></a>", "tag-not-ended")]
    [InlineData("<p:entrykey='1'>x</p:entry>", "<p:entry key='1'>x</p:entry>", "blank-missing")]
    [InlineData("<a x='1'y=\"2\"/>", "<a x='1' y=\"2\"/>", "blank-missing")]
    [InlineData("<a><b/><c/></b></a>", "<a><b><c/></b></a>", "closed-twice")]
    [InlineData("<a><b x='/'/><c/></b></a>", "<a><b x='/'><c/></b></a>", "closed-twice")]
    [InlineData("<a><b>1<b> </a>", "<a><b>1</b> </a>", "opened-twice")]
    [InlineData("<a><!-- <b> & --><c/></a>", "<a><c/></a>", "comment")]
    [InlineData("<a>R&D &nbsp; &#0; &lt;</a>", "<a>R&amp;D &amp;nbsp; &amp;#0; &lt;</a>", "ampersand ampersand ampersand")]
    [InlineData("<a x='R&D'/>", "<a x='R&amp;D'/>", "ampersand")]
    [InlineData("<a><p:Event called='x'>Event</p:Event></a>", "<a><p:event name='x'>Event</p:event></a>", "alias alias")]
    [InlineData("<?xml version='1.0'?><a><![CDATA[<!-- & <b>]]><!-- --></a>", "<?xml version='1.0'?><a><![CDATA[<!-- & <b>]]></a>", "comment")]
    public void A_fault_has_its_repair_and_its_id(string faulty, string expected, string ids)
    {
        Assert.True(Everything.TryRepair(Encoding.UTF8.GetBytes(faulty), out byte[] repaired, out IReadOnlyList<XmlRepair> repairs));
        Assert.Equal(expected, Encoding.UTF8.GetString(repaired));
        Assert.Equal(ids, string.Join(" ", repairs.Select(repair => repair.Id)));
        Assert.All(repairs, repair => Assert.Contains(repair.Id, repair.ToString(), StringComparison.Ordinal));

        Assert.False(Nothing.TryRepair(Encoding.UTF8.GetBytes(faulty), out byte[] untouched, out repairs));
        Assert.Empty(untouched);
        Assert.Empty(repairs);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("")]
    [InlineData("<a><!-- never closed </a>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<a><b></a></b>")]
    [InlineData("<a><!-- x --><b></a>")]
    [InlineData("<a x='1><!-- x --></a>")]
    [InlineData("<a><b>1<b>2</a>")]
    [InlineData("<a x>1</a>")]
    public void What_no_repair_fits_is_left_alone(string faulty) =>
        Assert.False(Everything.TryRepair(Encoding.UTF8.GetBytes(faulty), out _, out _));

    [Fact]
    public void A_repair_is_for_the_elements_it_names()
    {
        XmlTolerance narrow = new(
            "narrow", [new(XmlRepairKind.ClosedTwice, "b c"), new(XmlRepairKind.TagNotEnded, "a")], []);

        Assert.True(narrow.TryRepair("<a><c/><d/></c></a>"u8, out _, out _));
        Assert.False(narrow.TryRepair("<a><d/><c/></d></a>"u8, out _, out _));
        Assert.False(narrow.TryRepair("<b <c/></b>"u8, out _, out _));
    }

    [Fact]
    public void Every_cut_of_a_faulty_document_ends_without_an_exception()
    {
        byte[] document = Encoding.UTF8.GetBytes("<a <b x='1'y='&'/><entrykey='1'/><!-- c --></b><c>é<c></a>");
        for (int length = 0; length <= document.Length; length++)
        {
            if (Everything.TryRepair(document.AsSpan(0, length), out byte[] repaired, out IReadOnlyList<XmlRepair> repairs))
            {
                Assert.NotEmpty(repairs);
                Assert.NotEmpty(repaired);
            }
        }
    }

    [Fact]
    public void A_session_that_asks_reads_with_repairs_and_counts_each_of_them()
    {
        List<string> counted = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Name == "ldmcodegen.tolerance.repairs")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        XmlTolerance tolerance = new("other", [], [new XmlAlias("name", "labelled", isAttribute: true)]);
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
            {
                counted.Add((string)tags[0].Value!);
            }
        });
        listener.Start();
        TinyProtocol protocol = new();
        ReadOnlySpan<byte> document = "<event labelled='red' group='1'/>"u8;

        Inbound<TinyRequest, TinyReply, TinyEvent> strict = protocol.Read(document, XmlLimits.Default, default, null, null);
        Inbound<TinyRequest, TinyReply, TinyEvent> lenient = protocol.Read(document, XmlLimits.Default, default, null, tolerance);

        Assert.Equal(XmlFaultCode.MissingAttribute, strict.Fault.Code);
        Assert.Equal("red", Assert.Single(lenient.Events.ToArray()).Name);
        Assert.Equal(["alias"], counted);
    }
}
