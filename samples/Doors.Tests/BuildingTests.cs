using System.Net;
using System.Threading.Channels;
using Acme.Doors;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Testing;

namespace Doors.Tests;

/// <summary>The server of the sample and a client, in memory, with a cable to pull.</summary>
public sealed class BuildingTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(30));
    private readonly FaultyNetwork _cable;
    private readonly Building _building;

    public BuildingTests()
    {
        _cable = new FaultyNetwork(_network);
        _building = new Building(new DoorsServerOptions { Transport = _network, Listen = new DnsEndPoint("building", 7100) });
    }

    public Task InitializeAsync() => _building.StartAsync(_deadline.Token);

    public async Task DisposeAsync()
    {
        await _building.DisposeAsync();
        _deadline.Dispose();
    }

    [Fact]
    public async Task A_door_that_is_not_there_is_a_refusal()
    {
        await using DoorsClient client = await ConnectAsync();

        OpenDoorReply reply = await client.OpenDoorAsync(new OpenDoorRequest("cellar"), _deadline.Token);

        Assert.False(reply.Succeeded);
        Assert.Equal(["there is no door 'cellar'"], reply.Messages);
    }

    [Fact]
    public async Task A_pulled_cable_is_a_gap_in_the_events()
    {
        await using DoorsClient client = await ConnectAsync();
        Channel<DoorsEvent> events = Channel.CreateUnbounded<DoorsEvent>();
        await using IAsyncDisposable registration = await client.Events.Passage.RegisterAsync(
            (e, ct) => events.Writer.WriteAsync(e, ct), _deadline.Token);

        _cable.CutAll();

        Assert.IsType<DoorsGapEvent>(await events.Reader.ReadAsync(_deadline.Token));
        Assert.Equal(2, _cable.Connects);
    }

    private Task<DoorsClient> ConnectAsync() => DoorsClient.ConnectAsync(
        "building:7100",
        new DoorsClientOptions { Transport = _cable, Trust = TlsTrust.PinnedKeys(_building.CertificatePin) },
        _deadline.Token);
}
