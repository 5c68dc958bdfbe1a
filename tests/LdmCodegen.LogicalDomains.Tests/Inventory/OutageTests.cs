namespace LdmCodegen.LogicalDomains.Tests.Inventory;

/// <summary>
/// Outages at any moment: between changes, while a change is being asked for, while the last outage is still being
/// repaired. The seed stands in the failure's message and repeats the changes and the cuts.
/// </summary>
public sealed class OutageTests
{
    private const int OutagesInAll = 10_000;
    private const int OutagesBetweenLooks = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Inventory_equals_the_managers_state_after_thousands_of_outages(int seed)
    {
        Random random = new(seed);
        await using InventoryLab lab = await InventoryLab.StartAsync(seed);
        for (int outage = 1; outage <= OutagesInAll / 4; outage++)
        {
            await lab.ChangeAsync(RandomSteps.Draw(random, 3));
            await ReconnectedAsync(lab, outage);
            lab.Network.GoDown();
            await lab.ChangeAsync(RandomSteps.Draw(random, 4));
            lab.Network.ComeUp();
            if (outage % OutagesBetweenLooks == 0)
            {
                await lab.UntilEqualAsync($"seed {seed}, outage {outage}");
            }
        }

        // What was changed last may have been undone at once: equal copies say nothing about the connection.
        await ReconnectedAsync(lab, (OutagesInAll / 4) + 1);
        await lab.UntilEqualAsync($"seed {seed}, at the end");
        Assert.Equal((OutagesInAll / 4) + 1, lab.Network.Connections);
    }

    /// <summary>Waits until there is a connection to lose; it may still be in any stage of its login.</summary>
    private static async Task ReconnectedAsync(InventoryLab lab, int connections)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        while (lab.Network.Connections < connections)
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
