using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

public class FrameFaultTests
{
    // The place of the fault is where "¦" stands; it is taken out of the stream.
    [Theory]
    [InlineData("x", "<a/>\n¦x", XmlFaultCode.TrailingContent)]
    [InlineData("x", "¦x", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a/>¦&#32;<b/>", XmlFaultCode.TrailingContent)]
    [InlineData("x", "<a/>¦é", XmlFaultCode.TrailingContent)]
    [InlineData("x", "<a/>¦\uFEFF<a/>", XmlFaultCode.TrailingContent)]
    [InlineData("x", "<a/>¦</a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a/><¦ b/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a><¦></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a b='¦<'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a ¦<b/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a/¦ >", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a></a¦/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "¦<!DOCTYPE a><a/>", XmlFaultCode.RestrictedDoctype)]
    [InlineData("x", "<a/>¦<!-- x --><a/>", XmlFaultCode.RestrictedComment)]
    [InlineData("x", "<a>¦<!-- x --></a>", XmlFaultCode.RestrictedComment)]
    [InlineData("x", "<a>¦<!x></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "¦<![CDATA[x]]>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "¦<?pi?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("x", "¦<?xml-stylesheet?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("x", "<a>¦<?xml version='1.0'?></a>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("x", "<?xml version='1.0'?>¦<?xml version='1.0'?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("x", "<a/><?xml version='¦1.1'?><b/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<?xml version='1.0' encoding='¦latin1'?><b/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<?xml version='1.0'?>¦x", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a><b¦='c'></b></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a><b¦'c'></b></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("x", "<a><b>¦</a>", XmlFaultCode.MismatchedTag)]
    [InlineData("x", "<a><b/>¦</b></a>", XmlFaultCode.MismatchedTag)]
    [InlineData("x", "<a><b></b>¦</ab>", XmlFaultCode.MismatchedTag)]
    [InlineData("s", "<s><p:a>¦</a></s>", XmlFaultCode.MismatchedTag)]
    [InlineData("x", "<a>\r\nx¦", XmlFaultCode.Truncated)]
    [InlineData("x", "<a/><?xml version='1.0'?>¦", XmlFaultCode.Truncated)]
    [InlineData("s", "<s>¦x", XmlFaultCode.TrailingContent)]
    [InlineData("s", "¦x<s>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "¦<s/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "¦</s>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "<s><a/>¦</t>", XmlFaultCode.MismatchedTag)]
    [InlineData("s", "<s:s>¦</s>", XmlFaultCode.MismatchedTag)]
    [InlineData("s", "<s></s>\n¦x", XmlFaultCode.TrailingContent)]
    [InlineData("s", "<s></s>¦<a/>", XmlFaultCode.TrailingContent)]
    [InlineData("s", "<s><a/>¦<!DOCTYPE a>", XmlFaultCode.RestrictedDoctype)]
    [InlineData("s", "<s><?xml version='1.0'?>¦</s>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "<s>¦<s>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "<s><a/><?xml version='1.0'?>¦<s b='c'>", XmlFaultCode.MalformedMarkup)]
    [InlineData("s", "<s><a>x¦", XmlFaultCode.Truncated)]
    [InlineData("s", "<s¦", XmlFaultCode.Truncated)]
    public void Bad_streams_fault_at_the_exact_place(string mode, string marked, XmlFaultCode code)
    {
        int place = marked.IndexOf('¦', StringComparison.Ordinal);
        string before = marked[..place];
        FramingMode framing = mode == "s" ? FramingMode.XmlStream : FramingMode.Documents;

        string last = LastLineOf(Encoding.UTF8.GetBytes(marked.Remove(place, 1)), framing);

        string[] lines = before.ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith(
            $"({lines.Length},{lines[^1].Length + 1}) offset {Encoding.UTF8.GetByteCount(before)}: {code} at /: ", last);
    }

    [Theory]
    [InlineData("<a>é\u00FF</a>", 5, 5)]
    [InlineData("<a/>\u00C0\u0080", 4, 5)]
    [InlineData("<a b='\u00ED\u00A0\u0080'/>", 6, 7)]
    [InlineData("<a>\u00F4\u0090\u0080\u0080</a>", 3, 4)]
    [InlineData("<a>\u00E2\u0082<", 3, 4)]
    [InlineData("<a>\u00F0\u009F\u0098<", 3, 4)]
    public void Ill_formed_utf8_faults_where_its_sequence_begins(string latin1, int offset, int column)
    {
        byte[] stream = Encoding.Latin1.GetBytes(latin1.Replace("é", "\u00C3\u00A9", StringComparison.Ordinal));
        foreach (IEnumerable<byte[]> pieces in (IEnumerable<byte[]>[])[[stream], Frames.OneByOne(stream)])
        {
            string last = Frames.Of(pieces, FramingMode.Documents).TrimEnd('\n').Split('\n')[^1];
            Assert.StartsWith($"(1,{column}) offset {offset}: InvalidUtf8 at /: ", last);
        }
    }

    private static string LastLineOf(byte[] stream, FramingMode mode) =>
        Frames.Of([stream], mode).TrimEnd('\n').Split('\n')[^1];
}
