using System.Net;
using System.Threading.Channels;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Testing.Tests;

/// <summary>A simulated manager in memory, and a client behind a faulty network: what a user's test looks like.</summary>
public sealed class FaultyNetworkTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly FaultyNetwork _faults;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));
    private LdmSimulator _manager = null!;

    public FaultyNetworkTests() => _faults = new FaultyNetwork(_network);

    public async Task InitializeAsync() => _manager = await LdmSimulator.StartAsync(
        new LdmSimulatorOptions
        {
            Transport = _network,
            Listen = new DnsEndPoint("manager", 0),
            LoginPolicy = LoginPolicy.Always,
            Authenticator = (user, password, _) => new(user == "user" && password.Span.SequenceEqual(Canary.Password)),
            Logging = TestLog.Watched,
        },
        _deadline.Token);

    public async Task DisposeAsync()
    {
        await _manager.DisposeAsync();
        _deadline.Dispose();
    }

    [Fact]
    public async Task Bytes_one_by_one_are_the_same_messages()
    {
        _faults.BytesPerRead = 1;
        await using LdmClient client = await ConnectAsync();

        ListDomainReply list = await client.ListDomainAsync(new ListDomainRequest(), _deadline.Token);

        Assert.Equal(9, list.Domains.Count);
        Assert.Equal(1, _faults.Open);
    }

    [Fact]
    public async Task A_cut_is_a_gap_and_then_events_go_on()
    {
        await using LdmClient client = await ConnectAsync();
        Channel<LdmEvent> events = Channel.CreateUnbounded<LdmEvent>();
        await using IAsyncDisposable registration = await client.Events.Domain.RegisterAsync(
            (e, token) => events.Writer.WriteAsync(e, token), _deadline.Token);

        _faults.CutAll();

        Assert.IsType<LdmGapEvent>(await events.Reader.ReadAsync(_deadline.Token));
        while (client.State != ConnectionState.Connected)
        {
            await Task.Yield();
        }

        await _manager.PanicDomainAsync("ldg1", _deadline.Token);
        LdmEvent next = await events.Reader.ReadAsync(_deadline.Token);
        Assert.Equal("ldg1", Assert.IsType<PanicDomainEvent>(next).Domain);
        Assert.Equal(2, _faults.Connects);
    }

    [Fact]
    public async Task A_network_that_is_down_refuses_and_one_that_is_up_again_does_not()
    {
        _faults.IsDown = true;
        await Assert.ThrowsAsync<ConnectFailedException>(() => ConnectAsync(ReconnectPolicy.None));

        _faults.IsDown = false;
        await using LdmClient client = await ConnectAsync();
        Assert.Equal(1, _faults.Open);
    }

    [Fact]
    public async Task A_connection_is_cut_after_as_many_bytes_as_asked()
    {
        _faults.CutAfter = 40;

        await Assert.ThrowsAnyAsync<PeerException>(() => ConnectAsync(ReconnectPolicy.None));

        Assert.Equal(0, _faults.Open);
    }

    [Fact]
    public void Counts_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _faults.BytesPerRead = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => _faults.CutAfter = -1);
    }

    private Task<LdmClient> ConnectAsync(ReconnectPolicy? reconnect = null) => LdmClient.ConnectAsync(
        _manager.LocalEndPoint switch { DnsEndPoint dns => $"{dns.Host}:{dns.Port}", EndPoint other => other.ToString()! },
        new LdmClientOptions
        {
            Transport = _faults,
            Trust = TlsTrust.PinnedKeys(_manager.CertificatePin),
            Credentials = Credentials.Of("user", Canary.Password),
            Logging = TestLog.Watched,
            Reconnect = reconnect ?? ReconnectPolicy.Default,
        },
        _deadline.Token);
}
