using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>What the schema does not name is kept, in its place.</summary>
public sealed class UnknownContentTests
{
    [Theory]
    [InlineData("", """<Rack><Sample id="S1"/></Rack><new a="1">x</new>""", """</Rack><new a="1">x</new></Body>""")]
    [InlineData("Rack", """<Rack><new/><Sample id="S1"/></Rack>""", "<new/></Rack>")]
    [InlineData("Rack/Sample", """<Rack><Sample id="S1"><n:new><deep/></n:new></Sample></Rack>""", "><n:new><deep/></n:new></Sample>")]
    public void An_unknown_element_is_kept_with_its_parent_and_written_back(string parent, string content, string written)
    {
        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(Lab.Notice("sample-added", content));

        Assert.Equal(parent, Assert.Single(added.Unknown).Parent);
        Assert.Contains(written, LabWire.ToXml(added), StringComparison.Ordinal);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void An_unknown_element_takes_its_declarations_along()
    {
        string xml = Lab.Notice("sample-added", """<Rack><Sample id="S1"/></Rack><n:new/>""")
            .Replace("<Notice ", "<Notice xmlns:n='urn:n' ", StringComparison.Ordinal);

        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(xml);

        Assert.Equal("""<n:new xmlns:n="urn:n"/>""", Assert.Single(added.Unknown).Xml.ToString());
        Assert.Contains("""<n:new xmlns:n="urn:n"/>""", LabWire.ToXml(added), StringComparison.Ordinal);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void Unknown_elements_around_the_payload_are_kept()
    {
        string xml = """<Notice><r1/><Entry><u1/><What>sample-added</What><Body><Rack><Sample id="S1"/></Rack></Body><u2/></Entry><r2/></Notice>""";

        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(xml);

        Assert.Equal(["..:<u1/>", "..:<u2/>", "../..:<r1/>", "../..:<r2/>"], added.Unknown.Select(one => $"{one.Parent}:{one.Xml}"));
        Assert.EndsWith("</Body><u1/><u2/></Entry><r1/><r2/></Notice>", LabWire.ToXml(added), StringComparison.Ordinal);
        Lab.RoundTrip(added);
    }

    [Fact]
    public void A_second_element_where_one_is_meant_is_kept()
    {
        SampleAddedEvent added = Lab.Parse<SampleAddedEvent>(Lab.Notice(
            "sample-added", """<Rack><Sample id="S1"/><Sample id="S2"><a/></Sample></Rack>"""));

        Assert.Equal("S1", added.Sample);
        Assert.Equal("""<Sample id="S2"><a/></Sample>""", Assert.Single(added.Unknown).Xml.ToString());
        Lab.RoundTrip(added);
    }

    [Fact]
    public void Unknown_content_of_an_alternative_place_moves_with_it()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice(
            "reading",
            """<Rack><Value>1</Value><Shelf><s/><Thing><Kind>reading</Kind><Field name="new">x</Field></Thing></Shelf></Rack><Value><v/></Value>"""));

        Assert.Equal(
            [
                ":<Value><v/></Value>",
                "Rack/Sample/Shelf:<s/>",
                "Rack/Sample/Shelf/Thing:<Field name=\"new\">x</Field>",
            ],
            reading.Unknown.Select(one => $"{one.Parent}:{one.Xml}"));
        Lab.RoundTrip(reading);
    }

    [Fact]
    public void A_bag_of_another_kind_is_not_read_as_ours()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice(
            "reading",
            """<Rack><Sample><Value>1</Value><Shelf><Thing><Field name="quality">5</Field><Kind>other</Kind></Thing></Shelf></Sample></Rack>"""));

        Assert.Null(reading.Quality);
        Assert.Single(reading.Unknown);
        Lab.RoundTrip(reading);
    }

    [Fact]
    public void Unknown_parts_of_a_resource_are_kept_in_it()
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            """<Rack><Sample id="S1"><Shelf><Thing serial="7"><Field name="zzz">1</Field><Kind>probe</Kind><extra/><Range><Min>1</Min><Max>9</Max></Range><Field name="slots">2</Field><Field name="slots">3</Field></Thing></Shelf></Sample></Rack>"""));

        ProbeResource probe = Assert.IsType<ProbeResource>(Assert.Single(unpacked.Things));
        Assert.Equal(("7", 9, 2u), (probe.Serial, probe.Limit, probe.Slots));
        Assert.Equal(
            ["<Field name=\"zzz\">1</Field>", "<extra/>", "<Range><Min>1</Min></Range>", "<Field name=\"slots\">3</Field>"],
            probe.Unknown.Select(one => one.Xml.ToString()));
        Lab.RoundTrip(unpacked);
    }

    [Fact]
    public void A_resource_of_an_unknown_kind_is_kept_whole_in_its_place()
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            """<Rack><Sample id="S1"><Shelf><Thing><Kind>vial</Kind></Thing><Thing><Kind>robot</Kind><arm/></Thing><Thing/></Shelf></Sample></Rack>"""));

        Assert.Equal(["vial", "robot", ""], unpacked.Things.Select(thing => thing.ResourceName));
        LabUnknownResource robot = Assert.IsType<LabUnknownResource>(unpacked.Things[1]);
        Assert.Equal("<Thing><Kind>robot</Kind><arm/></Thing>", robot.Xml.ToString());
        Lab.RoundTrip(unpacked);
    }

    [Fact]
    public void Unknown_content_of_one_of_many_objects_stays_with_it()
    {
        ListPublishedEvent list = Lab.Parse<ListPublishedEvent>(Lab.Notice(
            "list-published",
            """<Rack><Sample id="1"><a/></Sample><Sample id="2"/><Shelf><b/></Shelf><c/><Sample nothing="3"/></Rack>"""));

        Assert.Equal("<a/>", Assert.Single(list.Samples[0].Unknown).Xml.ToString());
        Assert.Equal("<b/>", Assert.Single(list.Samples[1].Unknown).Xml.ToString());
        Assert.Equal(["<c/>", "<Sample nothing=\"3\"/>"], list.Unknown.Select(one => one.Xml.ToString()));
        Lab.RoundTrip(list);
    }

    [Fact]
    public void An_unknown_event_is_delivered_with_its_document()
    {
        string xml = """<?xml version="1.0"?><Notice version="9" xmlns:z="urn:z"><Entry><What>moon-landed</What><Body><z:x/></Body></Entry></Notice>""";

        LabUnknownEvent unknown = Lab.Parse<LabUnknownEvent>(xml);

        Assert.Equal(("moon-landed", LabEventKind.Unknown, "9"), (unknown.Name, unknown.Kind, unknown.Version));
        Assert.Equal(xml[xml.IndexOf("<Notice", StringComparison.Ordinal)..], unknown.RawXml);
        Assert.Equal(unknown.RawXml, LabWire.ToXml(unknown));
        Assert.Null(unknown.Fault);
    }

    [Fact]
    public void An_unknown_event_among_others_is_a_document_of_its_own()
    {
        string xml = """<Notice xmlns:z="urn:z"><Entry><What>rack-cleared</What><Body/></Entry><Entry><What>odd</What><z:x/></Entry></Notice>""";

        IReadOnlyList<LabMessage> messages = LabWire.ParseAll(Encoding.UTF8.GetBytes(xml));

        LabUnknownEvent unknown = Assert.IsType<LabUnknownEvent>(messages[1]);
        Assert.Equal("""<Notice xmlns:z="urn:z"><Entry><What>odd</What><z:x/></Entry></Notice>""", unknown.RawXml);
        System.Buffers.ArrayBufferWriter<byte> output = new();
        LabWire.WriteAll(output, messages.ToArray());
        Assert.Equal(messages.Select(message => message.Name), LabWire.ParseAll(output.WrittenSpan).Select(message => message.Name));
    }

    [Fact]
    public void A_long_start_tag_is_not_repeated_for_every_unknown_unit()
    {
        string units = string.Concat(Enumerable.Repeat("<Entry><What>odd</What></Entry>", 100));
        string xml = $"""<Notice bench="{new string('x', 10_000)}">{units}</Notice>""";

        IReadOnlyList<LabMessage> messages = LabWire.ParseAll(Encoding.UTF8.GetBytes(xml));

        Assert.Equal(100, messages.Count);
        Assert.All(messages, message => Assert.Equal(
            "<Notice><Entry><What>odd</What></Entry></Notice>", ((LabUnknownEvent)message).RawXml));
    }

    [Fact]
    public void An_event_that_misses_something_is_delivered_with_its_fault()
    {
        string xml = Lab.Notice("sample-added", "<Rack><Sample/></Rack>");

        LabUnknownEvent unknown = Lab.Parse<LabUnknownEvent>(xml);

        Assert.Equal(("sample-added", LabEventKind.SampleAdded), (unknown.Name, unknown.Kind));
        Assert.Equal(XmlFaultCode.MissingAttribute, unknown.Fault!.Value.Code);
        Assert.Contains("Rack/Sample/@m:id", unknown.Fault.Value.Message, StringComparison.Ordinal);
        Assert.Equal(xml, unknown.RawXml);
    }

    [Fact]
    public void A_required_value_that_is_none_is_a_fault_of_the_event()
    {
        LabUnknownEvent unknown = Lab.Parse<LabUnknownEvent>(Lab.Notice("reading", "<Rack><Value>much</Value></Rack>"));

        Assert.Equal((LabEventKind.Reading, XmlFaultCode.InvalidValue), (unknown.Kind, unknown.Fault!.Value.Code));
        Assert.Equal(
            XmlFaultCode.MissingElement,
            Lab.Parse<LabUnknownEvent>(Lab.Notice("reading", "<Rack/>")).Fault!.Value.Code);
    }
    [Theory]
    [InlineData("<Sample id=\"S1\"><Value>2</Value></Sample>", "S1")]
    [InlineData("<Sample><Value>2</Value></Sample>", null)]
    public void A_second_object_is_not_mixed_with_the_first(string first, string? sample)
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(
            Lab.Notice("reading", $"<Rack>{first}<Sample id=\"S2\"><Value>1</Value></Sample></Rack>"));

        Assert.Equal((sample, 2m), (reading.Sample, reading.Value));
        Assert.Equal(
            new UnknownContent("Rack", new RawXml(Encoding.UTF8.GetBytes("<Sample id=\"S2\"><Value>1</Value></Sample>"))),
            Assert.Single(reading.Unknown));
        Lab.RoundTrip(reading);
    }

}
