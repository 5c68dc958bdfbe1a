using System.Net;
using Acme.Site;
using LdmCodegen.Runtime;

// A manager that knows snapshots, and a client that asks for one: both of the extended protocol, over TCP and TLS.

using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
CancellationToken ct = deadline.Token;

await using SiteManager manager = new(new SiteServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
await manager.StartAsync(ct);

await using SiteClient client = await SiteClient.ConnectAsync(
    manager.LocalEndPoint.ToString()!, new SiteClientOptions { Trust = TlsTrust.PinnedKeys(manager.CertificatePin) }, ct);

Arrivals arrivals = new();
await using IAsyncDisposable domains = await client.Events.RegisterAsync(SiteEventGroup.Domain, arrivals, ct);
await using IAsyncDisposable backups = await client.Events.RegisterAsync(SiteEventGroup.Backup, arrivals, ct);

// An action of the packaged protocol, and one of this site's own.
StartDomainReply started = await client.StartDomainAsync(new StartDomainRequest("ldg1"), ct);
TakeSnapshotReply taken = await client.TakeSnapshotAsync(new TakeSnapshotRequest("ldg1", "before-patch"), ct);
Console.WriteLine($"start: {started.Succeeded}, snapshot: {taken.Succeeded}");

await arrivals.All.WaitAsync(ct);

// A disk with the property that this site added.
DiskResource disk = new() { DiskName = "root", Tier = "gold" };
Console.WriteLine(SiteWire.ToXml(new AddVdiskEvent("ldg1") { Resources = [disk] }));

internal sealed class SiteManager(SiteServerOptions options) : SiteServer(options)
{
    protected override async ValueTask<StartDomainReply> OnStartDomainAsync(
        StartDomainRequest request, SitePeer peer, CancellationToken cancellationToken)
    {
        await RaiseStartDomainAsync(new StartDomainEvent(request.Domain), cancellationToken);
        return StartDomainReply.Success();
    }

    protected override async ValueTask<TakeSnapshotReply> OnTakeSnapshotAsync(
        TakeSnapshotRequest request, SitePeer peer, CancellationToken cancellationToken)
    {
        await RaiseSnapshotDomainAsync(new SnapshotDomainEvent(request.Domain, request.Label), cancellationToken);
        await RaiseBackupDoneAsync(new BackupDoneEvent(request.Domain), cancellationToken);
        return TakeSnapshotReply.Success();
    }
}

/// <summary>Prints three kinds of events, one of them of the packaged protocol, and tells when each has come.</summary>
internal sealed class Arrivals : ISiteEventHandler
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = 3;

    public Task All => _all.Task;

    public ValueTask OnStartDomainAsync(StartDomainEvent e, CancellationToken cancellationToken) =>
        Arrived($"{e.Domain} was started");

    public ValueTask OnSnapshotDomainAsync(SnapshotDomainEvent e, CancellationToken cancellationToken) =>
        Arrived($"{e.Domain} has snapshot {e.Label}");

    public ValueTask OnBackupDoneAsync(BackupDoneEvent e, CancellationToken cancellationToken) =>
        Arrived($"{e.Domain} is backed up");

    private ValueTask Arrived(string what)
    {
        Console.WriteLine(what);
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _all.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }
}
