using System.Text;
using Acme.Lab;
using Acme.Loose;
using Acme.Strict;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Attributes that the schema does not name are kept, skipped or refused.</summary>
public sealed class UnknownAttributeTests
{
    [Theory]
    [InlineData("../..", """<Notice version="2.0" x="1"><Entry><What>sample-added</What><Body><Rack><Sample id="S1"/></Rack></Body></Entry></Notice>""", " x=\"1\"><Stamp/>")]
    [InlineData("..", """<Notice><Entry x="1"><What>sample-added</What><Body><Rack><Sample id="S1"/></Rack></Body></Entry></Notice>""", "<Entry x=\"1\"><What>")]
    [InlineData("../What", """<Notice><Entry><What x="1">sample-added</What><Body><Rack><Sample id="S1"/></Rack></Body></Entry></Notice>""", "<What x=\"1\">sample-added")]
    [InlineData("", """<Notice><Entry><What>sample-added</What><Body format="8" x="1"><Rack><Sample id="S1"/></Rack></Body></Entry></Notice>""", "<Body format=\"7\" x=\"1\"><Rack")]
    [InlineData("Rack", """<Notice><Entry><What>sample-added</What><Body><Rack x="1"><Sample id="S1"/></Rack></Body></Entry></Notice>""", "<Rack x=\"1\">")]
    [InlineData("Rack/Sample", """<Notice><Entry><What>sample-added</What><Body><Rack><Sample m:layout="other" x="1" id="S1"/></Rack></Body></Entry></Notice>""", "x=\"1\"/></Rack>")]
    public void An_unknown_attribute_of_an_event_is_kept_with_the_path_of_its_element(string place, string xml, string written)
    {
        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(xml);

        Assert.Equal(new UnknownContent(place, Raw("x=\"1\"")), Assert.Single(added.Unknown));
        Assert.Contains(written, LabWire.ToXml(added), StringComparison.Ordinal);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void Attributes_of_elements_with_values_are_kept_with_them()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice(
            "reading",
            """<Rack><Sample><Value u="mm">1</Value><Shelf a="1"><Thing b="2"><m:Kind c="3">reading</m:Kind><Field name="quality" d="4">5</Field><colour e="5">red</colour></Thing></Shelf></Sample></Rack>"""));

        Assert.Equal(
            [
                "Rack/Sample/Shelf a=\"1\"",
                "Rack/Sample/Shelf/Thing b=\"2\"",
                "Rack/Sample/Shelf/Thing/Field[@name='colour'] e=\"5\"",
                "Rack/Sample/Shelf/Thing/Field[@name='quality'] d=\"4\"",
                "Rack/Sample/Shelf/Thing/Kind c=\"3\"",
                "Rack/Sample/Value u=\"mm\"",
            ],
            Kept(reading.Unknown));
        string xml = LabWire.ToXml(reading);
        Assert.Contains("<Value u=\"mm\">1</Value>", xml, StringComparison.Ordinal);
        Assert.Contains("<m:Kind c=\"3\">reading</m:Kind>", xml, StringComparison.Ordinal);
        Assert.Contains("<m:Field name=\"colour\" e=\"5\">red</m:Field>", xml, StringComparison.Ordinal);
        Lab.RoundTrip(reading);
    }

    [Fact]
    public void An_attribute_of_an_alternative_place_moves_with_its_element()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice("reading", """<Rack><Value u="mm">1</Value></Rack>"""));

        Assert.Equal(["Rack/Sample/Value u=\"mm\""], Kept(reading.Unknown));
        Lab.RoundTrip(reading);
    }

    [Fact]
    public void Numbered_elements_keep_their_own_attributes()
    {
        SampleMovedEvent moved = Lab.Parse<SampleMovedEvent>(Lab.Notice(
            "sample-moved", """<Rack><Place id="a" x="1"/><Place id="b" y="2"/></Rack>"""));

        Assert.Equal(["Rack/Place[1] x=\"1\"", "Rack/Place[2] y=\"2\""], Kept(moved.Unknown));
        Lab.RoundTrip(moved);
    }

    [Fact]
    public void A_resource_keeps_its_attributes_and_those_of_the_element_around_it()
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            """<Rack><Sample id="S1"><Shelf m:layout="m:instrument" s="0"><Thing serial="7" a="1"><Kind b="2">probe</Kind><Address c="3">0:1:2:3:4:5</Address><Range d="4"><Max e="5">9</Max></Range><Field name="slots" f="6">2</Field><label g="7">x</label><Part h="8"><Thing i="9"><Kind>vial</Kind></Thing></Part></Thing></Shelf></Sample></Rack>"""));

        ProbeResource probe = Assert.IsType<ProbeResource>(Assert.Single(unpacked.Things));
        Assert.Equal(
            [
                " a=\"1\"", ".. s=\"0\"", "Address c=\"3\"", "Field[@name='label'] g=\"7\"", "Field[@name='slots'] f=\"6\"", "Kind b=\"2\"",
                "Range d=\"4\"", "Range/Max e=\"5\"",
            ],
            Kept(probe.Unknown));
        Assert.Equal([".. h=\"8\"", " i=\"9\""], Kept(probe.Parts[0].Unknown).Order(StringComparer.Ordinal).Reverse());
        string xml = LabWire.ToXml(unpacked);
        Assert.Contains("<Shelf m:layout=\"m:instrument\" s=\"0\"><Thing serial=\"7\" a=\"1\"><m:Kind b=\"2\">", xml, StringComparison.Ordinal);
        Assert.Contains("<m:Part h=\"8\"><Thing i=\"9\">", xml, StringComparison.Ordinal);
        Lab.RoundTrip(unpacked);
    }

    [Fact]
    public void An_element_around_no_resource_is_kept_with_its_attributes()
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(
            Lab.Notice("sample-unpacked", """<Rack><Sample id="S1"><Shelf s="0"/></Sample></Rack>"""));

        Assert.Equal("""<Shelf s="0"/>""", Assert.Single(unpacked.Unknown).Xml.ToString());
        Lab.RoundTrip(unpacked);
    }

    [Fact]
    public void Objects_of_a_list_keep_their_own_attributes()
    {
        ListPublishedEvent list = Lab.Parse<ListPublishedEvent>(Lab.Notice(
            "list-published", """<Rack r="0"><Sample id="1" a="1"/><Sample id="2" b="2"><Shelf c="3"><Thing><Kind>vial</Kind></Thing></Shelf></Sample></Rack>"""));

        Assert.Equal(["Rack r=\"0\""], Kept(list.Unknown));
        Assert.Equal(["Rack/Sample a=\"1\""], Kept(list.Samples[0].Unknown));
        Assert.Equal(["Rack/Sample b=\"2\""], Kept(list.Samples[1].Unknown));
        Assert.Equal([".. c=\"3\""], Kept(list.Samples[1].Things[0].Unknown));
        Lab.RoundTrip(list);
    }

    [Fact]
    public void Options_and_statuses_keep_attributes()
    {
        TakeSampleRequest request = Lab.Parse<TakeSampleRequest>(Lab.Call(
            "take-sample", """<Rack><Sample id="S1"/></Rack>""", "<Flags f=\"1\">-f</Flags>"));
        TakeSampleReply reply = Lab.Parse<TakeSampleReply>(Lab.Answer(
            "take-sample",
            "",
            "<Result a=\"1\"><Code b=\"2\">done</Code><Text>one</Text><Text c=\"3\">two</Text></Result>",
            "<Result d=\"4\"><Code>done</Code></Result>",
            "<Result e=\"5\"><Code>done</Code></Result>"));

        Assert.Equal(["../Flags f=\"1\""], Kept(request.Unknown));
        Assert.Equal([" a=\"1\"", "Code b=\"2\"", "Text[2] c=\"3\""], Kept(reply.Outcome.Payloads[0].Unknown));
        Assert.Equal([" d=\"4\""], Kept(reply.Outcome.Unit!.Unknown));
        Assert.Equal([" e=\"5\""], Kept(reply.Outcome.Root!.Unknown));
        string xml = LabWire.ToXml(reply);
        Assert.Contains("<Text>one</Text><Text c=\"3\">two</Text>", xml, StringComparison.Ordinal);
        Lab.RoundTrip(reply);
    }

    [Fact]
    public void Prefixes_are_declared_where_the_attribute_is_written()
    {
        string xml = Lab.Notice("sample-added", """<Rack xmlns:n='urn:near'><Sample id="S1" n:x="1" o:y="2" m:z="3"/></Rack>""")
            .Replace("<Notice ", "<Notice xmlns:n='urn:far' xmlns:o='urn:o' ", StringComparison.Ordinal);

        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(xml);

        Assert.Equal(
            "xmlns:n=\"urn:near\" n:x=\"1\" xmlns:o=\"urn:o\" o:y=\"2\" m:z=\"3\"", Assert.Single(added.Unknown).Xml.ToString());
        System.Xml.Linq.XElement sample = System.Xml.Linq.XDocument.Parse(LabWire.ToXml(added)).Descendants("Sample").Single();
        Assert.Equal("1", sample.Attribute(System.Xml.Linq.XName.Get("x", "urn:near"))?.Value);
        Assert.Equal("3", sample.Attribute(System.Xml.Linq.XName.Get("z", "urn:acme:measure"))?.Value);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void An_attribute_whose_element_is_gone_is_not_written()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice(
            "reading",
            """<Rack><Sample><Value>1</Value><Shelf><Thing><Kind>reading</Kind><Field name="quality" d="4">5</Field></Thing></Shelf></Sample></Rack>"""));

        Assert.DoesNotContain("d=", LabWire.ToXml(reading with { Quality = null }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<Tell x="1"><Job><Verb>opened</Verb><Body><Number>1</Number></Body></Job></Tell>""")]
    [InlineData("""<Tell><Job x="1"><Verb x="1">opened</Verb><Body><Number>1</Number></Body></Job></Tell>""")]
    [InlineData("""<Tell><Job><Verb>opened</Verb><Body x="1"><Number x="1">1</Number></Body></Job></Tell>""")]
    [InlineData("""<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><Thing x="1"><Kind x="1">lamp</Kind><Field name="power" x="1">2</Field></Thing></Body></Job></Tell>""")]
    public void Skipped_attributes_leave_nothing(string xml)
    {
        Acme.Loose.OpenedEvent opened = Assert.IsType<Acme.Loose.OpenedEvent>(Assert.Single(LooseWire.ParseAll(Encoding.UTF8.GetBytes(xml))));

        Assert.Empty(opened.Unknown);
        Assert.DoesNotContain("x=", LooseWire.ToXml(opened), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<Tell x="1"><Job><Verb>opened</Verb><Body><Number>1</Number></Body></Job></Tell>""", "x", 7)]
    [InlineData("""<Tell xmlns:n="u"><Job><Verb>opened</Verb><Body><Number n:x="1">1</Number></Body></Job></Tell>""", "n:x", 57)]
    [InlineData("""<Tell><Job><Verb>opened</Verb><Body><Number>1</Number><Thing><Kind>lamp</Kind><Field name="power" y="1">2</Field></Thing></Body></Job></Tell>""", "y", 99)]
    public void A_refused_attribute_is_a_fault_at_its_place(string xml, string name, int column)
    {
        Assert.False(StrictWire.TryParse(Encoding.UTF8.GetBytes(xml), out StrictMessage? _, out XmlFault fault));

        Assert.Equal(
            (XmlFaultCode.UnknownAttribute, $"The schema does not name the attribute '{name}'.", 1, column),
            (fault.Code, fault.Message, fault.Line, fault.Column));
    }

    [Fact]
    public void What_stands_beside_payloads_named_by_their_element_is_kept()
    {
        const string Text = "<news><at zone=\"UTC\">2026-11-26T09:30:00Z</at><rung a=\"1\"><floor b=\"2\">3</floor></rung></news>";

        Acme.Bell.RungEvent rung = Assert.IsType<Acme.Bell.RungEvent>(Acme.Bell.BellWire.Parse(Encoding.UTF8.GetBytes(Text)));

        Assert.Equal([" a=\"1\"", "floor b=\"2\"", "../at zone=\"UTC\""], Kept(rung.Unknown));
        Assert.Equal(Text, Acme.Bell.BellWire.ToXml(rung));
    }

    [Fact]
    public void What_stands_beside_units_is_kept_with_the_first_message()
    {
        const string Text =
            "<t:call xmlns:t=\"urn:example:ticket\" t:nr=\"7\" desk=\"north\" x=\"0\"><t:tags a=\"1\"><t:tag b=\"2\">p</t:tag>"
            + "<t:tag c=\"3\">q</t:tag><other/></t:tags><do><verb>sell</verb><what><row>1</row></what></do>"
            + "<do><verb>sell</verb><what><row>2</row></what></do></t:call>";

        Acme.Ticket.TicketMessage[] calls = [.. Acme.Ticket.TicketWire.ParseAll(Encoding.UTF8.GetBytes(Text))];

        Assert.Equal(
            ["../.. x=\"0\"", "../../tags a=\"1\"", "../../tags <other/>", "../../tags/tag[1] b=\"2\"", "../../tags/tag[2] c=\"3\""],
            Kept(calls[0].Unknown));
        Assert.Empty(calls[1].Unknown);
        System.Buffers.ArrayBufferWriter<byte> output = new();
        Acme.Ticket.TicketWire.WriteAll(output, calls);
        Assert.Equal(Text, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_fixed_element_of_the_document_keeps_its_attributes()
    {
        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(
            Lab.Notice("sample-added", """<Rack><Sample id="S1"/></Rack>""").Replace("<Entry>", "<Stamp x=\"1\"/><Entry>", StringComparison.Ordinal));

        Assert.Equal(["../../Stamp x=\"1\""], Kept(added.Unknown));
        Assert.Contains("><Stamp x=\"1\"/><Entry", LabWire.ToXml(added), StringComparison.Ordinal);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void A_kept_element_stays_in_the_namespace_of_names_without_a_prefix()
    {
        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(
            Lab.Notice("sample-added", """<Rack><new/><Sample id="S1"/></Rack>""")
                .Replace("<Notice ", "<Notice xmlns='urn:far' ", StringComparison.Ordinal));

        Assert.Equal(["Rack <new xmlns=\"urn:far\"/>"], Kept(added.Unknown));
        Lab.RoundTrip(added);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    public void Units_that_the_schema_does_not_name_keep_their_namespaces_among_others(int filler)
    {
        IReadOnlyList<LabMessage> read = LabWire.ParseAll(Encoding.UTF8.GetBytes(
            $"<Notice version=\"1.0\" xmlns:n=\"urn:n\" fill=\"{new string('f', filler)}\"><Entry><What>new</What><Body><n:a/></Body></Entry>"
            + "<Entry><What>newer</What><Body><n:b/></Body></Entry></Notice>"));

        foreach (LabUnknownEvent unknown in read.Cast<LabUnknownEvent>())
        {
            Assert.Equal("urn:n", NamespaceOf(unknown.RawXml));
            Assert.Equal("1.0", Assert.IsType<LabUnknownEvent>(LabWire.Parse(unknown.Xml.Utf8.Span)).Version);
        }

        System.Buffers.ArrayBufferWriter<byte> output = new();
        LabWire.WriteAll(output, [new SampleAddedEvent("S1"), read[0], read[1]]);
        Assert.Equal("urn:n", NamespaceOf(Encoding.UTF8.GetString(output.WrittenSpan)));
    }

    private static string NamespaceOf(string xml) => System.Xml.Linq.XDocument.Parse(xml).Descendants()
        .Where(element => element.Name.LocalName is "a" or "b").Select(element => element.Name.NamespaceName).Distinct().Single();

    private static IEnumerable<string> Kept(IEnumerable<UnknownContent> unknown) => unknown.Select(one => $"{one.Parent} {one.Xml}");

    private static RawXml Raw(string xml) => new(Encoding.UTF8.GetBytes(xml));
}
