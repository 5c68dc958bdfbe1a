using System.Net;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.Rules;

/// <summary>The C# of the README, compiled. A test compares the two.</summary>
internal static class ReadmeSnippets
{
    internal interface IVault
    {
        ValueTask<NetworkCredential> GetAsync(CancellationToken cancellationToken);
    }

    public static async Task WatchAsync(
        IVault vault, string pin, TextWriter log, HashSet<string> inventory, CancellationToken ct)
    {
        await using LdmClient ldm = await LdmClient.ConnectAsync("control-domain", new LdmClientOptions
        {
            Credentials = Credentials.From(vault.GetAsync),      // asked at every login, used only inside TLS
            Trust = TlsTrust.PinnedKeys(pin),                    // or System, CaFile(path), OnFirstUse(store)
        }, ct);

        StopDomainReply stopped = await ldm.StopDomainAsync(new("ldg1") { Force = true }, ct);
        if (!stopped.Succeeded)
        {
            foreach (string message in stopped.Messages)
            {
                log.WriteLine(message);
            }
        }

        await foreach (LdmEvent e in ldm.Events.Domain.SubscribeAsync(ct))     // the subscription is the registration
        {
            switch (e)
            {
                case AddDomainEvent added: inventory.Add(added.Domain); break;
                case PanicDomainEvent panic: log.WriteLine($"{panic.Domain} panicked at {panic.ReceivedAt}"); break;
                case LdmGapEvent gap: log.WriteLine($"events may be missing since {gap.Since}"); break;
                case LdmUnknownEvent unknown: log.WriteLine($"{unknown.Name}: {unknown.RawXml}"); break;
            }
        }
    }

    public static byte[] ParseAndWrite(ReadOnlySpan<byte> utf8)
    {
        LdmMessage message = LdmWire.Parse(utf8);        // throws with offset, line, column and path
        byte[] again = LdmWire.ToUtf8(message);
        return again;
    }

    public static async Task SimulateAsync(CancellationToken ct)
    {
        await using LdmSimulator simulator = await LdmSimulator.StartAsync(new() { Seed = 7 }, ct);
        await simulator.PanicDomainAsync("ldg1", ct);
    }

    internal sealed class LabManager(LdmServerOptions options) : LdmServer(options)
    {
        protected override ValueTask<StartDomainReply> OnStartDomainAsync(
            StartDomainRequest request, LdmPeer peer, CancellationToken cancellationToken) =>
            new(StartDomainReply.Success());
    }
}
