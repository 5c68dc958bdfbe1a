using System.Diagnostics;
using System.Net;
using LdmCodegen.Reliability.Tests.FaultMatrix;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.DeadPeers;

/// <summary>
/// A peer is dead and nobody tells: no reset, no end, no error. The client finds it by its own probes, in real time.
/// </summary>
public sealed class DeadPeerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Stopped_peer_is_found_by_probe_within_three_intervals()
    {
        await using LdmSimulator server = await StartAsync(IPAddress.Loopback);
        await using RelayProcess relay = await RelayProcess.StartAsync(Port(server));
        StoppedProcess? stopped = null;
        try
        {
            await FindAsync($"127.0.0.1:{relay.Port}", () =>
            {
                stopped = new StoppedProcess(relay.Id);
                return Task.CompletedTask;
            });
        }
        finally
        {
            stopped?.Dispose();
        }
    }

    [Fact]
    public async Task Peer_whose_packets_are_lost_is_found_by_probe_within_three_intervals()
    {
        await using NetworkNamespace network = await NetworkNamespace.CreateAsync();
        await using LdmSimulator server = await StartAsync(network.OuterAddress);
        await using RelayProcess relay = await RelayProcess.StartAsync(Port(server), network);

        await FindAsync($"{network.InnerAddress}:{relay.Port}", network.DropPacketsAsync);
    }

    private static async Task FindAsync(string host, Func<Task> die)
    {
        using ProbeCounter counter = new(host);
        await using LdmClient client = await LdmClient.ConnectAsync(host, new LdmClientOptions
        {
            Trust = TlsTrust.InsecureAcceptAnyCertificate(),
            Credentials = Credentials.Of("user", Canary.Password),
            Reconnect = ReconnectPolicy.None,
            ProbeInterval = Interval,
            CloseTimeout = Interval,
            Logging = TestLog.Watched,
        });
        await using EventSubscription<LdmEvent> events = await client.Events.Domain.OpenAsync();
        Task enumeration = EnumerateAsync(events);

        // Silent and alive: it answers every probe, longer than a dead one is waited for.
        await Patience.UntilAsync(() => counter.Probes >= 4, "four probes");
        Assert.Equal(ConnectionState.Connected, client.State);

        await die();
        await using MachineLateness lateness = new();
        long start = Stopwatch.GetTimestamp();
        Exception? error = await Record.ExceptionAsync(() => enumeration.Soon());
        TimeSpan found = Stopwatch.GetElapsedTime(start);

        Assert.Contains("ProbeInterval", Assert.IsType<ConnectionLostException>(error).Message);

        // Each of the three intervals is a timer of its own.
        TimeSpan late = await lateness.EndAsync();
        Assert.InRange(found, Interval, (3 * (Interval + late)) + Grace);
    }

    private static async Task EnumerateAsync(EventSubscription<LdmEvent> events)
    {
        await foreach (LdmEvent e in events)
        {
            Assert.Fail($"nothing happens, and yet {e.Name} came");
        }
    }

    private static Task<LdmSimulator> StartAsync(IPAddress address) => LdmSimulator.StartAsync(new LdmSimulatorOptions
    {
        Listen = new IPEndPoint(address, 0),
        Authenticator = (user, password, _) => new(user == "user" && password.Span.SequenceEqual(Canary.Password)),
        Logging = TestLog.Watched,
    });

    private static int Port(LdmSimulator server) => ((IPEndPoint)server.LocalEndPoint).Port;
}
