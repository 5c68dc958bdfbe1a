using System.Net;
using LdmCodegen.Runtime;
using LogicalDomains;

// WatchDomains [HOST[:PORT]]
//
// Prints what changes on a Logical Domains Manager until Ctrl-C. The login, if there is one, comes from the environment variables
// LDM_USER and LDM_PASSWORD; the certificate is remembered when it is first seen, and a changed one is refused from then on.
// Without a host it watches a day of a simulated manager.

using CancellationTokenSource end = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    end.Cancel();
};

try
{
    if (args.Length > 0)
    {
        await WatchAsync(args[0], RealManager(), end.Token);
    }
    else
    {
        await WatchSimulatedDayAsync(end.Token);
    }

    return 0;
}
catch (OperationCanceledException) when (end.IsCancellationRequested)
{
    return 0;
}
catch (PeerException fault)
{
    // Names the host and the stage: connecting, TLS, login, a request.
    Console.Error.WriteLine(fault.Message);
    return 1;
}

static LdmClientOptions RealManager()
{
    string known = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "watch-domains", "known-managers");
    string? user = Environment.GetEnvironmentVariable("LDM_USER");
    return new LdmClientOptions
    {
        // A manager may let in who comes from its own host without a login.
        Credentials = string.IsNullOrEmpty(user)
            ? null
            : Credentials.Of(user, Environment.GetEnvironmentVariable("LDM_PASSWORD") ?? ""),
        Trust = TlsTrust.OnFirstUse(new FileTrustStore(known)),
    };
}

static async Task WatchSimulatedDayAsync(CancellationToken ct)
{
    await using LdmSimulator manager = await LdmSimulator.StartAsync(
        new LdmSimulatorOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), Seed = 7, Speed = 20_000 }, ct);
    LdmClientOptions options = new() { Trust = TlsTrust.PinnedKeys(manager.CertificatePin) };

    using CancellationTokenSource evening = CancellationTokenSource.CreateLinkedTokenSource(ct);
    Task watching = WatchAsync(manager.LocalEndPoint.ToString()!, options, evening.Token);
    await manager.RunScriptAsync(ct);
    await evening.CancelAsync();
    try
    {
        await watching;
    }
    catch (OperationCanceledException) when (evening.IsCancellationRequested)
    {
        Console.WriteLine("the day is over");
    }
}

static async Task WatchAsync(string host, LdmClientOptions options, CancellationToken ct)
{
    await using LdmClient client = await LdmClient.ConnectAsync(host, options, ct);

    ListDomainReply list = await client.ListDomainAsync(new ListDomainRequest(), ct);
    Console.WriteLine(list.Succeeded
        ? $"{list.Domains.Count} domains: {string.Join(", ", list.Domains.Select(domain => domain.Domain))}"
        : $"no list: {string.Join("; ", list.Messages)}");

    // The subscription is the registration; it comes back by itself when a lost connection does.
    await foreach (LdmEvent e in client.Events.All.SubscribeAsync(ct))
    {
        Console.WriteLine(e switch
        {
            PanicDomainEvent panic => $"{panic.ReceivedAt:HH:mm:ss} PANIC of {panic.Domain}",
            LdmGapEvent gap => $"events may be missing since {gap.Since:HH:mm:ss}",
            LdmUnknownEvent unknown => $"unknown event {unknown.Name}: {unknown.RawXml}",
            _ => $"{e.ReceivedAt:HH:mm:ss} {e}",
        });
    }
}
