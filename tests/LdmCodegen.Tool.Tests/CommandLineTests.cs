namespace LdmCodegen.Tool.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("demo", "--seconds", "0")]
    [InlineData("demo", "--seconds", "soon")]
    [InlineData("demo", "--speed", "3")]
    [InlineData("simulate", "--listen", "nowhere")]
    [InlineData("simulate", "--listen", "127.0.0.1")]
    [InlineData("simulate", "--listen", "127.0.0.1:70000")]
    [InlineData("simulate", "--dialect", "klingon")]
    [InlineData("simulate", "--fixed", "Klingon=1")]
    [InlineData("simulate", "--fixed", "InterfaceVersion")]
    [InlineData("watch", "127.0.0.1", "--dialect", "klingon")]
    [InlineData("watch", "127.0.0.1", "--tolerance", "klingon")]
    [InlineData("call", "127.0.0.1", "list-domain", "--fixed", "Klingon=1")]
    [InlineData("call", "127.0.0.1", "list-domain", "--peer-version", "9.9")]
    [InlineData("call", "127.0.0.1", "list-domain", "--peer-version", "1.3", "--no-version-check")]
    [InlineData("simulate", "--user", "ops")]
    [InlineData("simulate", "--cert", "m.crt")]
    [InlineData("simulate", "--discovery", "192.0.2.1")]
    [InlineData("discover", "--seconds", "0")]
    [InlineData("discover", "--ttl", "0")]
    [InlineData("discover", "--ttl", "256")]
    [InlineData("discover", "--group", "10.0.0.1")]
    [InlineData("discover", "--group", "239.1.1.1:0")]
    [InlineData("discover", "--interface", "nowhere9")]
    [InlineData("discover", "--byte-order", "middle")]
    [InlineData("watch")]
    [InlineData("watch", "h", "--events", "weather")]
    [InlineData("watch", "h", "--events", "")]
    [InlineData("watch", "h", "--user", "ops")]
    [InlineData("watch", "h", "--trust", "pin:sha256/short")]
    [InlineData("watch", "h", "--trust", "anybody")]
    [InlineData("watch", "h", "--trust", "system", "--insecure-no-tls")]
    [InlineData("watch", "h", "--insecure-no-tls", "--insecure-accept-any-certificate")]
    [InlineData("watch", "h", "--timeout", "0")]
    [InlineData("watch", "h:99999")]
    [InlineData("decode")]
    [InlineData("check")]
    [InlineData("dance")]
    [InlineData]
    public async Task A_wrong_command_line_is_told_on_standard_error_with_code_2(params string[] args)
    {
        ToolRun run = await ToolRun.OfAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("dotnet-ldm: ", run.Error);
        Assert.Contains("--help'", run.Error);
    }

    [Theory]
    [InlineData("demo", "--seconds", "--seed", "[default: 10]")]
    [InlineData(
        "simulate", "--listen", "--seed", "--dialect", "--fixed", "--user", "--password-file", "--cert", "--key", "--script",
        "--machine", "--state", "--discovery", "[default: hostA]")]
    [InlineData(
        "discover", "--seconds", "--interface", "--group", "--ttl", "--byte-order", "--all", "--json", "[default: 3]")]
    [InlineData(
        "watch", "--events", "--json", "--dialect", "--fixed", "--tolerance", "--user", "--password-file", "--trust", "--insecure-no-tls",
        "--insecure-accept-any-certificate", "--timeout", "[default: system]")]
    [InlineData("decode", "FILE|-")]
    [InlineData("check", "FILE")]
    public async Task Help_names_every_option_with_examples_and_exit_codes(string command, params string[] expected)
    {
        ToolRun run = await ToolRun.OfAsync(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(expected, text => Assert.Contains(text, run.Out));
        Assert.Contains("Examples:\n  dotnet ldm " + command, run.Out);
        Assert.Contains("130 interrupted", run.Out);
    }

    [Fact]
    public async Task Help_of_the_tool_lists_its_commands()
    {
        ToolRun run = await ToolRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["demo", "simulate", "discover", "watch", "call", "decode", "encode", "check"], name => Assert.Contains("\n  " + name, run.Out));
    }
}
