using System.Diagnostics;
using LdmCodegen.Netconf.Tests.Session;
using LdmCodegen.Tests.Shared;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Peers;

/// <summary>
/// A NETCONF client that others wrote understands the generated server. It comes with Debian's package python3-ncclient, which
/// only Debian's own interpreter sees.
/// </summary>
public sealed class NcclientTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task Ncclient_greets_asks_subscribes_and_hears_of_an_event()
    {
        await using Agent agent = await Agent.RunAsync(Agent.Plain with
        {
            Greeting = new Hello
            {
                Capabilities = ValueList.Create<string>(
                    ["urn:ietf:params:netconf:base:1.0", "urn:ietf:params:netconf:capability:notification:1.0"]),
            },
        });
        string script = Path.Combine(
            Repository.Root, "tests", "LdmCodegen.Netconf.Tests", "Peers", "ncclient_peer.py");
        using Process peer = Process.Start(new ProcessStartInfo(Python, [script, $"{agent.Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Task<string> errors = peer.StandardError.ReadToEndAsync();
            List<string> said = [];
            while (await peer.StandardOutput.ReadLineAsync().Soon() is { } line)
            {
                said.Add(line);
                if (line == "subscribed")
                {
                    Assert.Equal(1, await agent.AlarmAsync("fault"));
                }
            }

            await peer.WaitForExitAsync().Soon();
            Assert.True(peer.ExitCode == 0, await errors);
            Assert.Equal(
                [
                    "greeted 1 urn:ietf:params:netconf:base:1.0 urn:ietf:params:netconf:capability:notification:1.0",
                    "data {urn:example:top}top",
                    "error application operation-failed error kill-session is not supported",
                    "subscribed",
                    "event {urn:ietf:params:xml:ns:netconf:notification:1.0}eventTime=1970-01-01T00:00:00Z"
                    + " {http://example.com/event/1.0}event=fault",
                    "closed True",
                ],
                said);
            Assert.Equal("alarms", Assert.Single(agent.Subscriptions).Stream);
        }
        finally
        {
            if (!peer.HasExited)
            {
                peer.Kill();
            }
        }
    }
}
