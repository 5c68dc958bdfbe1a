using System.Collections.Immutable;

namespace LogicalDomains.Simulation;

/// <summary>
/// A day of a simulated machine: starts in the morning, changes at noon, stops and stored configurations in the
/// evening. The same seed and fleet give the same day.
/// </summary>
public sealed class DayScript
{
    private static readonly TimeSpan Dawn = TimeSpan.FromMinutes(1);

    // What a day holds, how often, and around which hour.
    private static readonly ImmutableArray<(ScriptAction Action, int Count, double Hour)> Plan =
    [
        (ScriptAction.Bind, 6, 6.5),
        (ScriptAction.Start, 9, 8),
        (ScriptAction.Add, 4, 9.5),
        (ScriptAction.AddDisk, 3, 9),
        (ScriptAction.AddNetwork, 3, 9),
        (ScriptAction.AddBus, 3, 9),
        (ScriptAction.SetAutoBoot, 2, 9.5),
        (ScriptAction.SetConsole, 2, 10),
        (ScriptAction.AddCpus, 3, 10.5),
        (ScriptAction.SetCpus, 7, 11),
        (ScriptAction.AddMemory, 3, 11),
        (ScriptAction.SetMemory, 5, 11.5),
        (ScriptAction.Panic, 3, 12),
        (ScriptAction.BeginMigration, 3, 13),
        (ScriptAction.Reset, 4, 14),
        (ScriptAction.SetSwitchMtu, 2, 15),
        (ScriptAction.SetCryptoUnits, 2, 15.5),
        (ScriptAction.RemoveCpus, 3, 16),
        (ScriptAction.RemoveMemory, 3, 16.5),
        (ScriptAction.StoreConfig, 2, 17),
        (ScriptAction.RemoveDisk, 3, 18),
        (ScriptAction.RemoveNetwork, 3, 18),
        (ScriptAction.RemoveBus, 3, 18),
        (ScriptAction.Stop, 6, 18.5),
        (ScriptAction.Unbind, 4, 20),
        (ScriptAction.ChooseConfig, 2, 20.5),
        (ScriptAction.Remove, 2, 21),
        (ScriptAction.RemoveConfig, 2, 22.5),
    ];

    private DayScript(ImmutableArray<ScriptStep> steps) => Steps = steps;

    /// <summary>
    /// The steps in order of time; each is possible when the ones before were made and nobody interfered.
    /// </summary>
    public ImmutableArray<ScriptStep> Steps { get; }

    /// <summary>The length of every day.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromHours(24);

    /// <summary>Writes the day of a fleet, from the state it is in now. The fleet itself is not changed.</summary>
    /// <param name="seed">The seed of the day.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The day.</returns>
    public static DayScript Create(int seed, SimulatedFleet fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        Random random = new(seed);
        DayScriptWriter writer = new(fleet.Copy(), random);
        foreach ((ScriptAction action, TimeSpan at) in Times(random))
        {
            writer.Write(action, at);
        }

        return new DayScript(writer.Finish());
    }

    // The day begins with the first thing that happens: nobody wants to watch a fleet sleep.
    private static IEnumerable<(ScriptAction Action, TimeSpan At)> Times(Random random)
    {
        (ScriptAction Action, TimeSpan At)[] times =
        [
            .. Plan.SelectMany(entry => Enumerable.Repeat(entry, entry.Count))
                .Select(entry => (entry.Action, At: Around(entry.Hour, random)))
                .OrderBy(entry => entry.At),
        ];
        return times.Select(time => (time.Action, time.At - times[0].At + Dawn));
    }

    // Three dice make middles likely and four hours away the utmost.
    private static TimeSpan Around(double hour, Random random)
    {
        double away = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) / 1.5 * 4;
        return TimeSpan.FromSeconds(Math.Round(Math.Clamp(hour + away, 0, 23.5) * 3600));
    }
}
