using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

public sealed class DayScriptTests
{
    [Fact]
    public void Same_seed_gives_the_same_day_and_another_seed_another()
    {
        SimulatedFleet fleet = new(7, 8);

        Assert.Equal(DayScript.Create(7, fleet).Steps.AsEnumerable(), DayScript.Create(7, fleet).Steps);
        Assert.NotEqual(DayScript.Create(7, fleet).Steps.AsEnumerable(), DayScript.Create(8, fleet).Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public void Every_step_of_day_after_day_is_possible_when_nobody_interferes(int seed)
    {
        SimulatedFleet fleet = new(seed, 8);
        for (int day = 0; day < 5; day++)
        {
            DayScript script = DayScript.Create(unchecked(seed + day), fleet);

            Assert.All(script.Steps, step => Assert.Null(fleet.Perform(step).Refusal));
            Assert.DoesNotContain(fleet.Domains, domain => domain.MigrationPercent is not null);
        }
    }

    [Fact]
    public void Steps_come_in_order_within_the_day()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            TimeSpan[] times = [.. DayScript.Create(seed, new SimulatedFleet(seed, 8)).Steps.Select(step => step.At)];

            Assert.Equal(times.Order(), times);
            Assert.InRange(times[0], TimeSpan.Zero, TimeSpan.FromMinutes(5));
            Assert.InRange(times[^1], times[0], DayScript.Length);
        }
    }

    [Fact]
    public void Each_day_of_a_fleet_shows_every_kind_of_change()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            HashSet<ScriptAction> shown =
                [.. DayScript.Create(seed, new SimulatedFleet(seed, 8)).Steps.Select(step => step.Action)];

            ScriptAction[] missing = [.. Enum.GetValues<ScriptAction>().Except(shown)];
            Assert.True(missing.Length == 0, $"seed {seed} lacks {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void Writing_a_day_leaves_the_fleet_alone()
    {
        SimulatedFleet fleet = new(7, 8);

        DayScript.Create(7, fleet);

        Assert.Equal(new SimulatedFleet(7, 8).Domains.AsEnumerable(), fleet.Domains);
    }

    [Fact]
    public void Day_of_a_machine_without_guests_still_happens() =>
        Assert.NotEmpty(DayScript.Create(7, new SimulatedFleet(7, 0)).Steps);
}
