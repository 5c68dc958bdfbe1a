using System.Text;
using System.Text.Json;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

public sealed class DecodeTests
{
    private const string Good =
        "<LDM_event version=\"1.1\"><cmd><action>bind-domain</action><data version=\"3.0\"><Envelope><References/>"
        + "<Content id=\"ldg1\"/></Envelope></data></cmd></LDM_event>";

    private const string Registration =
        "<LDM_interface version=\"1.3\"><cmd><action>reg-all-events</action><data version=\"3.0\"/></cmd>"
        + "</LDM_interface>";

    public static TheoryData<string> EventsRequestsAndReplies => Corpus("events", "requests", "replies");

    public static TheoryData<string> Malformed => Corpus("malformed");

    [Theory]
    [MemberData(nameof(EventsRequestsAndReplies))]
    public async Task Every_document_of_the_corpus_decodes_to_what_its_name_says(string file)
    {
        ToolRun run = await ToolRun.OfAsync("decode", Path.Combine(Repository.Root, "tests/Corpus/ldm", file));
        string folder = file.Split('/')[0];
        string[] names = Path.GetFileNameWithoutExtension(file).Split('.')[0].Split('+');

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        JsonElement[] messages = [.. run.Lines.Select(Parse)];
        Assert.Equal(names, messages.Select(message => Text(message, "name")));
        Assert.All(messages, message => Assert.Contains(
            Text(message, "kind"),
            (string[])[folder switch { "events" => "event", "requests" => "request", _ => "reply" }, "unknown"]));
        if (!file.Contains("/several/", StringComparison.Ordinal))
        {
            Assert.Equal(
                file.Contains("/unknown/", StringComparison.Ordinal),
                messages.Any(message => Text(message, "kind") == "unknown"));
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Every_malformed_document_gives_its_fault_with_the_place(string file)
    {
        string path = Path.Combine(Repository.Root, "tests/Corpus/ldm", file);
        ToolRun run = await ToolRun.OfAsync("decode", path);
        if (file.EndsWith("trailing-content.two-documents.xml", StringComparison.Ordinal))
        {
            // Several documents after each other are what decode is for.
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(2, run.Lines.Length);
            return;
        }

        JsonElement fault = run.Lines.Select(Parse).First(line => Text(line, "kind") == "fault");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Path.GetFileName(file).Split('.')[0], Text(fault, "code"));
        Assert.NotEmpty(Text(fault, "fault"));
        Assert.InRange(fault.GetProperty("offset").GetInt64(), 0, new FileInfo(path).Length);
        Assert.True(fault.GetProperty("line").GetInt32() >= 1);
        Assert.True(fault.GetProperty("column").GetInt32() >= 1);
    }

    [Fact]
    public async Task Properties_resources_and_what_the_schema_does_not_name_are_printed()
    {
        const string Event =
            "<LDM_event version=\"1.1\"><cmd><action>migration-process</action><data version=\"3.0\"><Envelope>"
            + "<Content id=\"ldg1\"><Section><Item><OtherResourceType>ldom_info</OtherResourceType>"
            + "<GenericProperty key=\"progress\">45%</GenericProperty>"
            + "<GenericProperty key=\"status\">ongoing</GenericProperty>"
            + "<GenericProperty key=\"source\">hostA</GenericProperty>"
            + "</Item></Section></Content></Envelope></data></cmd></LDM_event>";

        ToolRun run = await ToolRun.WithInputAsync(Event, "decode", "-");
        JsonElement message = Parse(Assert.Single(run.Lines));

        Assert.Equal("event", Text(message, "kind"));
        Assert.Equal("MigrationProcessEvent", Text(message, "type"));
        Assert.Equal("1.1", Text(message, "version"));
        Assert.Equal("ldg1", Text(message, "domain"));
        Assert.Equal(45, message.GetProperty("progress").GetDecimal());
        Assert.Equal("ongoing", Text(message, "status"));
    }

    [Fact]
    public async Task A_reply_carries_outcome_messages_and_warnings()
    {
        ToolRun run = await ToolRun.OfAsync(
            "decode", Path.Combine(Repository.Root, "tests/Corpus/ldm/replies/add-domain.failure-two-messages.xml"));
        JsonElement message = Parse(Assert.Single(run.Lines));

        Assert.Equal("reply", Text(message, "kind"));
        Assert.False(message.GetProperty("succeeded").GetBoolean());
        Assert.Equal("failure", Text(message, "status"));
        Assert.Equal(2, message.GetProperty("messages").GetArrayLength());
        Assert.Equal(0, message.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public async Task A_reply_about_several_objects_has_a_part_for_each()
    {
        ToolRun run = await ToolRun.OfAsync(
            "decode", Path.Combine(Repository.Root, "tests/Corpus/ldm/replies/remove-domain.two-objects-one-fails.xml"));
        JsonElement[] parts = [.. Parse(Assert.Single(run.Lines)).GetProperty("parts").EnumerateArray()];

        Assert.Equal(["ldg1 success", "ldg2 failure"], parts.Select(part => $"{Text(part, "domain")} {Text(part, "status")}"));
        Assert.Equal("the domain is bound", parts[1].GetProperty("messages")[0].GetString());
    }

    [Theory]
    [InlineData("<options>-f -x</options>", "", "unknownOptions", "-x")]
    [InlineData("<options>-f</options>", "<response><status>success</status></response>", "echoedOptions", "-f")]
    public async Task Options_of_the_peer_are_printed(string options, string response, string key, string expected)
    {
        ToolRun run = await ToolRun.WithInputAsync(
            $"<LDM_interface><cmd><action>stop-domain</action>{options}<data><Envelope><Content id=\"a\"/></Envelope>"
            + $"{response}</data></cmd></LDM_interface>",
            "decode",
            "-");

        Assert.Equal(expected, Text(Parse(Assert.Single(run.Lines)), key));
    }

    [Fact]
    public async Task Resources_in_a_resource_are_printed_with_it()
    {
        ToolRun run = await ToolRun.OfAsync(
            "decode", Path.Combine(Repository.Root, "tests/Corpus/ldm/replies/list-domain.binding.xml"));
        JsonElement cpu = Parse(Assert.Single(run.Lines)).GetProperty("domains")[0].GetProperty("resources")[0];

        Assert.Equal("cpu", Text(cpu, "resource"));
        Assert.NotEmpty(cpu.GetProperty("bindings").EnumerateArray());
    }

    [Fact]
    public async Task Several_commands_are_numbered()
    {
        const string Two =
            "<LDM_interface version=\"1.3\"><cmd><action>reg-all-events</action><data version=\"3.0\"/></cmd>"
            + "<cmd><action>reg-domain-events</action><data version=\"3.0\"/></cmd></LDM_interface>";

        ToolRun run = await ToolRun.WithInputAsync(Registration + "\n" + Two, "decode", "-");

        Assert.Equal(3, run.Lines.Length);
        Assert.False(Parse(run.Lines[0]).TryGetProperty("command", out _));
        Assert.Equal([2, 2], run.Lines[1..].Select(line => Parse(line).GetProperty("document").GetInt32()));
        Assert.Equal([1, 2], run.Lines[1..].Select(line => Parse(line).GetProperty("command").GetInt32()));
    }

    [Theory]
    [InlineData("<LDM_event><cmd></LDM_event>", "mismatched-tag")]
    [InlineData("<LDM_event><cmd>&nbsp;</cmd></LDM_event>", "undefined-entity")]
    [InlineData("<LDM_event version=\"1.1\"/>", "missing-element")]
    [InlineData("<html/>", "unexpected-root")]
    [InlineData("<LDM_event><cmd><action>add-", null)]
    public async Task After_a_bad_document_the_rest_is_still_printed(string bad, string? code)
    {
        ToolRun run = await ToolRun.WithInputAsync(Good + "\n" + bad + "\n" + Good, "decode", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["event", "fault", "event"], run.Lines.Select(line => Text(Parse(line), "kind")));
        JsonElement fault = Parse(run.Lines[1]);
        Assert.True(fault.GetProperty("line").GetInt32() >= 2);
        Assert.True(fault.GetProperty("offset").GetInt64() > Good.Length);
        if (code is not null)
        {
            Assert.Equal(code, Text(fault, "code"));
        }
    }

    [Fact]
    public async Task A_captured_stream_with_its_login_prints_messages_and_no_password()
    {
        const string Header =
            "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
        string capture =
            Header + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\n" + Header
            + $"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{Convert.ToBase64String([0, .. "ops\0"u8, .. Canary.Utf8])}</auth>" + Header
            + Registration + " \n " + $"<iq type='set'>{Registration}</iq>" + "</stream:stream>";

        ToolRun run = await ToolRun.WithInputAsync(capture, "decode", "-");

        Assert.Equal(["reg-all-events", "reg-all-events"], run.Lines.Select(line => Text(Parse(line), "name")));
        Assert.False(Canary.Shows(run.Out + run.Error));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Tolerance_reads_what_the_guides_print_and_tells_each_repair()
    {
        string file = Path.Combine(
            Repository.Root, "tests/Corpus/ldm/malformed/mismatched-tag.registration-reply-data-closed-twice.xml");
        string input = Good + "\n" + await File.ReadAllTextAsync(file) + Good.Replace("ldg1", "<!-- x -->");

        ToolRun strict = await ToolRun.WithInputAsync(input, "decode", "-");
        ToolRun tolerant = await ToolRun.WithInputAsync(input, "decode", "-", "--tolerance", "as-documented");

        Assert.Equal(["event", "fault", "fault"], strict.Lines.Select(line => Text(Parse(line), "kind")));
        Assert.Equal(["event", "reply", "fault"], tolerant.Lines.Select(line => Text(Parse(line), "kind")));
        Assert.True(Parse(tolerant.Lines[1]).GetProperty("succeeded").GetBoolean());
        string[] remarks = tolerant.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("document 2 (5,24): closed-twice: ", remarks[0], StringComparison.Ordinal);
        Assert.Equal("repaired: closed-twice 1", remarks[^1]);
        Assert.Equal(1, tolerant.ExitCode);
    }

    [Fact]
    public async Task A_tolerance_that_there_is_not_is_a_usage_error()
    {
        ToolRun run = await ToolRun.WithInputAsync(Good, "decode", "-", "--tolerance", "any");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is as-documented", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_of_the_form_before_ovf_are_requests_to_add_their_domains()
    {
        ToolRun run = await ToolRun.OfAsync(
            "decode", Path.Combine(Repository.Root, "tests/Corpus/ldm/before-ovf/three-domains.xml"));

        Assert.Equal(["primary", "web1", "empty <1>"], run.Lines.Select(line => Text(Parse(line), "domain")));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_sensitive_value_is_not_shown()
    {
        string add =
            "<LDM_interface version=\"1.3\"><cmd><action>add-domain</action><data version=\"3.0\"><Envelope>"
            + "<Content id=\"ldg1\"><Section><Item><OtherResourceType>ldom_info</OtherResourceType>"
            + $"<GenericProperty key=\"password\">{Convert.ToBase64String(Canary.Utf8)}</GenericProperty>"
            + "</Item></Section></Content></Envelope></data></cmd></LDM_interface>";

        ToolRun run = await ToolRun.WithInputAsync(add, "decode", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("***", Text(Parse(run.Lines[0]).GetProperty("resources")[0], "password"));
        Assert.False(Canary.Shows(run.Out + run.Error));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task An_input_without_a_document_is_a_finding(string input)
    {
        ToolRun run = await ToolRun.WithInputAsync(input, "decode", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no document", run.Error);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_told_with_their_place()
    {
        byte[] input = [.. "<LDM_event>\n ü"u8, 0xFF, .. "</LDM_event>"u8];

        ToolRun run = await ToolRun.WithInputAsync(input, "decode", "-");
        JsonElement fault = Parse(run.Lines[0]);

        Assert.Equal("invalid-utf8", Text(fault, "code"));
        Assert.Equal(15, fault.GetProperty("offset").GetInt32());
        Assert.Equal(2, fault.GetProperty("line").GetInt32());
        Assert.Equal(3, fault.GetProperty("column").GetInt32());
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        ToolRun run = await ToolRun.OfAsync("decode", "no-such-file.xml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-file.xml: no such file", run.Error);
    }

    private static TheoryData<string> Corpus(params string[] folders)
    {
        TheoryData<string> files = [];
        string root = Path.Combine(Repository.Root, "tests/Corpus/ldm");
        foreach (string folder in folders)
        {
            files.AddRange([
                .. Directory.EnumerateFiles(Path.Combine(root, folder), "*.xml", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal),
            ]);
        }

        return files;
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(Encoding.UTF8.GetBytes(line)).RootElement;

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;
}
