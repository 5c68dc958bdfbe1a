using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>A simulated manager and a client that is logged in to it.</summary>
internal sealed class Lab(LdmSimulator simulator, LdmClient client, InMemoryNetwork? network) : IAsyncDisposable
{
    /// <summary>The account of every lab; its password is that of the tests.</summary>
    public const string User = "root";

    private const double WithoutWaiting = 1e9;

    public LdmSimulator Simulator => simulator;

    public LdmClient Client => client;

    public static Task<Lab> StartAsync(
        bool memory, CancellationToken ct, TimeSpan migrationPace = default, int seed = 7) =>
        StartAsync(new LdmSimulatorOptions { Seed = seed, MigrationPace = migrationPace }, ct, memory);

    public static async Task<Lab> StartAsync(LdmSimulatorOptions options, CancellationToken ct, bool memory = true)
    {
        InMemoryNetwork? network = memory ? new() : null;
        options = options with
        {
            Speed = WithoutWaiting,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Transport = network,
            LoginPolicy = LoginPolicy.Always,
            Authenticator = (user, password, _) => new(user == User && password.Span.SequenceEqual(Canary.Password)),
            Logging = TestLog.Watched,
        };
        LdmSimulator simulator = await LdmSimulator.StartAsync(options, ct);
        return new Lab(simulator, await ConnectAsync(simulator, network, ct), network);
    }

    /// <summary>Connects one more client; the caller disposes it.</summary>
    public Task<LdmClient> ConnectAsync(CancellationToken ct) => ConnectAsync(simulator, network, ct);

    /// <summary>Sends a request that is to be carried out.</summary>
    public async Task<TReply> DoneAsync<TReply>(LdmRequest request, CancellationToken ct)
        where TReply : LdmReply
    {
        LdmReply reply = await client.SendAsync(request, ct);
        Assert.True(reply.Succeeded, $"{request}: {string.Join("; ", reply.Messages)}");
        return Assert.IsType<TReply>(reply);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await simulator.DisposeAsync();
    }

    private static Task<LdmClient> ConnectAsync(
        LdmSimulator simulator, InMemoryNetwork? network, CancellationToken ct)
    {
        LdmClientOptions options = new()
        {
            Trust = TlsTrust.PinnedKeys(simulator.CertificatePin),
            Credentials = Credentials.Of(User, Canary.Password),
            Logging = TestLog.Watched,
        };
        string host = simulator.LocalEndPoint switch
        {
            IPEndPoint ip => $"{ip.Address}:{ip.Port}",
            DnsEndPoint dns => $"{dns.Host}:{dns.Port}",
            EndPoint other => throw new InvalidOperationException($"No name for {other}."),
        };
        return LdmClient.ConnectAsync(host, network is null ? options : options with { Transport = network }, ct);
    }
}
