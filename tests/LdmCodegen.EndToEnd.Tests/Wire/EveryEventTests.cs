using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.Wire;

/// <summary>Every event of the schema, raised by a server, reaches a client as its type over TCP and TLS.</summary>
public sealed class EveryEventTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_event_arrives_typed_and_equal()
    {
        using CancellationTokenSource deadline = new(Deadline);
        List<LdmEvent> raised = [.. EventsOfTheCorpus()];
        Assert.Equal(
            Enum.GetValues<LdmEventKind>().Except([LdmEventKind.Unknown, LdmEventKind.Gap]).Order(),
            raised.Select(e => e.Kind).Order());

        await using Manager manager = new(new LdmServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
        await manager.StartAsync(deadline.Token);
        await using LdmClient client = await LdmClient.ConnectAsync(
            manager.LocalEndPoint.ToString()!,
            new LdmClientOptions { Trust = TlsTrust.PinnedKeys(manager.CertificatePin) },
            deadline.Token);
        await using EventSubscription<LdmEvent> subscription = await client.Events.All.OpenAsync(null, deadline.Token);

        foreach (LdmEvent e in raised)
        {
            Assert.Equal(1, await manager.RaiseAsync(e, deadline.Token));
        }

        List<LdmEvent> received = [];
        await foreach (LdmEvent e in subscription.WithCancellation(deadline.Token))
        {
            received.Add(e);
            if (received.Count == raised.Count)
            {
                break;
            }
        }

        Assert.Equal(raised, received);
        Assert.All(received, e => Assert.IsNotType<LdmUnknownEvent>(e));
        Assert.Equal(raised.Count, subscription.Received);
        Assert.Equal(0, subscription.Dropped);
    }

    private static IEnumerable<LdmEvent> EventsOfTheCorpus() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Corpus/ldm/events/3.x"), "*.xml")
            .Order(StringComparer.Ordinal)
            .Select(path => (LdmEvent)LdmWire.Parse(File.ReadAllBytes(path)));

    private sealed class Manager(LdmServerOptions options) : LdmServer(options);
}
