using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Simulation;

/// <summary>
/// A simulated manager and a client that watches it and sends requests, in one process but over real TCP, TLS with a
/// pinned key, and a login.
/// </summary>
internal sealed class Demonstration(TimeSpan length, int seed)
{
    // The script's events lie within this part of its day.
    private static readonly TimeSpan Awake = TimeSpan.FromHours(19);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    private readonly DemoSummary _summary = new();

    /// <summary>Runs the day and shows its events.</summary>
    public async Task<DemoSummary> RunAsync(IEventDisplay display, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await using LdmSimulator simulator = await LdmSimulator.StartAsync(
            new LdmSimulatorOptions
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Seed = seed,
                Speed = Awake / length,
                LoginPolicy = LoginPolicy.Always,
                Authenticator = new OneAccount("demo", password).CheckAsync,
            },
            cancellationToken);
        await using LdmClient client = await LdmClient.ConnectAsync(
            simulator.LocalEndPoint.ToString()!,
            new LdmClientOptions
            {
                Credentials = Credentials.Of("demo", password),
                Trust = TlsTrust.PinnedKeys(simulator.CertificatePin),
            },
            cancellationToken);

        string title = $"simulated manager on {simulator.LocalEndPoint}, TLS, key {simulator.CertificatePin}";
        await display.RunAsync(title, () => WatchDayAsync(simulator, client, display, cancellationToken));

        _summary.Domains = simulator.Fleet.Domains.Length;
        _summary.Duration = Stopwatch.GetElapsedTime(began);
        return _summary;
    }

    private async Task WatchDayAsync(
        LdmSimulator simulator, LdmClient client, IEventDisplay display, CancellationToken cancellationToken)
    {
        using CancellationTokenSource evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using IAsyncDisposable registration = await client.Events.All.RegisterAsync(
            (e, _) =>
            {
                Count(e);
                display.Show(e);
                return ValueTask.CompletedTask;
            },
            cancellationToken);

        Task day = Ignoring(simulator.RunScriptAsync(evening.Token), evening.Token);
        DemoVisitor visitor = new(client, _summary, display);
        Task visit = Ignoring(visitor.RunAsync(length, evening.Token), evening.Token);

        await Task.Delay(length, cancellationToken);
        await evening.CancelAsync();
        await Task.WhenAll(day, visit);

        // What was raised last is still on its way.
        await Task.Delay(Settle, cancellationToken);
    }

    private void Count(LdmEvent e)
    {
        switch (e)
        {
            case LdmGapEvent:
                _summary.Gaps++;
                break;
            case LdmUnknownEvent { Fault: not null }:
                _summary.Faults++;
                break;
            default:
                _summary.CountEvent(e.Group.ToString().ToLowerInvariant());
                break;
        }
    }

    private static async Task Ignoring(Task task, CancellationToken end)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The day is over.
        }
    }
}
