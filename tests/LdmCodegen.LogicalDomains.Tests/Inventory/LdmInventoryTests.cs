using LdmCodegen.LogicalDomains.Tests.Wire;
using LdmCodegen.Runtime;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Inventory;

/// <summary>What the inventory of a manager shows and tells.</summary>
public sealed class LdmInventoryTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));

    public static TheoryData<string> EventNames => [.. EventTable.Events.Keys];

    public void Dispose() => _bound.Dispose();

    [Fact]
    public async Task Started_inventory_holds_every_domain_as_the_manager_lists_it()
    {
        await using InventoryLab lab = await InventoryLab.StartAsync(seed: 7);

        Assert.Equal(lab.Truth.OrderBy(pair => pair.Key), lab.Inventory.Items.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task Events_are_told_as_differences()
    {
        await using InventoryLab lab = await InventoryLab.StartAsync(seed: 7);
        await using IAsyncEnumerator<ModelUpdate<string, DomainResources>> updates = Updates(lab);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(5, updates.Current.Changes.Length);
        Assert.All(updates.Current.Changes, change => Assert.Null(change.Before));

        Assert.Equal("lab1: null -> inactive", await NextAsync(lab, updates, ScriptAction.Add));
        Assert.Equal("lab1: inactive -> bound", await NextAsync(lab, updates, ScriptAction.Bind));
        Assert.Equal("lab1: bound -> active", await NextAsync(lab, updates, ScriptAction.Start));
        Assert.Equal("lab1: active -> active", await NextAsync(lab, updates, ScriptAction.SetCpus));
        Assert.Equal(2u, lab.Inventory.Items["lab1"].Resources.OfType<CpuResource>().Single().Count);
        Assert.Equal("lab1: active -> bound", await NextAsync(lab, updates, ScriptAction.Stop));
        Assert.Equal("lab1: bound -> inactive", await NextAsync(lab, updates, ScriptAction.Unbind));
        Assert.Equal("lab1: inactive -> null", await NextAsync(lab, updates, ScriptAction.Remove));
    }

    [Fact]
    public async Task What_changed_in_an_outage_is_told_with_its_gap()
    {
        await using InventoryLab lab = await InventoryLab.StartAsync(seed: 7);
        await lab.ChangeAsync(Step(ScriptAction.Add, "old"), Step(ScriptAction.Add, "changed"));
        await lab.UntilEqualAsync("before the outage");
        await using IAsyncEnumerator<ModelUpdate<string, DomainResources>> updates = Updates(lab);
        Assert.True(await updates.MoveNextAsync());

        lab.Network.GoDown();
        await lab.ChangeAsync(
            Step(ScriptAction.Remove, "old"), Step(ScriptAction.Bind, "changed"), Step(ScriptAction.Add, "new"));
        lab.Network.ComeUp();

        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(GapReason.Reconnected, updates.Current.Gap!.Reason);
        Assert.Equal(
            ["changed: inactive -> bound", "new: null -> inactive", "old: inactive -> null"],
            updates.Current.Changes.Select(Describe).Order());
    }

    [Fact]
    public async Task Outage_in_which_nothing_changed_is_told_as_a_repaired_gap()
    {
        await using InventoryLab lab = await InventoryLab.StartAsync(seed: 7);
        await using IAsyncEnumerator<ModelUpdate<string, DomainResources>> updates = Updates(lab);
        Assert.True(await updates.MoveNextAsync());

        lab.Network.GoDown();
        lab.Network.ComeUp();

        Assert.True(await updates.MoveNextAsync());
        Assert.NotNull(updates.Current.Gap);
        Assert.Empty(updates.Current.Changes);
    }

    [Fact]
    public async Task Disposing_gives_the_registrations_back_and_leaves_the_client_connected()
    {
        await using InventoryLab lab = await InventoryLab.StartAsync(seed: 7);

        await lab.Inventory.DisposeAsync();
        await lab.Inventory.DisposeAsync();

        Assert.True(lab.Inventory.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, await lab.Simulator.RaiseAddDomainAsync(new AddDomainEvent("nobody-hears-it"), _bound.Token));
        Assert.True((await lab.Client.ListDomainAsync(new(), _bound.Token)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Domain_of_an_event_is_found_whatever_its_kind(string name)
    {
        LdmEvent sample = Assert.Single(Samples.Events, candidate => candidate.Name == name);
        object? domain = sample.GetType().GetProperty("Domain")?.GetValue(sample);

        Assert.Equal(domain, EventSubject.DomainOf(sample));
    }

    private IAsyncEnumerator<ModelUpdate<string, DomainResources>> Updates(InventoryLab lab) =>
        lab.Inventory.WatchAsync(_bound.Token).GetAsyncEnumerator(_bound.Token);

    private static async Task<string> NextAsync(
        InventoryLab lab, IAsyncEnumerator<ModelUpdate<string, DomainResources>> updates, ScriptAction action)
    {
        await lab.ChangeAsync(Step(action, "lab1"));
        Assert.True(await updates.MoveNextAsync());
        Assert.Null(updates.Current.Gap);
        return Describe(Assert.Single(updates.Current.Changes));
    }

    private static ScriptStep Step(ScriptAction action, string domain) => new(TimeSpan.Zero, action, domain, 2);

    private static string Describe(ModelChange<string, DomainResources> change) =>
        $"{change.Key}: {StateOf(change.Before)} -> {StateOf(change.After)}";

    private static string StateOf(DomainResources? domain) =>
        domain?.Resources.OfType<DomainInfoResource>().Single().State.ToString() ?? "null";
}
