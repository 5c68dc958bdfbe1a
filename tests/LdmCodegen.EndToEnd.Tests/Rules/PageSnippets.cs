using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Client;
using LogicalDomains;
using LogicalDomains.Discovery;
using Microsoft.Extensions.Logging;

// Pages show what is said, as short as people write it.
#pragma warning disable CA1848, CA1873, IDE0011

namespace LdmCodegen.EndToEnd.Tests.Rules;

/// <summary>The C# of the pages about the Logical Domains protocol, compiled. A test compares the two.</summary>
internal static class PageSnippets
{
    public static async Task BatchAsync(LdmClient ldm, ILogger log, CancellationToken ct)
    {
        BatchReplies<LdmReply> replies = await ldm.SendAsync(
            new LdmBatch()
                .BindDomain(new("web1"))
                .StopDomain(new("db1") { Force = true }, out BatchPlace<StopDomainReply> stopped)
                .And(new StopDomainRequest("db2") { Force = true }),
            ct);
        StopDomainReply stop = replies.Of(stopped);
        foreach (StopDomainReply part in stop.FailedParts)
            log.LogWarning("{Domain}: {Messages}", part.Domain, string.Join("; ", part.Messages));
    }

    public static async Task DiscoverAsync(CancellationToken ct)
    {
        await foreach (DiscoveredManager manager in LdmDiscovery.FindAsync(cancellationToken: ct))
        {
            Console.WriteLine($"{manager.HostName} {manager.EndPoint} {manager.Version}");
        }
    }

    public static async Task BeFoundAsync()
    {
        await using LdmDiscoveryResponder responder = LdmDiscoveryResponder.Start(new() { HostName = "cdom1", ManagerPort = 6482 });
    }

    public static async Task EditAsync(Stream stream)
    {
        LdmDocument document = LdmDocument.Parse(File.ReadAllBytes("web1.xml"));

        foreach (MemoryElement memory in document.Resources.OfType<MemoryElement>())
        {
            memory.Size = new ByteSize(8, 'G');                       // the digits change, the line around them does not
        }

        LdmDocumentUnit unit = document.Units[0];
        DomainResourcesObject domain = unit.Objects.OfType<DomainResourcesObject>().First();
        domain.Domain = "web2";

        CpuElement cpu = domain.AddResource(CpuElement.Kind);         // beside the others, in their layout
        cpu.Count = 4;
        cpu["acme-pinning"] = "strict";                               // a key that the schema does not name
        document.Resources.OfType<ConsoleElement>().FirstOrDefault()?.Remove();

        await document.WriteToAsync(stream);
    }

    public static async Task FollowAsync(LdmClient client, ILogger log)
    {
        await using LdmInventory inventory = await LdmInventory.StartAsync(client);
        await foreach (ModelUpdate<string, DomainResources> update in inventory.WatchAsync())
        {
            if (update.Gap is { } gap)
                log.LogInformation("Repaired what {Since} to {Until} did not tell", gap.Since, gap.Until);
            foreach (ModelChange<string, DomainResources> change in update.Changes)
                log.LogInformation("{Domain}: {Before} -> {After}", change.Key, change.Before, change.After);
        }
    }

    public static void LookAtEvents(byte[] utf8)
    {
        LdmMessage message = LdmWire.Parse(utf8);                     // no state: as predicted, or the general way

        LdmParser parser = new();                                     // one for each sender; not for use by several threads at once
        LdmMessage again = parser.Parse(utf8);                        // learns; short texts that come again are one string

        if (parser.TryReadEvent(utf8, out LdmEventView view) && view.Kind == LdmEventKind.AddDomain)
        {
            Count(view.DomainUtf8);                                   // where it stands in the document: nothing is allocated
            Keep(new LdmLazyEvent(view));                             // the bytes of its values, decoded when they are asked for
        }

        static void Count(ReadOnlySpan<byte> domain) => Console.WriteLine(domain.Length);
        static void Keep(LdmLazyEvent e) => Console.WriteLine(e);
    }

    public static async Task SimulateAsync()
    {
        await using LdmSimulator simulator = await LdmSimulator.StartAsync(new() { Seed = 7 });
        await using LdmClient client = await LdmClient.ConnectAsync(
            simulator.LocalEndPoint.ToString()!, new() { Trust = TlsTrust.PinnedKeys(simulator.CertificatePin) });

        await simulator.PanicDomainAsync("web1");
    }

    public static async Task CopyAsync(LdmClient client, LdmClient other)
    {
        ListConstraintsReply dump = await client.ListConstraintsAsync();
        await using LdmSimulator copy = await LdmSimulator.StartAsync(new() { Seed = 7, Empty = true });
        // … connect another client to it …
        foreach (DomainResources domain in dump.Domains)
        {
            await other.AddDomainAsync(new(domain.Domain) { Resources = domain.Resources });
        }
    }

    public static async Task MigrateAsync(LdmSimulator hostA, LdmSimulator hostB, LdmClient client)
    {
        LdmSimulator.Connect(hostA, hostB);
        MigrateDomainReply reply = await client.MigrateDomainAsync(new("web1", "web1", "hostB"));
    }

    public static async Task ListAsync()
    {
        await using LdmSimulator manager = await LdmSimulator.StartAsync(new LdmSimulatorOptions { Seed = 7 });
        await using LdmClient client = await LdmClient.ConnectAsync(
            manager.LocalEndPoint.ToString()!,
            new LdmClientOptions { Trust = TlsTrust.PinnedKeys(manager.CertificatePin) });

        ListDomainReply list = await client.ListDomainAsync(new ListDomainRequest());
        Console.WriteLine($"{list.Domains.Count} domains");
    }
}
