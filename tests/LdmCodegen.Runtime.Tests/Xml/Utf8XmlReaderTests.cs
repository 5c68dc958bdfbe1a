using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

public class Utf8XmlReaderTests
{
    [Theory]
    [InlineData("<a/>", "<a></a>")]
    [InlineData("<a></a>", "<a></a>")]
    [InlineData("<a ></a >", "<a></a>")]
    [InlineData(" \r\n\t<a/> \r\n\t", "<a></a>")]
    [InlineData("<?xml version='1.0'?><a/>", "<a></a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<a/>", "<a></a>")]
    [InlineData("<?xml version = \"1.0\" encoding = 'UTF-8' standalone = 'yes'?><a/>", "<a></a>")]
    [InlineData("<?xml version='1.0' standalone='no' ?><a/>", "<a></a>")]
    [InlineData("<a><b/><c>x</c></a>", "<a><b></b><c>[x]</c></a>")]
    [InlineData("<s:a x:y='1' y='2'><s:b/></s:a>", "<s:a x:y=[1] y=[2]><s:b></s:b></s:a>")]
    [InlineData("<a b = '1'\n\tc\r=\n\"2\" />", "<a b=[1] c=[2]></a>")]
    [InlineData("<a b='\"' c=\"'\" d='>' e='/>'/>", "<a b=[\"] c=['] d=[>] e=[/>]></a>")]
    [InlineData("<a b=''/>", "<a b=[]></a>")]
    [InlineData("<a>&lt;&gt;&amp;&quot;&apos;</a>", "<a>[<>&\"']</a>")]
    [InlineData("<a b='&lt;&gt;&amp;&quot;&apos;'/>", "<a b=[<>&\"']></a>")]
    [InlineData("<a>&#65;&#x42;&#x1F600;&#9;&#0000000000000067;</a>", "<a>[AB😀\tC]</a>")]
    [InlineData("<a>x<![CDATA[<&>]]]]><![CDATA[>]]>y</a>", "<a>[x<&>]]>y]</a>")]
    [InlineData("<a><![CDATA[]]></a>", "<a>[]</a>")]
    [InlineData("<a>]] ></a>", "<a>[]] >]</a>")]
    [InlineData("<a>]]&gt;</a>", "<a>[]]>]</a>")]
    [InlineData("<a>1\r\n2\r3\n4&#13;5<![CDATA[\r\n6\r]]></a>", "<a>[1\n2\n3\n4\r5\n6\n]</a>")]
    [InlineData("<a b='1\r\n2\r3\n4\t5&#13;&#10;&#9;6'/>", "<a b=[1 2 3 4 5\r\n\t6]></a>")]
    [InlineData("<é·ñ ü='ÿ'>\u007F\u0085\uD7FF\uE000\uFFFD𝄞</é·ñ>", "<é·ñ ü=[ÿ]>[\u007F\u0085\uD7FF\uE000\uFFFD𝄞]</é·ñ>")]
    [InlineData("<_.-1 𐀀='1'/>", "<_.-1 𐀀=[1]></_.-1>")]
    public void Well_formed_documents_give_their_tokens(string document, string tokens) =>
        Assert.Equal(tokens, Tokens.Of(document));

    [Fact]
    public void Children_are_walked_over_text_and_unread_content()
    {
        Utf8XmlReader reader = new("<a> x <b><c/><c>1</c></b> y <d e='5'/><x:f>t<g>no</g>u</x:f></a>"u8);

        Assert.True(reader.ReadRoot());
        int depth = reader.Depth;
        Assert.True(reader.NextChild(depth));
        Assert.True(reader.LocalNameIs("b"u8));
        Assert.True(reader.NextChild(2));
        Assert.True(reader.LocalNameIs("c"u8));
        Assert.True(reader.NextChild(depth));
        Assert.True(reader.LocalNameIs("d"u8));
        Assert.True(reader.GetAttribute("e"u8).TryGetInt32(out int e));
        Assert.Equal(5, e);
        Assert.True(reader.NextChild(depth));
        Assert.True(reader.LocalNameIs("f"u8));
        Assert.False(reader.LocalNameIs("x:f2"u8));
        Assert.Equal("tu", reader.ReadText().ToString());
        Assert.False(reader.NextChild(depth));
        Assert.False(reader.NextChild(depth));
        Assert.True(reader.ReadToEnd());
    }

    [Fact]
    public void An_empty_element_has_no_children_and_empty_text()
    {
        Utf8XmlReader reader = new("<a><b/><c></c></a>"u8);
        reader.ReadRoot();
        Assert.True(reader.NextChild(1));
        Assert.False(reader.NextChild(2));
        Assert.True(reader.NextChild(1));
        Utf8XmlText text = reader.ReadText();
        Assert.True(text.IsPresent);
        Assert.Equal("", text.ToString());
        Assert.False(reader.NextChild(1));
    }

    [Fact]
    public void Outer_xml_is_the_exact_bytes_of_the_element()
    {
        Utf8XmlReader reader = new("<a>1<b x = '&lt;'><c/> <![CDATA[</b>]]></b >2<d/></a>"u8);
        reader.ReadRoot();
        reader.NextChild(1);
        Assert.Equal("<b x = '&lt;'><c/> <![CDATA[</b>]]></b >", Encoding.UTF8.GetString(reader.ReadOuterXml()));
        Assert.True(reader.NextChild(1));
        Assert.Equal("<d/>", Encoding.UTF8.GetString(reader.ReadOuterXml()));
        Assert.True(reader.ReadToEnd());
    }

    [Fact]
    public void A_copy_is_a_bookmark_even_far_inside()
    {
        string open = string.Concat(Enumerable.Range(0, 40).Select(i => $"<e{i}>"));
        string close = string.Concat(Enumerable.Range(0, 40).Reverse().Select(i => $"</e{i}>"));
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(open + close));
        for (int i = 0; i < 30; i++)
        {
            reader.Read();
        }

        Utf8XmlReader bookmark = reader;
        Assert.True(bookmark.ReadToEnd());
        Assert.Equal("e29", Encoding.UTF8.GetString(reader.Name));
        Assert.True(reader.ReadToEnd());
    }

    [Fact]
    public void Attributes_are_found_by_local_name_and_not_among_prefix_declarations()
    {
        Utf8XmlReader reader = new("<a xmlns:id='no' xmlns='ns' o:id='yes' v='&#x20;'/>"u8);
        reader.ReadRoot();
        Assert.Equal("yes", reader.GetAttribute("id"u8).ToString());
        Assert.Equal("ns", reader.GetAttribute("xmlns"u8).ToString());
        Assert.True(reader.GetAttribute("v"u8).IsBlank);
        Assert.False(reader.GetAttribute("w"u8).IsPresent);
        Assert.False(reader.GetAttribute("w"u8).Is(""u8));
    }

    [Fact]
    public void A_mapping_fault_is_reported_at_its_value_with_the_path_and_stops_the_reader()
    {
        Utf8XmlReader reader = new("<a>\n <b n='x'/></a>"u8);
        reader.ReadRoot();
        reader.NextChild(1);
        reader.SetFault(XmlFaultCode.InvalidValue, "not a number", reader.GetAttribute("n"u8));
        reader.SetFault(XmlFaultCode.MissingElement, "later");

        Assert.Equal(new XmlFault(XmlFaultCode.InvalidValue, 11, 2, 8, "not a number", "/a/b"), reader.Fault);
        Assert.False(reader.Read());
        Assert.False(reader.ReadToEnd());
        Assert.False(reader.NextChild(1));
        Assert.Equal(XmlTokenKind.None, reader.Kind);
    }

    [Fact]
    public void Reading_a_usual_document_allocates_nothing()
    {
        byte[] document = Encoding.UTF8.GetBytes(
            "<?xml version='1.0'?><a v='1'><b><c><d x:id='é'>text &amp; more</d></c></b><e/></a>");
        bool Read()
        {
            Utf8XmlReader reader = new(document);
            return reader.ReadToEnd();
        }

        Assert.True(Read());
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool read = Read();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(read);
        Assert.Equal(0, after - before);
    }

    [Fact]
    public void An_open_tag_is_read_alone()
    {
        Assert.True(Utf8XmlReader.TryReadOpenTag(
            "<?xml version='1.0'?><stream:stream xml:lang=\"en\" version=\"1.0\">"u8,
            XmlLimits.Default,
            out Utf8XmlReader reader,
            out XmlFault fault));
        Assert.True(fault.IsNone);
        Assert.True(reader.LocalNameIs("stream"u8));
        Assert.Equal("1.0", reader.GetAttribute("version"u8).ToString());
    }

    [Theory]
    [InlineData("<a/>", XmlFaultCode.MalformedMarkup)]
    [InlineData("<a> ", XmlFaultCode.TrailingContent)]
    [InlineData("<a", XmlFaultCode.Truncated)]
    public void What_is_not_one_open_tag_is_refused(string text, XmlFaultCode code)
    {
        Assert.False(Utf8XmlReader.TryReadOpenTag(
            Encoding.UTF8.GetBytes(text), XmlLimits.Default, out _, out XmlFault fault));
        Assert.Equal(code, fault.Code);
    }
}
