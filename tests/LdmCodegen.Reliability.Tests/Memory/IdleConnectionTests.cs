using System.Globalization;
using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;
using Xunit.Abstractions;

namespace LdmCodegen.Reliability.Tests.Memory;

/// <summary>What a connection costs while nothing happens on it.</summary>
public sealed class IdleConnectionTests(ITestOutputHelper output)
{
    private const int Many = 1000;
    private const int Few = 200;
    private const int Warmth = 50;

    [Theory]
    [InlineData(false, 48)]
    [InlineData(true, 48)]
    public async Task An_idle_connection_holds_no_more_than_the_page_says(bool isEncrypted, int mostKiB)
    {
        Campaign campaign = new("idle connections", seconds: 0);
        int count = campaign.IsLong ? Many : Few;
        TlsRequirement tls = isEncrypted ? TlsRequirement.Required : TlsRequirement.InsecureNone;
        await using LdmSimulator server = await LdmSimulator.StartAsync(new LdmSimulatorOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Tls = tls,
            MaxPeers = count + Warmth + 1,
        });
        List<LdmClient> clients = [];
        await ConnectAsync(Warmth);
        (long heap, long resident) before = Memory();
        await ConnectAsync(count);
        (long heap, long resident) = Memory();

        double managed = (heap - before.heap) / 1024.0 / count;
        double whole = (resident - before.resident) / 1024.0 / count;
        string did = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(isEncrypted ? "with TLS" : "in clear text")}, client and server together: {managed:0.0} KiB of heap each, {whole:0} KiB resident each");
        output.WriteLine(did);
        campaign.Report(did);
        await Parallel.ForEachAsync(clients, async (client, _) => await client.DisposeAsync());
        Assert.InRange(managed, 1, mostKiB);

        async Task ConnectAsync(int more)
        {
            for (int i = 0; i < more; i++)
            {
                LdmClient client = await LdmClient.ConnectAsync(
                    server.LocalEndPoint.ToString()!,
                    new LdmClientOptions { Tls = tls, Trust = TlsTrust.InsecureAcceptAnyCertificate() });
                clients.Add(client);
                Assert.True((await client.ListSpconfigAsync(new()).Soon()).Succeeded);
                await using EventSubscription<LdmEvent> once = await client.Events.Domain.OpenAsync();
            }
        }
    }

    private static (long Heap, long Resident) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        return (heap, Environment.WorkingSet);
    }
}
