using System.Buffers;
using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Requests, their options and their replies.</summary>
public sealed class RequestTests
{
    private const string Sample = """<Rack><Sample id="S1"/></Rack>""";

    [Theory]
    [InlineData("-f", true, null, null, null, null, null)]
    [InlineData("-n 3 -f", true, 3, null, null, null, null)]
    [InlineData("-c red because", false, null, "red", null, "because", null)]
    [InlineData("-b -f", true, null, null, "", null, null)]
    [InlineData("-b copy", false, null, null, "copy", null, null)]
    [InlineData(" -n many --new -q ", false, null, null, null, "many", "-n --new -q")]
    public void Options_are_read_and_written(
        string text, bool force, int? count, string? cap, string? backup, string? reason, string? unknown)
    {
        TakeSampleRequest request = Lab.Parse<TakeSampleRequest>(
            Lab.Call("take-sample", Sample, $"<Flag>{text}</Flag>"));

        TakeSampleRequest expected = new("S1")
        {
            Force = force,
            Count = count,
            Cap = cap is null ? null : new Colour(cap),
            Backup = backup,
            Reason = reason,
            UnknownOptions = unknown,
        };
        Assert.Equal(expected, request);
        Lab.RoundTrip(request);
    }

    [Fact]
    public void The_option_element_is_there_only_with_an_option()
    {
        Assert.DoesNotContain("Flags", LabWire.ToXml(new TakeSampleRequest("S1")), StringComparison.Ordinal);
        Assert.Contains(
            "</Verb><Flags>-f -n 2 -b</Flags><l:Body",
            LabWire.ToXml(new TakeSampleRequest("S1") { Force = true, Count = 2, Backup = "" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_payload_is_there_even_when_empty()
    {
        Assert.Equal(
            """<l:Call version="2.0" xmlns:l="urn:acme:lab"><Job lang="en"><Verb>list-samples</Verb><l:Body format="7"/></Job></l:Call>""",
            LabWire.ToXml(new ListSamplesRequest()));
        Assert.Equal(new ListSamplesRequest(), Lab.Parse<ListSamplesRequest>(Lab.Call("list-samples", " ")));
    }

    [Fact]
    public void A_request_that_misses_something_is_a_fault_with_its_place()
    {
        XmlFault fault = Lab.Fault(Lab.Call("take-sample", "<Rack/>"));

        Assert.Equal((XmlFaultCode.MissingAttribute, 1), (fault.Code, fault.Line));
        Assert.Contains("Sample is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Job", fault.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_action_can_be_read_and_sent()
    {
        LabUnknownRequest unknown = Lab.Parse<LabUnknownRequest>(Lab.Call("fly", "<x/>"));

        Assert.Equal("fly", unknown.Name);
        Lab.RoundTrip(unknown);
        Assert.Equal("a&b", Lab.Parse<LabUnknownRequest>(LabWire.ToXml(new LabUnknownRequest("a&b"))).Name);
    }

    [Fact]
    public void A_command_with_several_payloads_is_answered_as_one()
    {
        string xml = $"<Call><Job><Verb>take-sample</Verb><Flags>-f</Flags><Body>{Sample}</Body><Body>{Sample}</Body></Job></Call>";
        Inbound<LabRequest, LabReply, LabEvent> inbound =
            LabProtocol.Instance.Read(Encoding.UTF8.GetBytes(xml), XmlLimits.Default, default);

        Assert.Equal(2, inbound.Requests.Length);
        Assert.All(inbound.Requests.ToArray(), request => Assert.True(((TakeSampleRequest)request).Force));
        LabReply[] replies =
        [
            LabProtocol.Instance.CreateReply(inbound.Requests.Span[0], ReplyOutcome.Success),
            LabProtocol.Instance.CreateReply(inbound.Requests.Span[1], ReplyOutcome.Failure("full")),
        ];
        ArrayBufferWriter<byte> output = new();
        LabProtocol.Instance.WriteReplies(output, replies, WireSpelling.Standard);
        string written = Encoding.UTF8.GetString(output.WrittenSpan);

        Assert.Single(written.Split("<Job ").Skip(1));
        Assert.Equal(2, written.Split("<l:Body ").Length - 1);
        Assert.EndsWith(
            "</l:Body><Result><Code>refused</Code></Result></Job><Result><Code>refused</Code></Result></l:Call>",
            written.Replace("failure", "refused", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Result><Code>done</Code></Result>", "", "")]
    [InlineData("", "<Result><Code>DONE</Code></Result>", "")]
    [InlineData("", "", "<Result><Code> Done </Code></Result>")]
    public void A_reply_is_known_by_a_status_on_any_level(string inner, string unit, string root)
    {
        TakeSampleReply reply = Lab.Parse<TakeSampleReply>(Lab.Answer("take-sample", Sample, inner, unit, root));

        Assert.True(reply.Succeeded);
        Assert.Equal("S1", reply.Sample);
    }

    [Fact]
    public void All_levels_and_warnings_of_a_reply_are_read()
    {
        TakeSampleReply reply = Lab.Parse<TakeSampleReply>(Lab.Answer(
            "take-sample",
            Sample,
            "<Result><Code>done</Code></Result><Result><Code>done</Code><Text>slow</Text></Result>",
            "<Result><Code>done</Code></Result>",
            "<Result><Code>refused</Code><Text>another failed</Text></Result>"));

        Assert.True(reply.Succeeded);
        Assert.Equal(["slow"], reply.Warnings);
        Assert.False(reply.Outcome.Root!.Succeeded);
        Assert.Equal(["another failed"], reply.Outcome.Root.Messages);
    }

    [Fact]
    public void A_failure_has_its_messages_and_throws_when_asked()
    {
        TakeSampleReply reply = Lab.Parse<TakeSampleReply>(Lab.Answer(
            "take-sample",
            "",
            "<Result><Code>refused</Code><Text> no </Text><Text>never</Text></Result>",
            "<Result><Code>refused</Code></Result>",
            ""));

        Assert.Equal(["no", "never"], reply.Messages);
        Assert.Null(reply.Sample);
        Assert.Throws<RequestFailedException>(reply.ThrowIfFailed);
    }

    [Fact]
    public void Replies_survive_writing_and_reading_with_every_level()
    {
        Lab.RoundTrip(TakeSampleReply.Success("S1"));
        Lab.RoundTrip(TakeSampleReply.Failure("no", "never"));
        Lab.RoundTrip(OpenSessionReply.Success());
        Lab.RoundTrip(OpenSessionReply.Success() with { Token = "t" });
        Lab.RoundTrip(ListSamplesReply.Success(new SampleThings("1"), new SampleThings("2")));
        Lab.RoundTrip(WatchAllReply.Success());
        Lab.RoundTrip(TakeSampleReply.Success("S1") with
        {
            Outcome = TakeSampleReply.Success("S1").Outcome with { Warnings = ["careful", "slow"] },
        });
        Assert.Equal(
            """<l:Call version="2.0" xmlns:l="urn:acme:lab"><Job lang="en"><Verb>watch-all</Verb><l:Body format="7"><Result><Code>done</Code></Result></l:Body><Result><Code>done</Code></Result></Job><Result><Code>done</Code></Result></l:Call>""",
            LabWire.ToXml(WatchAllReply.Success()));
    }

    [Fact]
    public void A_failure_names_the_object_that_was_asked_about()
    {
        LabReply reply = LabProtocol.Instance.CreateReply(new TakeSampleRequest("S1"), ReplyOutcome.Failure("no"));

        Assert.Equal("S1", Assert.IsType<TakeSampleReply>(reply).Sample);
        Assert.Contains("m:id=\"S1\"", LabWire.ToXml(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_to_an_unknown_action_is_kept_with_its_outcome()
    {
        LabUnknownReply reply = Lab.Parse<LabUnknownReply>(
            Lab.Answer("fly", "<x/>", "<Result><Code>refused</Code><Text>no wings</Text></Result>", "", ""));

        Assert.Equal(("fly", false), (reply.Name, reply.Succeeded));
        Assert.Equal(["no wings"], reply.Messages);
        Assert.Contains("<x/>", reply.RawXml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_about_the_whole_document_needs_no_command()
    {
        LabUnknownReply reply = Lab.Parse<LabUnknownReply>("<Call><Result><Code>refused</Code><Text>garbled</Text></Result></Call>");

        Assert.Equal(("", false), (reply.Name, reply.Succeeded));
        Assert.Equal(["garbled"], reply.Messages);
    }

    [Fact]
    public void Registrations_are_made_and_recognised()
    {
        foreach (EventGroupInfo group in LabSchema.Groups)
        {
            foreach (bool register in new[] { true, false })
            {
                LabRequest request = LabProtocol.Instance.CreateRegistration(group, register);

                Assert.Equal(register ? group.RegisterAction : group.UnregisterAction, request.Name);
                Assert.True(LabProtocol.Instance.TryGetRegistration(request, out EventGroupInfo? found, out bool isRegister));
                Assert.Equal((group, register), (found, isRegister));
            }
        }

        Assert.False(LabProtocol.Instance.TryGetRegistration(new TakeStockRequest(), out _, out _));
        Assert.Equal((2UL, 3UL), (LabSchema.Groups[1].Mask, LabSchema.Groups[1].Delivers));
    }

    [Fact]
    public void A_document_holds_one_sort_of_message()
    {
        ArrayBufferWriter<byte> output = new();

        Assert.Throws<ArgumentException>(() => LabWire.WriteAll(output, []));
        Assert.Throws<ArgumentException>(
            () => LabWire.WriteAll(output, [new RackClearedEvent(), new TakeStockRequest()]));
    }
}
