using System.Net;
using System.Net.Sockets;
using LdmCodegen.EndToEnd.Tests.Processes;

namespace LdmCodegen.EndToEnd.Tests.CommandLine;

/// <summary>Two processes that find each other by multicast on the loopback interface.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public async Task Discover_finds_a_simulator_of_another_process()
    {
        string group = $"239.129.9.27:{FreePort()}";
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(
            0, "--discovery", group, "--machine", "hostZ");
        await using RunningProcess discover = RunningProcess.StartTool(
            "discover", "--interface", "127.0.0.1", "--group", group, "--seconds", "1");

        (int exitCode, List<string> lines) = await discover.WaitForExitAsync();

        Assert.Equal("", discover.Error);
        Assert.Equal(0, exitCode);
        Assert.Matches($"^{simulator.EndPoint} .* hostZ$", Assert.Single(lines));
    }

    private static int FreePort()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
