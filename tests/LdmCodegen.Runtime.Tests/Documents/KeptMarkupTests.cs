using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Documents;

/// <summary>Elements that are kept take along the declarations that they need elsewhere.</summary>
public sealed class KeptMarkupTests
{
    [Theory]
    [InlineData("<r xmlns:n='urn:n'><n:a/></r>", "<n:a xmlns:n=\"urn:n\"/>")]
    [InlineData("<r xmlns:n='urn:n'><a n:x='1'>y</a></r>", "<a xmlns:n=\"urn:n\" n:x='1'>y</a>")]
    [InlineData("<r xmlns:n='urn:\"n'><a><n:b/></a></r>", "<a xmlns:n='urn:\"n'><n:b/></a>")]
    [InlineData("<r xmlns:n='urn:n'><n:a xmlns:n='urn:own'/></r>", "<n:a xmlns:n='urn:own'/>")]
    [InlineData("<r xmlns:n='urn:n' xmlns='urn:d'><a/></r>", "<a/>")]
    [InlineData("<r xmlns:known='urn:n'><known:a/></r>", "<known:a/>")]
    [InlineData("<r xmlns:n='urn:n'><n:a xmlns:n = 'urn:own'/></r>", "<n:a xmlns:n = 'urn:own'/>")]
    [InlineData("<r xmlns:n='urn:n'><n:a><b xmlns:n='urn:in'/></n:a></r>", "<n:a xmlns:n=\"urn:n\"><b xmlns:n='urn:in'/></n:a>")]
    [InlineData("<r><n:a/></r>", "<n:a/>")]
    public void Prefixes_that_only_the_document_declares_are_declared_on_the_element(string document, string kept)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        reader.ReadRoot();
        reader.NextChild(1);

        Assert.Equal(kept, KeptMarkup.Element(ref reader, " known other "u8).ToString());
        Assert.Equal(XmlTokenKind.EndElement, reader.Kind);
    }

    [Fact]
    public void The_nearest_declaration_around_an_element_counts()
    {
        string open = string.Concat(Enumerable.Range(0, 20).Select(i => $"<e{i} xmlns:n='urn:{i}' q=\"a'b>\">"));
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(open + "<n:a/>"));
        for (int i = 0; i < 21; i++)
        {
            reader.Read();
        }

        Assert.Equal("<n:a xmlns:n=\"urn:19\"/>", KeptMarkup.Element(ref reader, default).ToString());
    }

    [Theory]
    [InlineData("<a x='1' y=\"2\"/>", "x=\"1\" y=\"2\"")]
    [InlineData("<a id='1' x='2'/>", "x=\"2\"")]
    [InlineData("<a m:id='1' id='2'/>", "id=\"2\"")]
    [InlineData("<a xmlns='u' xmlns:id='u' id='2'/>", "")]
    [InlineData("<a id='1'/>", "")]
    [InlineData("<a x='&quot;\"'/>", "x='&quot;\"'")]
    [InlineData("<a n:x='1' n:y='2'/>", "xmlns:n=\"urn:n\" n:x=\"1\" n:y=\"2\"")]
    [InlineData("<a xmlns:n='own' n:x='1'/>", "xmlns:n=\"own\" n:x=\"1\"")]
    [InlineData("<a known:x='1' xml:lang='en' q:x='1'/>", "known:x=\"1\" xml:lang=\"en\" q:x=\"1\"")]
    public void Attributes_are_kept_but_for_those_that_have_a_meaning(string element, string kept)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes($"<r xmlns:n='urn:n'>{element}</r>"));
        reader.ReadRoot();
        reader.NextChild(1);

        RawXml attributes = KeptMarkup.Attributes(reader.Attributes, reader, " id type "u8, " known "u8, out Utf8XmlText first);

        Assert.Equal(kept, attributes.ToString());
        Assert.Equal(kept.Length > 0, first.IsPresent);
    }

    [Theory]
    [InlineData("<p><a/><b>x</b></p>", false, "<p w=\"0\"><a x=\"1\"/><b y=\"2\">x</b></p>")]
    [InlineData(" p=\"1\"><a/><b/></p>", true, " p=\"1\" w=\"0\"><a x=\"1\"/><b y=\"2\"/></p>")]
    [InlineData("<p><a x='9' /><a/><b/></p><p><a/></p>", false, "<p w=\"0\"><a x='9' /><a/><b y=\"2\"/></p><p><a/></p>")]
    [InlineData("<p><i k='1'/><i k='v'><z/></i><i/></p>", false, "<p w=\"0\"><i k='1'/><i k='v' e=\"3\"><z/></i><i n=\"4\"/></p>")]
    [InlineData("<p><c><a/></c></p>", false, "<p w=\"0\"><c><a d=\"5\"/></c></p>")]
    [InlineData("<q/>", false, "<q w=\"0\"/>")]
    public void Attributes_go_back_where_they_came_from(string markup, bool isOpen, string expected)
    {
        UnknownContent[] unknown =
        [
            Kept("", "w=\"0\""), Kept("a", "x=\"1\""), Kept("b", "y=\"2\""), Kept("i[@k='v']", "e=\"3\""), Kept("i[3]", "n=\"4\""),
            Kept("c/a", "d=\"5\""), Kept("gone/a", "never=\"6\""), Kept("a", "<element/>"),
        ];
        System.Buffers.ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);

        KeptAttributes.Write(ref writer, Encoding.UTF8.GetBytes(markup), unknown, place: "", isOpen);
        writer.Flush();

        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static UnknownContent Kept(string parent, string xml) => new(parent, new RawXml(Encoding.UTF8.GetBytes(xml)));
}
