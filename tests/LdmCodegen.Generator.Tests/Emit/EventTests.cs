using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Events: documents to records and back.</summary>
public sealed class EventTests
{
    [Fact]
    public void The_canonical_form_of_an_event_is_written_byte_for_byte()
    {
        string example = LabSchema.Examples.Single(example => example.Key == "event:sample-added").Value;

        Assert.Equal(example, LabWire.ToXml(new SampleAddedEvent("S1")));
        Assert.Equal(new SampleAddedEvent("S1"), Lab.Parse<SampleAddedEvent>(example));
    }

    [Fact]
    public void Dialects_spell_the_same_event_differently()
    {
        SampleAddedEvent added = new("S1");

        Assert.Equal(
            """<Notice version="2.0" bench="A &amp; B"><Stamp/><Entry><What>sample-added</What><Body format="7"><Rack><Frame/><Sample id="S1"/></Rack></Body></Entry></Notice>""",
            LabWire.ToXml(added, LabDialect.Bare));
        Assert.Equal(
            """<Notice version="2.0" bench="A &amp; B"><Stamp/><Entry><What>sample-added</What><Body format="7"><Rack><Frame/><Sample m:layout="m:sample" m:id="S1"/></Rack></Body></Entry></Notice>""",
            LabWire.ToXml(added, LabDialect.Undeclared));
    }

    [Fact]
    public void Every_kind_of_event_survives_writing_and_reading()
    {
        Lab.RoundTrip(new SampleAddedEvent("a<b>&\"'\t\u00e4"));
        Lab.RoundTrip(new RackClearedEvent());
        Lab.RoundTrip(new SampleMovedEvent("here", "there"));
        Lab.RoundTrip(new SampleMovedEvent("here", "there") { Spare = "nowhere" });
        Lab.RoundTrip(new SampleUnpackedEvent("S1") { Things = [new VialResource { Volume = 1.5m }, new ProbeResource()] });
        Lab.RoundTrip(new ReadingEvent(-12.5m));
        Lab.RoundTrip(new ReadingEvent(3m) { Sample = "S1", Quality = 99.5m, Colour = new Colour("mauve") });
        Lab.RoundTrip(new StockTakenEvent { Probe = new ProbeResource { Serial = "P" }, Vials = [new(), new() { Cap = Colour.Red }] });
        Lab.RoundTrip(new SeatTakenEvent { Token = "t", Seat = 4, Remark = "r" });
        Lab.RoundTrip(new ListPublishedEvent { Samples = [new("S1"), new("S2") { Things = [new VialResource()] }] });
    }

    [Fact]
    public void The_time_of_arrival_and_the_version_take_no_part_in_equality()
    {
        SampleAddedEvent one = new("S1") { ReceivedAt = DateTimeOffset.UnixEpoch, Version = "1.0" };

        Assert.Equal(one, new SampleAddedEvent("S1"));
        Assert.Equal(one.GetHashCode(), new SampleAddedEvent("S1").GetHashCode());
        Assert.NotEqual(one, new SampleAddedEvent("S2"));
    }

    [Fact]
    public void The_version_of_a_document_is_read_and_written_back()
    {
        SampleAddedEvent old = Lab.Parse<SampleAddedEvent>(Lab.Notice("sample-added", """<Rack><Sample id="S1"/></Rack>""")
            .Replace("version=\"2.0\"", "version=\"0.9&amp;\""));

        Assert.Equal("0.9&", old.Version);
        Assert.StartsWith("<Notice version=\"0.9&amp;\" bench=\"A &amp; B\"", LabWire.ToXml(old), StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_name_and_group_are_known()
    {
        ReadingEvent reading = new(1m);

        Assert.Equal(("reading", LabEventKind.Reading, LabEventGroup.Readings), (reading.Name, reading.Kind, reading.Group));
        Assert.Equal(LabEventGroup.All, LabEventGroup.Readings | LabEventGroup.Samples);
    }

    [Theory]
    [InlineData("""<Rack><Sample id="S1"><Shelf><Thing><Kind>vial</Kind></Thing></Shelf></Sample></Rack>""")]
    [InlineData("""<Rack><Sample id="S1"/><Shelf><Thing><Kind>vial</Kind></Thing></Shelf></Rack>""")]
    [InlineData("""<Rack><Shelf><Thing><x:Kind> vial </x:Kind></Thing></Shelf><q:Sample z:id="S1"></q:Sample></Rack>""")]
    [InlineData("""<Rack><Frame><deep/></Frame>text<Sample m:layout="?" m:id=" S1 "/><Shelf/><Shelf><Thing><Kind><![CDATA[vial]]></Kind></Thing></Shelf></Rack>""")]
    public void Every_documented_place_of_a_value_is_read(string content)
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice("sample-unpacked", content));

        Assert.Equal(new SampleUnpackedEvent("S1") { Things = [new VialResource()] }, unpacked);
    }

    [Theory]
    [InlineData("<Rack><Sample><Value>1.5</Value></Sample></Rack>")]
    [InlineData("<Rack><Value>1.5</Value></Rack>")]
    [InlineData("<Value amount='1.5'/>")]
    public void Alternatives_of_a_path_are_all_read_and_the_first_is_written(string content)
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice("reading", content));

        Assert.Equal(new ReadingEvent(1.5m), reading);
        Assert.Contains("<Sample m:layout=", LabWire.ToXml(new SampleAddedEvent("x")), StringComparison.Ordinal);
        Assert.Contains(
            "<Sample m:id=\"S1\"><Value>1.5</Value></Sample>",
            LabWire.ToXml(reading with { Sample = "S1" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_an_object_without_a_name_stand_beside_where_it_would()
    {
        ReadingEvent nameless = new(1.5m) { Quality = 90, Colour = Colour.Red };

        Assert.Contains(
            "<Rack><Frame/><Shelf m:layout=\"m:reading\"><Thing><m:Kind>reading</m:Kind>", LabWire.ToXml(nameless), StringComparison.Ordinal);
        Assert.DoesNotContain("<Sample", LabWire.ToXml(nameless), StringComparison.Ordinal);
        Lab.RoundTrip(nameless);
        Lab.RoundTrip(nameless with { Sample = "S1" });
    }

    [Fact]
    public void An_object_without_a_name_stays_when_it_holds_what_the_schema_does_not_name()
    {
        ReadingEvent reading = Lab.Parse<ReadingEvent>(Lab.Notice("reading", "<Rack><Sample><new/><Value>1.5</Value></Sample></Rack>"));

        Assert.Contains("<Sample><Value>1.5</Value><new/></Sample>", LabWire.ToXml(reading), StringComparison.Ordinal);
        Lab.RoundTrip(reading);
    }

    [Theory]
    [InlineData("<Shelf><Thing><Kind>vial</Kind></Thing></Shelf><Sample id='1'/>")]
    [InlineData("<Shelf><Thing><Kind>vial</Kind></Thing><new/></Shelf><Sample id='1'/>")]
    public void A_list_before_any_object_belongs_to_the_message(string content)
    {
        ListPublishedEvent list = Lab.Parse<ListPublishedEvent>(Lab.Notice("list-published", $"<Rack>{content}</Rack>"));

        Assert.Equal([new VialResource()], list.Things);
        Assert.Equal([new SampleThings("1")], list.Samples);
        Lab.RoundTrip(list);
    }

    [Fact]
    public void A_list_of_no_object_is_written_before_the_objects()
    {
        ListPublishedEvent list = new() { Samples = [new SampleThings("1")], Things = [new ProbeResource(), new VialResource()] };

        Assert.Contains(
            "<Rack><Frame/><Shelf m:layout=\"m:instrument\"><Thing><m:Kind>probe</m:Kind></Thing></Shelf>"
            + "<Shelf><Thing><m:Kind>vial</m:Kind></Thing></Shelf><Sample m:layout=\"m:sample\" m:id=\"1\"/></Rack>",
            LabWire.ToXml(list),
            StringComparison.Ordinal);
        Lab.RoundTrip(list);
        Lab.RoundTrip(new ListPublishedEvent { Things = [new VialResource()] });
        Lab.RoundTrip(ListSamplesReply.Success() with { Things = [new VialResource()] });
    }

    [Fact]
    public void The_name_is_found_wherever_it_stands()
    {
        string late = """<Notice><Entry><Body><Rack><Sample id="S1"/></Rack></Body><Other/><x:What> sample&#45;added </x:What></Entry></Notice>""";

        Assert.Equal("S1", Lab.Parse<SampleAddedEvent>(late).Sample);
    }

    [Fact]
    public void Numbered_steps_take_their_own_element()
    {
        SampleMovedEvent moved = Lab.Parse<SampleMovedEvent>(Lab.Notice(
            "sample-moved", """<Rack><Place id="a"/><Place id="b"/><Place id="c"/><Place id="d"/></Rack>"""));

        Assert.Equal(("a", "b", "c"), (moved.Origin, moved.Target, moved.Spare));
        Assert.Equal("""<Place id="d"/>""", Assert.Single(moved.Unknown).Xml.ToString());
    }

    [Fact]
    public void Several_units_and_payloads_give_several_events()
    {
        string two = """<Body><Rack><Sample id="1"/></Rack></Body><Body><Rack><Sample id="2"/></Rack></Body>""";
        string xml = $"<Notice><Entry><What>sample-added</What>{two}</Entry><Entry><What>rack-cleared</What><Body/></Entry></Notice>";

        IReadOnlyList<LabMessage> messages = LabWire.ParseAll(Encoding.UTF8.GetBytes(xml));

        Assert.Equal([new SampleAddedEvent("1"), new SampleAddedEvent("2"), new RackClearedEvent()], messages);
        Assert.Equal(XmlFaultCode.SeveralMessages, Lab.Fault(xml).Code);
        System.Buffers.ArrayBufferWriter<byte> output = new();
        LabWire.WriteAll(output, messages.ToArray());
        string written = Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.Equal(2, written.Split("<Entry>").Length - 1);
        Assert.Equal(messages, LabWire.ParseAll(output.WrittenSpan));
    }

    [Fact]
    public void A_repeated_shape_spreads_over_payloads_too()
    {
        string two = """<Body><Rack><Sample id="1"/></Rack></Body><Body><Rack><Sample id="2"/><Shelf><Thing><Kind>vial</Kind></Thing></Shelf></Rack></Body>""";
        string xml = $"<Notice><Entry><What>list-published</What>{two}</Entry></Notice>";

        ListPublishedEvent list = Lab.Parse<ListPublishedEvent>(xml);

        Assert.Equal([new SampleThings("1"), new SampleThings("2") { Things = [new VialResource()] }], list.Samples);
    }

    [Fact]
    public void A_repeated_payload_gives_one_object_each()
    {
        SeatsTakenEvent taken = new() { Sessions = [new() { Seat = 1 }, new() { Seat = 2, Remark = "x" }] };

        string xml = LabWire.ToXml(taken, LabDialect.Bare);

        Assert.Contains(
            """<Body format="7" seat="1"/><Body format="7" seat="2"><Remark>x</Remark></Body>""", xml, StringComparison.Ordinal);
        Lab.RoundTrip(taken);
        Lab.RoundTrip(new ListSessionsRequest { Sessions = [new() { Seat = 1 }, new() { Seat = 2 }] });
        Lab.RoundTrip(ListSessionsReply.Success(new Session { Seat = 1 }, new Session { Seat = 2 }));
    }

    [Fact]
    public void Only_needed_namespaces_are_declared()
    {
        Assert.DoesNotContain("xmlns", LabWire.ToXml(new RackClearedEvent()), StringComparison.Ordinal);
        Assert.DoesNotContain("urn:acme:lab", LabWire.ToXml(new SampleAddedEvent("S1")), StringComparison.Ordinal);
        Assert.Contains("xmlns:m=\"urn:acme:measure\"", LabWire.ToXml(new SampleAddedEvent("S1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_marker_cannot_be_written()
    {
        LabGapEvent gap = new(default, default, GapReason.Reconnected, 0);

        Assert.Throws<NotSupportedException>(() => LabWire.ToXml(gap));
    }

    [Fact]
    public async Task A_handler_is_called_by_the_kind_of_event()
    {
        Listener listener = new();

        await new SampleAddedEvent("S1").DispatchAsync(listener, default);
        await new RackClearedEvent().DispatchAsync(listener, default);
        await new LabUnknownEvent("x", default).DispatchAsync(listener, default);

        Assert.Equal(["added S1", "unknown x"], listener.Heard);
    }

    private sealed class Listener : ILabEventHandler
    {
        public List<string> Heard { get; } = [];

        public ValueTask OnSampleAddedAsync(SampleAddedEvent e, CancellationToken cancellationToken)
        {
            Heard.Add($"added {e.Sample}");
            return default;
        }

        public ValueTask OnUnknownEventAsync(LabUnknownEvent e, CancellationToken cancellationToken)
        {
            Heard.Add($"unknown {e.Name}");
            return default;
        }
    }
}
