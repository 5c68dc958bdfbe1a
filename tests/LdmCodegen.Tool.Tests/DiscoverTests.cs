using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LogicalDomains;

namespace LdmCodegen.Tool.Tests;

/// <summary><c>discover</c> against simulators on the loopback interface, in a group at a port of its own.</summary>
public sealed class DiscoverTests
{
    private readonly IPEndPoint _group = new(LdmMulticastOptions.DefaultGroup.Address, FreePort());

    [Fact]
    public async Task A_simulator_is_printed_with_its_address_version_and_name()
    {
        await using LdmSimulator simulator = await StartAsync("hostA");

        ToolRun run = await DiscoverAsync("--count", "1");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches($"^{simulator.LocalEndPoint} +1\\.3 +hostA$", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Json_has_one_object_per_manager()
    {
        await using LdmSimulator one = await StartAsync("hostA");
        await using LdmSimulator other = await StartAsync("hostB");

        ToolRun run = await DiscoverAsync("--count", "2", "--json", "--byte-order", "little");

        Assert.Equal([Line(one, "hostA"), Line(other, "hostB")], run.Lines.Order(StringComparer.Ordinal));

        string Line(LdmSimulator simulator, string name) =>
            $"{{\"kind\":\"manager\",\"hostName\":\"{name}\",\"address\":\"127.0.0.1\",\"port\":{PortOf(simulator)},"
            + $"\"version\":\"1.3\",\"sender\":\"127.0.0.1:{_group.Port}\",\"byteOrder\":\"big\"}}";
    }

    [Fact]
    public async Task Nobody_found_is_said_and_ends_with_1()
    {
        ToolRun run = await DiscoverAsync(0.3);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal("no manager answered within 0.3 s\n", run.Error);
    }

    [Fact]
    public async Task Fewer_than_asked_for_are_printed_and_end_with_1()
    {
        await using LdmSimulator simulator = await StartAsync("hostA");

        ToolRun run = await DiscoverAsync(3, "--count", "2");

        Assert.EndsWith("hostA", Assert.Single(run.Lines));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("1 of 2 managers answered within 3 s\n", run.Error);
    }

    [Fact]
    public async Task A_name_from_the_network_does_not_steer_the_terminal()
    {
        await using LdmSimulator simulator = await StartAsync("\u001b[31mred\r\nroot");

        ToolRun run = await DiscoverAsync("--count", "1");

        Assert.EndsWith("\uFFFD[31mred\uFFFD\uFFFDroot", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task All_tells_what_else_the_group_hears()
    {
        await using LdmSimulator simulator = await StartAsync("hostA");

        ToolRun run = await DiscoverAsync("--all", "--count", "1");

        Assert.Contains($"127.0.0.1:{_group.Port}  Query  query\n", run.Error);
    }

    private static int PortOf(LdmSimulator simulator) => ((IPEndPoint)simulator.LocalEndPoint).Port;

    private Task<LdmSimulator> StartAsync(string machine) => LdmSimulator.StartAsync(new()
    {
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Machine = machine,
        Discovery = new LdmDiscoveryResponderOptions { Group = _group },
    });

    // As long as a busy machine may take to answer: with --count no test waits for more than comes.
    private Task<ToolRun> DiscoverAsync(params string[] more) => DiscoverAsync(30, more);

    private Task<ToolRun> DiscoverAsync(double seconds, params string[] more) =>
        ToolRun.OfAsync(
        [
            "discover", "--interface", "127.0.0.1", "--group", _group.ToString(),
            "--seconds", seconds.ToString(CultureInfo.InvariantCulture), .. more,
        ]);

    private static int FreePort()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
