using System.Collections.Immutable;

namespace LogicalDomains.Simulation;

/// <summary>Finds a subject for each thing that shall happen by playing the day on a fleet of its own.</summary>
internal sealed partial class DayScriptWriter(SimulatedFleet fleet, Random random)
{
    private const int MigrationSteps = 10;
    private static readonly TimeSpan MigrationPace = TimeSpan.FromSeconds(90);

    private readonly ImmutableArray<ScriptStep>.Builder _steps = ImmutableArray.CreateBuilder<ScriptStep>();
    private readonly List<ScriptStep> _coming = [];
    private bool _migrationFailed;

    /// <summary>Adds one step, or none when nothing in the fleet suits the action at that time.</summary>
    public void Write(ScriptAction action, TimeSpan at)
    {
        WriteComing(at);
        if (Choose(action, at) is { } step && TryWrite(step) && action == ScriptAction.BeginMigration)
        {
            PlanMigration(step);
        }
    }

    public ImmutableArray<ScriptStep> Finish()
    {
        WriteComing(DayScript.Length);
        return _steps.ToImmutable();
    }

    private void WriteComing(TimeSpan until)
    {
        foreach (ScriptStep step in _coming.Where(step => step.At <= until).OrderBy(step => step.At).ToArray())
        {
            _coming.Remove(step);
            TryWrite(step);
        }
    }

    private bool TryWrite(ScriptStep step)
    {
        if (!fleet.Perform(step).Succeeded)
        {
            return false;
        }

        _steps.Add(step);
        return true;
    }

    // The first migration of a day fails half-way, so that a day shows both ends.
    private void PlanMigration(ScriptStep begin)
    {
        bool fails = !_migrationFailed;
        _migrationFailed = true;
        int advances = fails ? random.Next(2, 6) : MigrationSteps - 1;
        for (int count = 1; count <= advances; count++)
        {
            TimeSpan at = begin.At + (count * MigrationPace);
            _coming.Add(new ScriptStep(
                at, ScriptAction.AdvanceMigration, begin.Subject, count * 100 / MigrationSteps));
        }

        _coming.Add(new ScriptStep(
            begin.At + ((advances + 1) * MigrationPace),
            fails ? ScriptAction.FailMigration : ScriptAction.CompleteMigration,
            begin.Subject));
    }

    private ScriptStep? Choose(ScriptAction action, TimeSpan at) => action switch
    {
        ScriptAction.Add => new ScriptStep(at, action, NewName("lab", name => fleet.Find(name) is null)),
        ScriptAction.Bind => Transition(action, DomainTransition.Bind, at),
        ScriptAction.Start => Transition(action, DomainTransition.Start, at),
        ScriptAction.Stop => Transition(action, DomainTransition.Stop, at),
        ScriptAction.Unbind => Transition(action, DomainTransition.Unbind, at),
        ScriptAction.Remove => Transition(action, DomainTransition.Remove, at),
        ScriptAction.Panic => Transition(action, DomainTransition.Panic, at),
        ScriptAction.Reset => Transition(action, DomainTransition.Reset, at),
        ScriptAction.BeginMigration => Transition(action, DomainTransition.BeginMigration, at),
        ScriptAction.SetCpus => Guest(action, at, 8 * random.Next(1, 9)),
        ScriptAction.SetMemory => Guest(action, at, 4 << random.Next(5)),
        ScriptAction.SetSwitchMtu => new ScriptStep(at, action, FleetSeed.Switch, random.Next(2) == 0 ? 1500 : 9000),
        ScriptAction.StoreConfig =>
            new ScriptStep(at, action, NewName("evening-", name => !fleet.StoredConfigs.Contains(name))),
        ScriptAction.ChooseConfig => Config(action, at),
        ScriptAction.RemoveConfig => Config(action, at),
        ScriptAction.AddCpus => Guest(action, at, 4 * random.Next(1, 3)),
        ScriptAction.RemoveCpus => GuestWith(Quantity.Cpus, 4, action, at),
        ScriptAction.AddMemory => Guest(action, at, random.Next(1, 4)),
        ScriptAction.RemoveMemory => GuestWith(Quantity.Memory, 1, action, at),
        ScriptAction.SetCryptoUnits => Guest(action, at, random.Next(1, 5)),
        ScriptAction.SetAutoBoot => Guest(action, at, random.Next(2)),
        ScriptAction.AddDisk => Numbered(action, at, ScriptRequests.DiskNumbers),
        ScriptAction.AddNetwork => Numbered(action, at, ScriptRequests.NetworkNumbers),
        ScriptAction.RemoveDisk => AnyNumbered(action, at, ScriptRequests.DiskNumbers),
        ScriptAction.RemoveNetwork => AnyNumbered(action, at, ScriptRequests.NetworkNumbers),
        ScriptAction.SetConsole => FreePort() is { } port ? Guest(action, at, port) : null,
        ScriptAction.AddBus => FreeBuses() is { IsEmpty: false } free ? Guest(action, at, Pick(free)) : null,
        ScriptAction.RemoveBus => AnyNumbered(action, at, ScriptRequests.BusNumbers),
        _ => null,
    };

    private ScriptStep? Transition(ScriptAction action, DomainTransition transition, TimeSpan at) =>
        Pick([.. fleet.Domains.Where(domain => domain.Refusal(transition) is null).Select(domain => domain.Name)])
            is { } name ? new ScriptStep(at, action, name) : null;

    private IEnumerable<SimulatedDomain> Guests =>
        fleet.Domains.Where(domain => domain is { IsControl: false, MigrationPercent: null });

    private ScriptStep? Guest(ScriptAction action, TimeSpan at, int amount) =>
        Pick([.. Guests.Select(domain => domain.Name)]) is { } name ? new ScriptStep(at, action, name, amount) : null;

    private ScriptStep? Config(ScriptAction action, TimeSpan at)
    {
        IEnumerable<string> configs = action == ScriptAction.RemoveConfig
            ? fleet.StoredConfigs.Where(config => config != fleet.NextConfig && config != FleetState.FactoryDefault)
            : fleet.StoredConfigs;
        return Pick([.. configs]) is { } config
            ? new ScriptStep(at, action, config)
            : null;
    }

    private static string NewName(string stem, Predicate<string> isFree)
    {
        int number = 1;
        while (!isFree(stem + number))
        {
            number++;
        }

        return stem + number;
    }

    private TItem? Pick<TItem>(ImmutableArray<TItem> items) =>
        items.IsEmpty ? default : items[random.Next(items.Length)];
}
