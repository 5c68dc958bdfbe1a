using System.Net;
using LdmCodegen.Reliability.Tests.Memory;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Testing;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Soak;

/// <summary>
/// A server with standing clients, passing clients and hostile peers, over TLS and real sockets: requests, events,
/// cancellations, and connections that are cut at any moment.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Standing = 8;
    private const int Passing = 4;
    private const int Hostile = 4;
    private const int RequestsEach = 20;

    private readonly Random _random;
    private readonly LdmSimulator _server;
    private readonly FaultyNetwork _network = new(TcpTransport.Instance);
    private readonly List<LdmClient> _clients = [];
    private readonly List<Task> _readers = [];
    private long _requests;
    private long _events;

    private Load(LdmSimulator server, Random random) => (_server, _random) = (server, random);

    public long Requests => Interlocked.Read(ref _requests);

    public long Events => Interlocked.Read(ref _events);

    public int Connections => _network.Connects;

    public static async Task<Load> StartAsync(int seed)
    {
        LdmSimulator server = await LdmSimulator.StartAsync(new LdmSimulatorOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LoginTimeout = TimeSpan.FromMinutes(1),
        });
        Load load = new(server, new Random(seed));
        for (int i = 0; i < Standing; i++)
        {
            LdmClient client = load.CreateClient();
            load._clients.Add(client);
            await client.ConnectAsync().Soon();
            load._readers.Add(load.ReadAsync(await client.Events.Domain.OpenAsync().Soon()));
        }

        return load;
    }

    /// <summary>One round of everything, and then rest: all standing clients are live and all others gone.</summary>
    public async Task RoundAsync()
    {
        List<Task> work = [.. _clients.Select(AskAsync)];
        work.AddRange(Enumerable.Range(0, Passing).Select(i => PassAsync(politely: i % 2 == 0)));
        work.AddRange(Enumerable.Range(0, Hostile).Select(_ => DisturbAsync()));
        if (_random.Next(2) == 0)
        {
            _network.CutAll();
        }

        await Task.WhenAll(work).Soon();
        await Task.WhenAll(_clients.Select(LiveAsync)).Soon();
        await Patience.UntilAsync(() => _server.Peers.Count == Standing, "only the standing clients are left");
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_clients.Select(client => client.DisposeAsync().AsTask())).Soon();
        await Task.WhenAll(_readers).Soon();
        await _server.DisposeAsync();
    }

    private LdmClient CreateClient() => new(_server.LocalEndPoint.ToString()!, new LdmClientOptions
    {
        Transport = _network,
        Trust = TlsTrust.PinnedKeys(_server.CertificatePin),
        Reconnect = ReconnectPolicy.Default with { FirstDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(50) },
        Logging = TestLog.Watched,
    });

    private async Task ReadAsync(EventSubscription<LdmEvent> subscription)
    {
        await using (subscription)
        {
            await foreach (LdmEvent e in subscription)
            {
                Interlocked.Increment(ref _events);
            }
        }
    }

    /// <summary>Requests that change, look, and are given up; what a cut takes away is part of it.</summary>
    private async Task AskAsync(LdmClient client)
    {
        for (int i = 0; i < RequestsEach; i++)
        {
            using CancellationTokenSource impatience = new();
            if (i % 5 == 4)
            {
                impatience.CancelAfter(TimeSpan.FromMilliseconds(1));
            }

            try
            {
                Task request = i % 3 == 0 ? client.StartDomainAsync(new("ldg1"), impatience.Token)
                    : i % 3 == 1 ? client.StopDomainAsync(new("ldg1"), impatience.Token)
                    : client.ListDomainAsync(new(), impatience.Token);
                await request;
                Interlocked.Increment(ref _requests);
            }
            catch (Exception e) when (e is PeerException or OperationCanceledException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task PassAsync(bool politely)
    {
        LdmClient client = CreateClient();
        try
        {
            await client.ConnectAsync();
            EventSubscription<LdmEvent> events = await client.Events.All.OpenAsync();
            await client.ListDomainAsync(new());
            if (politely)
            {
                await events.DisposeAsync();
            }
        }
        catch (PeerException)
        {
            // Cut in the middle.
        }

        await client.DisposeAsync();
    }

    /// <summary>A peer that begins a stream, says nonsense or half of something, and goes.</summary>
    private async Task DisturbAsync()
    {
        using HostilePeer peer = await HostilePeer.ConnectAsync(_server.LocalEndPoint);
        await peer.SendAsync(HostilePeer.Header);
        await peer.SendAsync("<unknown attribute='");
    }

    private async Task LiveAsync(LdmClient client)
    {
        while (true)
        {
            try
            {
                await client.ListSpconfigAsync(new());
                return;
            }
            catch (PeerException)
            {
                await Task.Yield();
            }
        }
    }
}
