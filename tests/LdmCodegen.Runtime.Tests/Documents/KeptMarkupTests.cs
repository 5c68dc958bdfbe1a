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
    [InlineData("<r xmlns:n='urn:n' xmlns='urn:d'><a/></r>", "<a xmlns=\"urn:d\"/>")]
    [InlineData("<r xmlns='urn:d'><a xmlns='urn:own'/></r>", "<a xmlns='urn:own'/>")]
    [InlineData("<r xmlns='urn:d'><known:a><b/></known:a></r>", "<known:a xmlns=\"urn:d\"><b/></known:a>")]
    [InlineData("<r xmlns='urn:d'><known:a x='b'><known:b/></known:a></r>", "<known:a x='b'><known:b/></known:a>")]
    [InlineData("<r xmlns=''><a/></r>", "<a/>")]
    [InlineData("<r xmlns='urn:s'><a/></r>", "<a/>")]
    [InlineData("<r xmlns:known='urn:n'><known:a/></r>", "<known:a/>")]
    [InlineData("<r xmlns:n='urn:n'><n:a xmlns:n = 'urn:own'/></r>", "<n:a xmlns:n = 'urn:own'/>")]
    [InlineData("<r xmlns:n='urn:n'><n:a><b xmlns:n='urn:in'/></n:a></r>", "<n:a xmlns:n=\"urn:n\"><b xmlns:n='urn:in'/></n:a>")]
    [InlineData("<r><n:a/></r>", "<n:a/>")]
    public void Prefixes_that_only_the_document_declares_are_declared_on_the_element(string document, string kept)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        reader.ReadRoot();
        reader.NextChild(1);

        Assert.Equal(kept, KeptMarkup.Element(ref reader, " known other "u8, " urn:s "u8).ToString());
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
    [InlineData("<r xmlns='urn:d'><x xmlns=''><a/></x></r>", "<a/>")]
    [InlineData("<r xmlns='urn:d'><x xmlns='urn:e'><a/></x></r>", "<a xmlns=\"urn:e\"/>")]
    [InlineData("<r xmlns='urn:e'><x xmlns='urn:s'><a/></x></r>", "<a/>")]
    public void The_nearest_namespace_of_names_without_a_prefix_counts(string document, string kept)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        reader.ReadRoot();
        reader.NextChild(1);
        reader.NextChild(2);

        Assert.Equal(kept, KeptMarkup.Element(ref reader, default, " urn:s "u8).ToString());
    }

    [Fact]
    public void Of_a_broken_element_nothing_is_kept()
    {
        Utf8XmlReader reader = new("<r xmlns='urn:d'><a><b></a></r>"u8);
        reader.ReadRoot();
        reader.NextChild(1);

        Assert.True(KeptMarkup.Element(ref reader, default).IsEmpty);
        Assert.True(reader.IsFaulted);
    }

    [Fact]
    public void What_is_long_is_repeated_nowhere()
    {
        string space = new('s', 300);
        Utf8XmlReader inLongName = new(Encoding.UTF8.GetBytes($"<r xmlns:n='{space}' xmlns='{space}'><n:a><b/></n:a></r>"));
        Utf8XmlReader inLongTag = new(Encoding.UTF8.GetBytes($"<r x='{new string('x', 5000)}' xmlns:n='n'><n:a/></r>"));
        inLongName.ReadRoot();
        inLongName.NextChild(1);
        inLongTag.ReadRoot();
        inLongTag.NextChild(1);

        Assert.Equal("<n:a><b/></n:a>", KeptMarkup.Element(ref inLongName, default).ToString());
        Assert.Equal("<n:a/>", KeptMarkup.Element(ref inLongTag, default).ToString());
    }

    [Theory]
    [InlineData("<r v='1' x='2' xmlns='u' xmlns:n='n' xmlns:o='o'><n:u/></r>", "<r v=\"1\" xmlns=\"u\"><n:u xmlns:n=\"n\"/></r>")]
    [InlineData("<n:r x='2' xmlns='u' xmlns:n='n' n:v='1'><u/></n:r>", "<n:r xmlns:n=\"n\" n:v=\"1\"><u xmlns=\"u\"/></n:r>")]
    public void An_element_alone_has_of_the_root_what_it_needs(string document, string alone)
    {
        Utf8XmlReader root = new(Encoding.UTF8.GetBytes(document));
        root.ReadRoot();
        Utf8XmlReader element = root;
        element.NextChild(1);

        Assert.Equal(alone, KeptMarkup.Document(root, ref element, " v "u8).ToString());
    }

    [Fact]
    public void Attributes_with_certain_prefixes_can_be_left_out()
    {
        System.Buffers.ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);

        KeptMarkup.WriteAttributes(
            ref writer, new RawXml("xmlns:n=\"n\" n:a=\"1\" known:b=\"2\" c='\"'"u8.ToArray()), " known "u8);
        writer.Flush();

        Assert.Equal(" xmlns:n=\"n\" n:a=\"1\" c='\"'", Encoding.UTF8.GetString(output.WrittenSpan));
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
