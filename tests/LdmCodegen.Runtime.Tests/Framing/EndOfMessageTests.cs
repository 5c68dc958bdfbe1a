using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

/// <summary>Documents with an end-of-message mark after each.</summary>
public class EndOfMessageTests
{
    [Theory]
    [InlineData("<a/>]]>]]>", "Document@0 <a/>\nEnd@10 \n")]
    [InlineData("<a>x</a>\n]]>]]>\n<?xml version='1.0'?><b/>]]>]]> ", "Document@0 <a>x</a>\nDocument@37 <b/>\nEnd@48 \n")]
    [InlineData("<a><![CDATA[]]]]><![CDATA[>]]>]]&gt;</a>]]>]]>", "Document@0 <a><![CDATA[]]]]><![CDATA[>]]>]]&gt;</a>\nEnd@46 \n")]
    [InlineData("", "End@0 \n")]
    public void A_document_ends_before_its_mark_however_it_is_cut(string stream, string frames) =>
        Assert.Equal(frames, OfAnyCut(stream));

    [Theory]
    [InlineData("<a/><b/>]]>]]>", "found '<'")]
    [InlineData("<a/>]]>]]<b/>", "found '<'")]
    [InlineData("<a/>]]> ]]>", "after the document")]
    [InlineData("<a/>", "the stream ends before the ']]>]]>'")]
    [InlineData("<a/>]]>", "the stream ends before the ']]>]]>'")]
    [InlineData("]]>]]>", "]")]
    [InlineData("<a/>]]>]]>]]>]]>", "]")]
    public void A_mark_that_is_missing_or_stands_alone_is_a_fault_however_it_is_cut(string stream, string named)
    {
        string frames = OfAnyCut(stream);

        Assert.DoesNotContain("End@", frames);
        Assert.Contains(named, frames);
    }

    [Fact]
    public void A_document_is_handed_over_before_its_mark_has_come()
    {
        FrameScanner scanner = new(FramingMode.EndOfMessage, XmlLimits.Default);

        Assert.Equal(ScanResult.Frame, scanner.Scan("<a/>]"u8, out int taken));
        Assert.Equal(4, taken);
        Assert.False(scanner.InFrame);
    }

    private static string OfAnyCut(string text)
    {
        byte[] stream = Encoding.UTF8.GetBytes(text);
        string whole = Frames.Of([stream], FramingMode.EndOfMessage);
        Assert.Equal(whole, Frames.Of(Frames.OneByOne(stream), FramingMode.EndOfMessage));
        for (int place = 1; place < stream.Length; place++)
        {
            Assert.Equal(whole, Frames.Of(Frames.CutAt(stream, place), FramingMode.EndOfMessage));
        }

        return whole;
    }
}
