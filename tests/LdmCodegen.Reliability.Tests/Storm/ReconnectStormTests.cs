using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using LogicalDomains;
using Xunit.Abstractions;

namespace LdmCodegen.Reliability.Tests.Storm;

/// <summary>Many hosts restart at the same time, and one program has a client for each of them.</summary>
public sealed class ReconnectStormTests(ITestOutputHelper output)
{
    private const int ManyHosts = 1000;
    private const int FewHosts = 200;
    private const int AttemptsPerSecond = 50;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // How late the very first attempt may begin: it is what the others are measured from.
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(250);

    private static readonly X509Certificate2 Certificate = FaultMatrix.FaultyManager.Certificate;

    [Fact]
    public async Task All_clients_are_live_again_within_a_minute_and_never_come_faster_than_the_rate()
    {
        Campaign campaign = new("reconnect storm", seconds: 0);
        int count = campaign.IsLong ? ManyHosts : FewHosts;
        InMemoryNetwork network = new();
        AttemptLog attempts = new(network);
        ReconnectPolicy policy = ReconnectPolicy.Default with { Rate = new ReconnectRate(AttemptsPerSecond) };
        LdmSimulator[] hosts = await StartAsync(network, count);
        LdmClient[] clients = [.. Enumerable.Range(0, count).Select(i => new LdmClient(Name(i), new LdmClientOptions
        {
            Transport = attempts,
            Trust = TlsTrust.InsecureAcceptAnyCertificate(),
            Reconnect = policy,
            LoginTimeout = Limit,
        }))];
        try
        {
            await InTurnAsync(clients, client => client.ConnectAsync());
            attempts.Clear();

            await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
            await Patience.UntilAsync(
                () => clients.All(client => client.State != ConnectionState.Connected), "all have noticed");
            hosts = await StartAsync(network, count);
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(clients.Select(LiveAsync)).WaitAsync(Limit);
            TimeSpan took = Stopwatch.GetElapsedTime(start);

            int most = attempts.MostWithin(TimeSpan.FromSeconds(1));
            string did = $"{count} hosts restarted, all live after {took.TotalSeconds:0.0} s, {attempts.Count} attempts, "
                + $"at most {most} within a second (rate {AttemptsPerSecond})";
            output.WriteLine(did);
            campaign.Report(did);
            Assert.InRange(took, TimeSpan.Zero, Limit);
            Assert.InRange(attempts.MostAhead(AttemptsPerSecond), TimeSpan.MinValue, Lateness);
        }
        finally
        {
            await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
            await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Live is who has an answer again, not who believes to be connected.</summary>
    private static async Task LiveAsync(LdmClient client)
    {
        while (true)
        {
            try
            {
                if ((await client.ListSpconfigAsync(new())).Succeeded)
                {
                    return;
                }
            }
            catch (PeerException)
            {
                await foreach (ConnectionStateChange change in client.WatchStateAsync())
                {
                    if (change.Current == ConnectionState.Connected)
                    {
                        break;
                    }
                }
            }
        }
    }

    private static async Task<LdmSimulator[]> StartAsync(InMemoryNetwork network, int count)
    {
        LdmSimulator[] hosts = new LdmSimulator[count];
        for (int i = 0; i < count; i++)
        {
            hosts[i] = await LdmSimulator.StartAsync(new LdmSimulatorOptions
            {
                Listen = new DnsEndPoint(Name(i), 6482),
                Transport = network,
                Certificate = Certificate,
                Guests = 1,
                LoginTimeout = Limit,
            });
        }

        return hosts;
    }

    private static Task InTurnAsync(IEnumerable<LdmClient> clients, Func<LdmClient, Task> doAsync) =>
        Parallel.ForEachAsync(
            clients, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (client, _) => await doAsync(client));

    private static string Name(int i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"host{i}");
}
