using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Inventory;

/// <summary>A simulated manager, a client whose network can be taken away, and the inventory: all in virtual time.</summary>
internal sealed class InventoryLab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private InventoryLab(LdmSimulator simulator, OutageNetwork network, LdmClient client, LdmInventory inventory)
    {
        Simulator = simulator;
        Network = network;
        Client = client;
        Inventory = inventory;
    }

    public LdmSimulator Simulator { get; }

    public OutageNetwork Network { get; }

    public LdmClient Client { get; }

    public LdmInventory Inventory { get; }

    /// <summary>What the manager would list now.</summary>
    public Dictionary<string, DomainResources> Truth =>
        Simulator.Fleet.Domains.ToDictionary(
            domain => domain.Name,
            domain => new DomainResources(domain.Name) { Resources = DomainListing.Whole(domain) });

    public static async Task<InventoryLab> StartAsync(int seed, LiveModelOptions? options = null)
    {
        InMemoryNetwork memory = new();
        OutageNetwork network = new(memory);
        ManualTimeProvider time = new();
        LdmSimulator simulator = await LdmSimulator.StartAsync(new()
        {
            Seed = seed,
            Guests = 4,
            Time = time,
            Transport = memory,
            Tls = TlsRequirement.InsecureNone,
            Listen = new DnsEndPoint("manager", 6482),
        });
        LdmClient client = await LdmClient.ConnectAsync("manager", new()
        {
            Time = time,
            Transport = network,
            Tls = TlsRequirement.InsecureNone,
            // No delay before a connection is made again.
            Randomness = () => 0,
        });
        return new InventoryLab(simulator, network, client, await LdmInventory.StartAsync(client, options));
    }

    /// <summary>Makes changes, as many of them as are possible.</summary>
    public Task ChangeAsync(params ScriptStep[] steps) => Simulator.RunScriptAsync(steps).WaitAsync(Patience);

    /// <summary>Waits until the inventory is what the manager has; a bound that is reached is a failure.</summary>
    public async Task UntilEqualAsync(string when)
    {
        using CancellationTokenSource late = new(Patience);
        while (!IsEqual())
        {
            Assert.False(late.IsCancellationRequested, $"The inventory is not what the manager has, {when}: {Describe()}");
            Assert.False(Inventory.Completion.IsCompleted, $"The inventory has ended, {when}.");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Inventory.DisposeAsync();
        await Client.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private bool IsEqual()
    {
        Dictionary<string, DomainResources> truth = Truth;
        return truth.Count == Inventory.Items.Count
            && truth.All(pair => pair.Value.Equals(Inventory.Items.GetValueOrDefault(pair.Key)));
    }

    private string Describe() =>
        $"{string.Join(' ', Inventory.Items.Keys.Order())} instead of {string.Join(' ', Truth.Keys.Order())}";
}
