using System.Text;

namespace LdmCodegen.Tool.Tests;

public sealed class EncodeTests
{
    [Fact]
    public async Task Decode_encode_decode_is_identity_over_the_whole_corpus()
    {
        foreach (string file in CorpusFiles.Messages)
        {
            ToolRun decoded = await ToolRun.OfAsync("decode", file);
            ToolRun encoded = await ToolRun.WithInputAsync(decoded.Out, "encode", "-");
            ToolRun again = await ToolRun.WithInputAsync(encoded.Out, "decode", "-");

            Assert.Equal("", encoded.Error);
            Assert.Equal(0, encoded.ExitCode);
            Assert.Equal(decoded.Out, again.Out);
        }
    }

    [Fact]
    public async Task Commands_of_one_document_stay_in_one_document()
    {
        const string Lines =
            "{\"kind\":\"request\",\"name\":\"bind-domain\",\"domain\":\"a\",\"document\":1,\"command\":1}\n"
            + "{\"kind\":\"request\",\"name\":\"start-domain\",\"domain\":\"a\",\"document\":1,\"command\":2}\n"
            + "{\"kind\":\"request\",\"name\":\"stop-domain\",\"domain\":\"b\",\"force\":true}\n";

        ToolRun run = await ToolRun.WithInputAsync(Lines, "encode", "--dialect", "illumos", "-");

        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("<action>bind-domain</action>", run.Lines[0]);
        Assert.Contains("<action>start-domain</action>", run.Lines[0]);
        Assert.Equal(
            "<LDM_interface version=\"1.3\"><cmd><action>stop-domain</action><options>-f</options><data version=\"3.0\">"
            + "<Envelope><References/><Content id=\"b\"/></Envelope></data></cmd></LDM_interface>",
            run.Lines[1]);
    }

    [Theory]
    [InlineData("{\"kind\":\"request\",\"name\":\"stop-domain\",\"domian\":\"a\"}", "'domian' is not known here; there are")]
    [InlineData("{\"kind\":\"request\",\"name\":\"stop-all\"}", "the schema has no action 'stop-all'")]
    [InlineData("{\"kind\":\"event\",\"name\":\"stop-all\"}", "the schema has no event 'stop-all'")]
    [InlineData("{\"kind\":\"event\"}", "the key 'name' is missing")]
    [InlineData("{\"kind\":\"fault\",\"name\":\"x\"}", "a fault has no document")]
    [InlineData("{\"kind\":\"thing\",\"name\":\"x\"}", "'thing' is no kind of message")]
    [InlineData("[]", "")]
    [InlineData("not JSON", "")]
    [InlineData(
        "{\"kind\":\"event\",\"name\":\"migration-process\",\"domain\":\"a\",\"progress\":\"much\"}",
        "'progress' is not a percentage: \"much\"")]
    public async Task A_line_that_is_no_message_is_told_and_the_others_are_written(string bad, string message)
    {
        const string Good = "{\"kind\":\"event\",\"name\":\"bind-domain\",\"domain\":\"a\"}";

        ToolRun run = await ToolRun.WithInputAsync($"{Good}\n{bad}\n{Good}\n", "encode", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 2: " + message, run.Error);
        Assert.Equal(2, run.Lines.Length);
    }

    [Fact]
    public async Task Dialect_that_the_schema_lacks_is_a_usage_error_that_lists_them()
    {
        ToolRun run = await ToolRun.WithInputAsync("{}", "encode", "--dialect", "latin", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("standard, illumos, ldoms-1", run.Error);
    }

    [Fact]
    public async Task Named_fixed_attribute_says_what_the_line_wants()
    {
        const string Line = "{\"kind\":\"request\",\"name\":\"stop-domain\",\"domain\":\"web1\"}";

        ToolRun run = await ToolRun.WithInputAsync(
            Line, "encode", "--fixed", "InterfaceVersion=1.1", "--fixed", "DataVersion=", "--dialect", "ldoms-1", "-");
        ToolRun wrong = await ToolRun.WithInputAsync(Line, "encode", "--fixed", "Version=1.1", "-");

        Assert.Contains("<LDM_interface version=\"1.1\"", run.Out);
        Assert.Contains("<data version=\"\"", run.Out);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--fixed 'Version=1.1': expected NAME=VALUE with one of the names InterfaceVersion, ", wrong.Error);
    }

    [Fact]
    public async Task Event_that_is_too_long_for_its_dialect_is_told_with_its_line()
    {
        string line = $"{{\"kind\":\"event\",\"name\":\"panic-domain\",\"domain\":\"{new string('x', 1000)}\"}}";

        ToolRun run = await ToolRun.WithInputAsync(line, "encode", "--dialect", "illumos", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 1: The event 'panic-domain' has 1", run.Error);
        Assert.Contains("allows 1023", run.Error);
    }

    [Theory]
    [InlineData("encode")]
    [InlineData("simulate")]
    [InlineData("call")]
    [InlineData("watch")]
    public async Task Help_lists_the_dialects_of_the_schema(string command)
    {
        ToolRun run = await ToolRun.OfAsync(command, "--help");

        Assert.Contains("  standard ", run.Out);
        Assert.Contains("  ldoms-1      As releases 1.x and 2.0 write", run.Out);
        Assert.Contains("Events have at most 1023 bytes. [IL]", run.Out);
        Assert.Contains("\n  InterfaceVersion ", run.Out);
    }

    [Fact]
    public async Task Empty_input_is_an_error()
    {
        ToolRun run = await ToolRun.WithInputAsync(Encoding.UTF8.GetBytes("\n"), "encode", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no message", run.Error);
    }
}
