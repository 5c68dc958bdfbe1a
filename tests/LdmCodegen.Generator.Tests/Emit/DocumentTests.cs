using System.Buffers;
using System.Text;
using Acme.Lab;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Documents with several messages: what belongs to which, and what is written of it.</summary>
public sealed class DocumentTests
{
    private const string One = """<Body><Rack><Sample id="1"/></Rack></Body>""";
    private const string Two = """<Body><Rack><Sample id="2"/></Rack></Body>""";

    [Fact]
    public void Unknown_content_between_payloads_is_written_back_in_its_place()
    {
        IReadOnlyList<LabMessage> messages = Read($"<Notice><Entry><What>sample-added</What>{One}<u1/>{Two}<u2/></Entry></Notice>");

        string written = Write(messages.ToArray());

        Assert.Matches("</Body><u1/><Body.*</Body><u2/></Entry>", written);
        Assert.Equal(messages, Read(written));
    }

    [Fact]
    public void Unknown_content_around_the_units_is_written_for_every_message()
    {
        LabMessage first = Assert.Single(Read($"<Notice><Entry><What>sample-added</What>{One}</Entry><r1/></Notice>"));
        LabMessage second = Assert.Single(Read($"<Notice><Entry><What>sample-added</What>{Two}</Entry><r2/></Notice>"));

        Assert.EndsWith("</Entry><r1/><r2/></Notice>", Write(first, second), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_content_of_a_unit_that_cannot_be_read_stays_with_it()
    {
        IReadOnlyList<LabMessage> messages = Read(
            $"<Notice><Entry><What>sample-added</What><u1/><Body/></Entry><Entry><What>sample-added</What>{Two}</Entry></Notice>");

        Assert.Contains("<u1/>", Assert.IsType<LabUnknownEvent>(messages[0]).RawXml, StringComparison.Ordinal);
        Assert.Equal(new SampleAddedEvent("2"), messages[1]);
    }

    [Fact]
    public void Unknown_content_of_a_reply_to_an_unknown_action_stays_with_it()
    {
        const string Done = "<Body><Result><Code>done</Code></Result></Body>";

        IReadOnlyList<LabMessage> messages = Read(
            $"<Call><Job><Verb>fly</Verb><u1/>{Done}</Job><Job><Verb>watch-all</Verb>{Done}</Job></Call>");

        Assert.IsType<LabUnknownReply>(messages[0]);
        Assert.Empty(messages[1].Unknown);
    }

    [Fact]
    public void The_unit_of_an_unknown_event_is_found_behind_other_elements()
    {
        LabMessage unknown = Assert.Single(Read("<Notice><Stamp/><r1/><Entry><What>odd</What><x/></Entry></Notice>"));

        string written = Write(new RackClearedEvent(), unknown);

        Assert.Contains("<Entry><What>odd</What><x/></Entry>", written, StringComparison.Ordinal);
        Assert.Equal(["rack-cleared", "odd"], Read(written).Select(message => message.Name));
    }

    [Fact]
    public void A_payload_that_cannot_be_read_beside_one_that_can_gives_a_readable_document()
    {
        IReadOnlyList<LabMessage> messages = Read($"<Notice><Entry><What>sample-added</What><Body/>{Two}</Entry></Notice>");

        Assert.IsType<LabUnknownEvent>(messages[0]);
        Assert.Equal(new SampleAddedEvent("2"), messages[1]);
        Assert.Contains(new SampleAddedEvent("2"), Read(Write(messages.ToArray())));
    }

    [Fact]
    public void A_message_taken_out_of_its_unit_is_not_written_into_a_foreign_one()
    {
        IReadOnlyList<LabMessage> requests = Read($"<Call><Job><Verb>take-sample</Verb>{One}{Two}</Job></Call>");

        Assert.Equal(["take-stock", "take-sample"], Names(new TakeStockRequest(), requests[1]));
        Assert.Equal(["take-sample", "take-sample"], Names(requests[0], requests[1]));
    }

    [Fact]
    public void Options_given_to_one_of_two_requests_of_a_unit_are_given_to_that_one_alone()
    {
        IReadOnlyList<LabMessage> requests = Read($"<Call><Job><Verb>take-sample</Verb>{One}{Two}</Job></Call>");
        LabMessage[] changed = [requests[0], (TakeSampleRequest)requests[1] with { Force = true }];

        Assert.Equal(changed, Read(Write(changed)));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("x\t-f")]
    [InlineData("-f")]
    [InlineData("\u00a0")]
    public void An_operand_that_would_be_read_as_other_options_is_refused(string operand)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(
            () => LabWire.ToXml(new TakeSampleRequest("S1") { Reason = operand }));

        Assert.Equal(nameof(TakeSampleRequest.Reason), fault.ParamName);
        Assert.Throws<ArgumentException>(() => LabWire.ToXml(new TakeSampleRequest("S1") { Backup = operand }));
    }

    [Fact]
    public void An_empty_operand_is_refused_where_one_is_needed()
    {
        Assert.Throws<ArgumentException>(() => LabWire.ToXml(new TakeSampleRequest("S1") { Cap = default(Colour) }));
        Assert.Throws<ArgumentException>(() => LabWire.ToXml(new TakeSampleRequest("S1") { Reason = "" }));
    }

    [Fact]
    public void A_word_with_a_dash_is_an_operand_where_one_must_follow()
    {
        Lab.RoundTrip(new TakeSampleRequest("S1") { Cap = new Colour("-odd") });
    }

    private static IReadOnlyList<LabMessage> Read(string xml) => LabWire.ParseAll(Encoding.UTF8.GetBytes(xml));

    private static IEnumerable<string> Names(params LabMessage[] messages) =>
        Read(Write(messages)).Select(message => message.Name);

    private static string Write(params LabMessage[] messages)
    {
        ArrayBufferWriter<byte> output = new();
        LabWire.WriteAll(output, messages);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
