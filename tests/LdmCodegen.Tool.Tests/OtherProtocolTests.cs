using System.Net;
using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

/// <summary><c>--schema</c>: a protocol that no code was generated from.</summary>
public sealed class OtherProtocolTests : IDisposable
{
    private const string Schema =
        """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Lamp" namespace="Lamps">
          <transport framing="documents" tls="none" />
          <wire>
            <message kind="call" root="lamp" unit="do" selector="what" option="with" payload="body" />
            <message kind="event" root="news" unit="is" selector="what" payload="body" />
            <reply element="result" levels="payload" status="state" ok="done" failed="refused" detail="why" />
          </wire>
          <enum name="Colour"><value wire="red" doc="Red." /><value wire="green" doc="Green." /></enum>
          <shape name="Nothing" />
          <shape name="Lamp">
            <property name="Place" path="@place" required="true" doc="Where it hangs." />
            <property name="Level" path="level" type="percent" doc="How bright it is." />
            <property name="Colour" path="colour" type="Colour" doc="Its colour." />
          </shape>
          <events group="Lamps" shape="Lamp"><event name="switched" doc="A lamp was switched." /></events>
          <action name="switch" request="Lamp" reply="Lamp?" doc="Switches a lamp.">
            <option name="Slowly" flag="-s" doc="Takes its time." />
            <option name="After" flag="-a" type="duration" doc="Seconds to wait." />
          </action>
        </protocol>
        """;

    private const string Dialect =
        """
        <xmlns prefix="l" uri="urn:lamp" />
        <dialect name="first" option="how" attribute-prefixes="false" event-limit="100" doc="As the first lamps spoke.">
          <xmlns prefix="l" uri="urn:lamp:1" />
        </dialect>
        <wire>
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"lamp-{Guid.NewGuid():N}.protocol.xml");

    public OtherProtocolTests() => File.WriteAllText(_file, Schema);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Messages_are_decoded_and_encoded_without_generated_code()
    {
        const string Documents =
            "<news><is><what>switched</what><body place=\"hall\"><level>70%</level><colour>red</colour><old/></body></is></news>\n"
            + "<lamp><do><what>switch</what><with>-s -a 2</with><body place=\"hall\"/></do></lamp>\n"
            + "<lamp><do><what>switch</what><body><result><state>REFUSED</state><why>no bulb</why></result></body></do></lamp>\n";

        ToolRun decoded = await ToolRun.WithInputAsync(Documents, "decode", "--schema", _file, "-");
        ToolRun encoded = await ToolRun.WithInputAsync(decoded.Out, "encode", "--schema", _file, "-");

        Assert.Equal(0, decoded.ExitCode);
        JsonElement[] lines = [.. decoded.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("SwitchedEvent", lines[0].GetProperty("type").GetString());
        Assert.Equal(70, lines[0].GetProperty("level").GetDecimal());
        Assert.Equal("<old/>", lines[0].GetProperty("unknown")[0].GetProperty("xml").GetString());
        Assert.True(lines[1].GetProperty("slowly").GetBoolean());
        Assert.Equal(2, lines[1].GetProperty("after").GetDecimal());
        Assert.False(lines[2].GetProperty("succeeded").GetBoolean());
        Assert.Equal("no bulb", lines[2].GetProperty("messages")[0].GetString());
        Assert.Equal(Documents, encoded.Out);
    }

    [Fact]
    public async Task Dialects_of_the_schema_are_written_and_listed()
    {
        const string Request =
            "{\"kind\":\"request\",\"name\":\"switch\",\"place\":\"hall\",\"maker\":\"acme\",\"slowly\":true}";
        string news = $"{{\"kind\":\"event\",\"name\":\"switched\",\"place\":\"{new string('x', 80)}\"}}";

        await File.WriteAllTextAsync(_file, Schema.Replace("<wire>", Dialect)
            .Replace("option=\"with\"", "option=\"with\" option-also=\"how\"")
            .Replace("<property name=\"Level\"", "<property name=\"Maker\" path=\"@l:maker\" /><property name=\"Level\""));

        ToolRun usual = await ToolRun.WithInputAsync(Request, "encode", "--schema", _file, "-");
        ToolRun first = await ToolRun.WithInputAsync(
            $"{Request}\n{news}", "encode", "--schema", _file, "--dialect", "first", "-");
        ToolRun unknown = await ToolRun.WithInputAsync(Request, "encode", "--schema", _file, "--dialect", "illumos", "-");
        ToolRun help = await ToolRun.OfAsync("encode", "--schema", _file, "--help");

        Assert.Equal(
            "<lamp xmlns:l=\"urn:lamp\"><do><what>switch</what><with>-s</with><body place=\"hall\" l:maker=\"acme\"/></do></lamp>\n",
            usual.Out);
        Assert.Equal(
            "<lamp xmlns:l=\"urn:lamp:1\"><do><what>switch</what><how>-s</how><body place=\"hall\" maker=\"acme\"/></do></lamp>\n",
            first.Out);
        Assert.Contains("and the dialect 'first' allows 100", first.Error);
        Assert.Contains("there are standard, first", unknown.Error);
        Assert.Contains("first        As the first lamps spoke.", help.Out);
    }

    [Fact]
    public async Task Input_goes_on_at_the_next_document_of_the_protocol_after_a_fault()
    {
        const string Good = "<news><is><what>switched</what><body place=\"hall\"/></is></news>";

        ToolRun run = await ToolRun.WithInputAsync($"<news><is></news>{Good}", "decode", "--schema", _file, "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("\"place\":\"hall\"", run.Lines[1]);
    }

    [Theory]
    [InlineData(
        "ticket.protocol.xml",
        "<t:call xmlns:t=\"urn:example:ticket\" t:nr=\"7\" desk=\"3\"><t:tags><t:tag>a</t:tag><t:tag>b c</t:tag></t:tags>"
        + "<do><verb>sell</verb><what><row>4</row><look><colour>red</colour><colour>blue</colour></look></what></do></t:call>\n"
        + "<t:call xmlns:t=\"urn:example:ticket\" t:nr=\"7\"><do><verb>sell</verb><what><row>4</row><result><code>failure</code>"
        + "<why>taken</why></result></what><result><code>failure</code></result></do><result><code>failure</code></result></t:call>\n"
        + "<t:news kind=\"news\" xmlns:t=\"urn:example:ticket\"><t:at>2026-11-26T09:30:00Z</t:at><item><verb>sold</verb><what>"
        + "<row>4</row></what></item></t:news>\n",
        "\"tags\":[\"a\",\"b c\"]", "\"colours\":[\"red\",\"blue\"]", "\"messages\":[\"taken\"]", "\"at\":\"2026-11-26T09:30:00")]
    [InlineData(
        "bell.protocol.xml",
        "<hi><can>ring</can><can>listen</can></hi>\n"
        + "<ask xmlns=\"urn:example:bell\" nr=\"1\"><listen><floor>3</floor></listen></ask>\n"
        + "<answer nr=\"1\"><done/></answer>\n"
        + "<ask xmlns=\"urn:example:bell\" nr=\"2\"><ring/></ask>\n"
        + "<answer nr=\"2\"><problem code=\"busy\"><text>somebody else rings</text></problem></answer>\n"
        + "<news><at>2026-11-26T09:30:00Z</at><rung><floor>3</floor></rung><why>so</why></news>\n",
        "\"kind\":\"greeting\"", "\"can\":[\"ring\",\"listen\"]", "\"type\":\"RingReply\"", "\"messages\":[\"somebody else rings\"]",
        "\"errors\":[{\"code\":\"busy\",\"text\":\"somebody else rings\"}]", "\"unknown\":[{\"parent\":\"..\",\"xml\":\"<why>so</why>\"}]")]
    public async Task Messages_named_by_elements_with_ids_and_values_beside_payloads_come_back_as_they_were(
        string schema, string documents, params string[] members)
    {
        string path = Path.Combine(Repository.Root, "tests", "LdmCodegen.Generator.Tests", "Emit", schema);

        ToolRun decoded = await ToolRun.WithInputAsync(documents, "decode", "--schema", path, "-");
        ToolRun encoded = await ToolRun.WithInputAsync(decoded.Out, "encode", "--schema", path, "-");

        Assert.Equal("", decoded.Error);
        Assert.All(members, member => Assert.Contains(member, decoded.Out));
        Assert.DoesNotContain("Unknown", decoded.Out);
        Assert.Equal("", encoded.Error);
        Assert.Equal(documents, encoded.Out);
    }

    [Fact]
    public async Task Call_help_is_made_from_the_schema()
    {
        ToolRun list = await ToolRun.OfAsync("call", "--schema", _file, "--help");
        ToolRun one = await ToolRun.OfAsync("call", "switch", "--schema", _file, "--help");

        Assert.Contains("Switches a lamp.", list.Out);
        Assert.Contains("switch PLACE", one.Out);
        Assert.Contains("After=value", one.Out);
        Assert.Contains("How bright it is. Type: a percentage.", one.Out);
        Assert.Contains("One of red, green.", one.Out);
    }

    [Fact]
    public async Task Call_sends_a_request_that_only_the_schema_describes()
    {
        await using IConnectionListener listener = await TcpTransport.Instance.ListenAsync(
            new IPEndPoint(IPAddress.Loopback, 0), CancellationToken.None);
        Task<string> answering = AnswerAsync(listener);

        ToolRun run = await ToolRun.OfAsync(
            "call", listener.LocalEndPoint.ToString()!, "switch", "hall", "--set", "Level=70", "--option", "after=2",
            "--schema", _file, "--insecure-no-tls");

        Assert.Equal(
            "<lamp><do><what>switch</what><with>-a 2</with><body place=\"hall\"><level>70%</level></body></do></lamp>",
            await answering);
        Assert.Equal("place=hall level=70", run.Out.Trim());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Schema_with_errors_is_told_with_the_first_of_them()
    {
        await File.WriteAllTextAsync(_file, Schema.Replace("shape=\"Lamp\"", "shape=\"Lump\"", StringComparison.Ordinal));

        ToolRun run = await ToolRun.WithInputAsync("<news/>", "decode", "--schema", _file, "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is no usable schema", run.Error);
        Assert.Contains("Lump", run.Error);
    }

    private static async Task<string> AnswerAsync(IConnectionListener listener)
    {
        const string Reply =
            "<lamp><do><what>switch</what><body place=\"hall\"><level>70%</level><result><state>done</state></result></body></do></lamp>";
        ByteConnection connection = await listener.AcceptAsync(CancellationToken.None);
        using LdmCodegen.Runtime.Framing.FrameReader frames = new(
            connection.Input, LdmCodegen.Runtime.Framing.FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        LdmCodegen.Runtime.Framing.Frame frame = await frames.ReadAsync();
        string request = System.Text.Encoding.UTF8.GetString(frame.Bytes.Span);
        await connection.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Reply), CancellationToken.None);
        await frames.ReadAsync();
        await connection.DisposeAsync();
        return request;
    }
}
