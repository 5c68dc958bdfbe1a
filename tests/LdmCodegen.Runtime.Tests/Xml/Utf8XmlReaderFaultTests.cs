using System.Text;

namespace LdmCodegen.Runtime.Tests.Xml;

public class Utf8XmlReaderFaultTests
{
    // The place of the fault is where "¦" stands; it is taken out of the document.
    [Theory]
    [InlineData("¦", XmlFaultCode.Truncated)]
    [InlineData("  ¦", XmlFaultCode.Truncated)]
    [InlineData("<¦", XmlFaultCode.Truncated)]
    [InlineData("<a¦", XmlFaultCode.Truncated)]
    [InlineData("<a ¦", XmlFaultCode.Truncated)]
    [InlineData("<a/¦", XmlFaultCode.Truncated)]
    [InlineData("<a b¦", XmlFaultCode.Truncated)]
    [InlineData("<a b ¦", XmlFaultCode.Truncated)]
    [InlineData("<a b=¦", XmlFaultCode.Truncated)]
    [InlineData("<a b= ¦", XmlFaultCode.Truncated)]
    [InlineData("<a b='¦", XmlFaultCode.Truncated)]
    [InlineData("<a b='&lt¦", XmlFaultCode.Truncated)]
    [InlineData("<a>¦", XmlFaultCode.Truncated)]
    [InlineData("<a>x¦", XmlFaultCode.Truncated)]
    [InlineData("<a>&¦", XmlFaultCode.Truncated)]
    [InlineData("<a>&#¦", XmlFaultCode.Truncated)]
    [InlineData("<a>&#x1¦", XmlFaultCode.Truncated)]
    [InlineData("<a><¦", XmlFaultCode.Truncated)]
    [InlineData("<a></¦", XmlFaultCode.Truncated)]
    [InlineData("<a></a¦", XmlFaultCode.Truncated)]
    [InlineData("<a></a ¦", XmlFaultCode.Truncated)]
    [InlineData("<a><!¦", XmlFaultCode.Truncated)]
    [InlineData("<a><![CDA¦", XmlFaultCode.Truncated)]
    [InlineData("<a><![CDATA[x]]¦", XmlFaultCode.Truncated)]
    [InlineData("<?xml version='1.0'¦", XmlFaultCode.Truncated)]
    [InlineData("<?xml version='1.0'?¦", XmlFaultCode.Truncated)]
    [InlineData("<?xml version='1.0'?>¦", XmlFaultCode.Truncated)]
    [InlineData("¦x", XmlFaultCode.MalformedMarkup)]
    [InlineData("¦\uFEFF<a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("¦x<a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("¦<![CDATA[x]]><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦ a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦1a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦-a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦·a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦×/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a¦×/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦:a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦a:/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦a:b:c/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦a:1/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<¦></>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a></¦>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a></¦ a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a></a ¦b>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a></a¦/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a/¦ >", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a ¦='1'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a ¦:b='1'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a ¦b:='1'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b¦/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b ¦c='1'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b=¦1/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b='1'¦c='2'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a¦'1'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b='¦<'/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a b='¦& '/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦& </a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦&lt </a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦&#;</a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦&#x;</a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦&#X41;</a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦&#12a;</a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦]]></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>]¦]]></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦<!x></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦<![cdata[x]]></a>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml¦?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml ¦encoding='UTF-8'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='¦1.1'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0' encoding='¦UTF-16'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0' encoding='¦ISO-8859-1'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0'¦encoding='UTF-8'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0' standalone='¦maybe'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0' standalone='no' ¦encoding='UTF-8'?><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<?xml version='1.0' ¦><a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a>¦</b>", XmlFaultCode.MismatchedTag)]
    [InlineData("<a>¦</ab>", XmlFaultCode.MismatchedTag)]
    [InlineData("<ab>¦</a>", XmlFaultCode.MismatchedTag)]
    [InlineData("<a><b>¦</a></b>", XmlFaultCode.MismatchedTag)]
    [InlineData("<x:a>¦</a>", XmlFaultCode.MismatchedTag)]
    [InlineData("<x:a>¦</y:a>", XmlFaultCode.MismatchedTag)]
    [InlineData("<a>¦</A>", XmlFaultCode.MismatchedTag)]
    [InlineData("<a b='1' ¦b='2'/>", XmlFaultCode.DuplicateAttribute)]
    [InlineData("<a x:b='1' c='3' ¦x:b='2'/>", XmlFaultCode.DuplicateAttribute)]
    [InlineData("<a>¦&nbsp;</a>", XmlFaultCode.UndefinedEntity)]
    [InlineData("<a b='¦&nbsp;'/>", XmlFaultCode.UndefinedEntity)]
    [InlineData("<a>¦&LT;</a>", XmlFaultCode.UndefinedEntity)]
    [InlineData("<a>¦&#0;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦&#x1F;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦&#xD800;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦&#xFFFE;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦&#x110000;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦&#99999999999999999999;</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>¦\u0001</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a b='¦\u0008'/>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a¦\u0000/>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>\uFFFD¦\uFFFE</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a>\uFFFD¦\uFFFF</a>", XmlFaultCode.InvalidCharacter)]
    [InlineData("<a/>¦\u0000", XmlFaultCode.InvalidCharacter)]
    [InlineData("¦<!DOCTYPE a><a/>", XmlFaultCode.RestrictedDoctype)]
    [InlineData("<?xml version='1.0'?>\n¦<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", XmlFaultCode.RestrictedDoctype)]
    [InlineData("¦<!-- x --><a/>", XmlFaultCode.RestrictedComment)]
    [InlineData("<a>x¦<!-- x --></a>", XmlFaultCode.RestrictedComment)]
    [InlineData("<a/>\r\n¦<!-- x -->", XmlFaultCode.RestrictedComment)]
    [InlineData("¦<?pi?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("¦<?xml-stylesheet href='x'?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData(" ¦<?xml version='1.0'?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("<?xml version='1.0'?>¦<?xml version='1.0'?><a/>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("<a>¦<?pi?></a>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("<a/>¦<?pi?>", XmlFaultCode.RestrictedInstruction)]
    [InlineData("<a/>¦<b/>", XmlFaultCode.TrailingContent)]
    [InlineData("<a></a>\n¦x", XmlFaultCode.TrailingContent)]
    [InlineData("<a></a>¦</a>", XmlFaultCode.TrailingContent)]
    public void Bad_documents_fault_at_the_exact_place(string marked, XmlFaultCode code)
    {
        int place = marked.IndexOf('¦', StringComparison.Ordinal);
        string before = marked[..place];

        XmlFault fault = Tokens.FaultOf(Encoding.UTF8.GetBytes(marked.Remove(place, 1)));

        Assert.Equal(code, fault.Code);
        Assert.Equal(Encoding.UTF8.GetByteCount(before), fault.Offset);
        Assert.Equal(before.ReplaceLineEndings("\n").Count(c => c == '\n') + 1, fault.Line);
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xC1, 0xBF })]
    [InlineData(new byte[] { 0xE0, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF0, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public void Ill_formed_utf8_faults_where_the_sequence_begins(byte[] bad)
    {
        byte[] document = [.. "<a>é"u8, .. bad, .. "</a>"u8];
        XmlFault fault = Tokens.FaultOf(document);
        Assert.Equal((XmlFaultCode.InvalidUtf8, 5L, 1, 5), (fault.Code, fault.Offset, fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("<a>\n<b>\r\n<c>\r x</d>", 15, 4, 3, "/a/b/c", "found the end tag 'd', expected 'c'")]
    [InlineData("<é>😀&x;</é>", 8, 1, 5, "/é", "the entity '&x;' is not defined; only lt, gt, amp, quot and apos are")]
    [InlineData("<a><b/><c d=5>", 12, 1, 13, "/a/c", "found '5', expected a quote before the attribute value")]
    [InlineData("<a/>x", 4, 1, 5, "/", "found 'x', expected nothing but white space after the root element")]
    [InlineData("<a b='1' b='2'/>", 9, 1, 10, "/a", "the attribute 'b' stands twice in one start tag")]
    [InlineData("<a><b", 5, 1, 6, "/a", "the document ends inside the element 'a'")]
    public void A_fault_tells_where_what_and_on_which_path(
        string document, int offset, int line, int column, string path, string message)
    {
        XmlFault fault = Tokens.FaultOf(Encoding.UTF8.GetBytes(document));
        Assert.Equal((offset, line, column, path, message), (fault.Offset, fault.Line, fault.Column, fault.Path, fault.Message));
    }

    [Fact]
    public void The_first_duplicate_of_many_attributes_is_found()
    {
        string names = string.Concat(Enumerable.Range(0, 60).Select(i => $" n{i}='x'"));
        Assert.True(Tokens.FaultOf(Encoding.UTF8.GetBytes($"<a{names}/>")).IsNone);

        string document = $"<a{names} n44='y' n3='z'/>";
        XmlFault fault = Tokens.FaultOf(Encoding.UTF8.GetBytes(document));
        Assert.Equal(XmlFaultCode.DuplicateAttribute, fault.Code);
        Assert.Equal(document.LastIndexOf("n44", StringComparison.Ordinal), fault.Offset);
    }

    [Theory]
    [InlineData("<a><b><c/></b></a>", 6)]
    public void Depth_is_limited(string document, int offset)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(document);
        Assert.True(Tokens.FaultOf(utf8, new XmlLimits { MaxDepth = 3 }).IsNone);
        XmlFault fault = Tokens.FaultOf(utf8, new XmlLimits { MaxDepth = 2 });
        Assert.Equal((XmlFaultCode.LimitExceeded, (long)offset, "/a/b"), (fault.Code, fault.Offset, fault.Path));
        Assert.Equal("elements are nested deeper than 2 levels (XmlLimits.MaxDepth)", fault.Message);
    }

    [Fact]
    public void Attributes_names_and_bytes_are_limited()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes("<abc de='1' fgh='2'>é</abc>");
        XmlLimits exact = new() { MaxAttributes = 2, MaxNameBytes = 3, MaxMessageBytes = utf8.Length };
        Assert.True(Tokens.FaultOf(utf8, exact).IsNone);
        Assert.Equal((12, "MaxAttributes"), LimitOf(utf8, exact with { MaxAttributes = 1 }));
        Assert.Equal((1, "MaxNameBytes"), LimitOf(utf8, exact with { MaxNameBytes = 2 }));
        Assert.Equal((utf8.Length - 1, "MaxMessageBytes"), LimitOf(utf8, exact with { MaxMessageBytes = utf8.Length - 1 }));
        Assert.Equal((21, "MaxMessageBytes"), LimitOf(utf8, exact with { MaxMessageBytes = 21 }));
    }

    private static (int Offset, string Option) LimitOf(byte[] document, XmlLimits limits)
    {
        XmlFault fault = Tokens.FaultOf(document, limits);
        Assert.Equal(XmlFaultCode.LimitExceeded, fault.Code);
        return ((int)fault.Offset, fault.Message.Split("XmlLimits.")[1].TrimEnd(')'));
    }
}
