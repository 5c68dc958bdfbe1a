using System.Globalization;
using LdmCodegen.Netconf.Tests.Session;
using LdmCodegen.Tool;

namespace LdmCodegen.Netconf.Tests.Interpreting;

/// <summary>The command line speaks this protocol from its schema alone: greeting, ids, subscription, events.</summary>
public sealed class InterpretedSessionTests
{
    [Fact]
    public async Task A_request_gets_its_data()
    {
        await using Agent agent = await Agent.RunAsync();

        (int code, string output, string error) = await RunAsync(agent, "call", "get");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("data=<all/>", output);
    }

    [Fact]
    public async Task A_refusal_has_its_words_and_its_own_exit_code()
    {
        await using Agent agent = await Agent.RunAsync();

        (int code, _, string error) = await RunAsync(agent, "call", "kill-session", "7");

        Assert.Equal(3, code);
        Assert.StartsWith("kill-session: ", error);
    }

    [Fact]
    public async Task Events_of_a_subscription_are_printed_as_they_come()
    {
        await using Agent agent = await Agent.RunAsync();
        using CancellationTokenSource end = new();
        using StringWriter output = new() { NewLine = "\n" };
        TextWriter lines = TextWriter.Synchronized(output);
        Task<int> watching = ToolApplication.RunAsync(
            Line(agent, "watch", "--json"), new ToolConsole { Out = lines, Error = TextWriter.Null, OpenInput = () => Stream.Null }, end.Token);
        await Patience.UntilAsync(() => agent.Peers.SingleOrDefault() is { RegisteredMask: not 0 });

        await agent.AlarmAsync("fault");
        await Patience.UntilAsync(() =>
        {
            // A synchronized writer locks itself.
            lock (lines)
            {
                return output.ToString().Contains("AlarmEvent", StringComparison.Ordinal);
            }
        });
        await end.CancelAsync();

        Assert.Equal(130, await watching.Soon());
        Assert.Contains("\"eventClass\":\"fault\"", output.ToString());
        Assert.Contains("\"eventTime\":\"1970-01-01T00:00:00", output.ToString());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(Agent agent, string command, params string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        ToolConsole console = new() { Out = output, Error = error, OpenInput = () => Stream.Null };
        int code = await ToolApplication.RunAsync(Line(agent, command, words), console, CancellationToken.None).Soon();
        return (code, output.ToString(), error.ToString());
    }

    private static string[] Line(Agent agent, string command, params string[] words) =>
    [
        command, "127.0.0.1:" + agent.Port.ToString(CultureInfo.InvariantCulture), .. words,
        "--schema", InterpretedWireTests.SchemaFile, "--insecure-no-tls",
    ];
}
