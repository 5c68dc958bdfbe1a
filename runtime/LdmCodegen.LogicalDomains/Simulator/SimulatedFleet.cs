using System.Collections.Immutable;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>
/// The domains and stored configurations of one simulated machine. Changes come one at a time and answer with the
/// events they cause; nothing here does input or output. Reading is safe from any thread.
/// </summary>
public sealed partial class SimulatedFleet
{
    private readonly object _gate = new();
    private ImmutableArray<SimulatedDomain> _domains;
    private ImmutableArray<string> _storedConfigs = ["factory-default"];
    private string? _nextConfig;

    /// <summary>Makes the fleet of a seed: the control domain and some guests.</summary>
    /// <param name="seed">The same number gives the same fleet.</param>
    /// <param name="guests">How many domains beside the control domain, 0 or more.</param>
    public SimulatedFleet(int seed, int guests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(guests);
        _domains = FleetSeed.Create(seed, guests);
    }

    private SimulatedFleet(SimulatedFleet original)
    {
        lock (original._gate)
        {
            _domains = original._domains;
            _storedConfigs = original._storedConfigs;
            _nextConfig = original._nextConfig;
        }

        Machine = original.Machine;
    }

    /// <summary>The name of the simulated machine, as progress events give it.</summary>
    public string Machine { get; init; } = "hostA";

    /// <summary>All domains, the control domain first, then in the order of their definition.</summary>
    public ImmutableArray<SimulatedDomain> Domains
    {
        get
        {
            lock (_gate)
            {
                return _domains;
            }
        }
    }

    /// <summary>The names of the configurations on the service processor, oldest first.</summary>
    public ImmutableArray<string> StoredConfigs
    {
        get
        {
            lock (_gate)
            {
                return _storedConfigs;
            }
        }
    }

    /// <summary>The stored configuration chosen for the next power-on; null while none was chosen.</summary>
    public string? NextConfig
    {
        get
        {
            lock (_gate)
            {
                return _nextConfig;
            }
        }
    }

    /// <summary>Looks a domain up.</summary>
    /// <param name="name">Its name; case counts.</param>
    /// <returns>The domain as it is now, or null when there is none of that name.</returns>
    public SimulatedDomain? Find(string name) => Domains.FirstOrDefault(domain => domain.Name == name);

    /// <summary>Makes a fleet that is like this one now and then goes its own way.</summary>
    /// <returns>The copy.</returns>
    public SimulatedFleet Copy() => new(this);

    /// <summary>Defines a domain; it is inactive.</summary>
    /// <param name="name">Its name, not empty and not taken.</param>
    /// <param name="resources">Its properties and resources, kept in their order.</param>
    /// <returns>The answer; refused for a name that is empty or taken.</returns>
    public FleetAnswer Add(string name, ValueList<LdmResource> resources)
    {
        lock (_gate)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                return FleetAnswer.Refused("a domain needs a name");
            }

            if (_domains.Any(domain => domain.Name == name))
            {
                return FleetAnswer.Refused($"a domain named {name} exists already");
            }

            _domains = _domains.Add(new SimulatedDomain(name) { Resources = resources });
            return FleetAnswer.Made(new AddDomainEvent(name));
        }
    }

    /// <summary>Takes a domain one step through its life cycle.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="transition">The step.</param>
    /// <returns>The answer; refused for an unknown domain or a step that is not possible now.</returns>
    public FleetAnswer Apply(string name, DomainTransition transition)
    {
        lock (_gate)
        {
            int index = IndexOf(name);
            if (index < 0)
            {
                return UnknownDomain(name);
            }

            SimulatedDomain before = _domains[index];
            if (before.Refusal(transition) is { } refusal)
            {
                return FleetAnswer.Refused(refusal);
            }

            _domains = before.After(transition) is { } after
                ? _domains.SetItem(index, after)
                : _domains.RemoveAt(index);
            return FleetAnswer.Made(EventsOf(before, transition));
        }
    }

    /// <summary>Removes every domain that can be removed now: the inactive ones.</summary>
    /// <returns>The answer; never refused.</returns>
    public FleetAnswer RemoveAll()
    {
        lock (_gate)
        {
            ImmutableArray<SimulatedDomain> removed =
                [.. _domains.Where(domain => domain.Refusal(DomainTransition.Remove) is null)];
            _domains = _domains.RemoveRange(removed);
            return FleetAnswer.Made([.. removed.Select(domain => new RemoveDomainEvent(domain.Name))]);
        }
    }

    /// <summary>Says how far the migration of a domain is.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="percent">How much is done, from 0 to 100; never less than before.</param>
    /// <returns>The answer; refused when no migration of that domain is under way or it would go backwards.</returns>
    public FleetAnswer AdvanceMigration(string name, int percent)
    {
        lock (_gate)
        {
            int index = IndexOf(name);
            if (index < 0)
            {
                return UnknownDomain(name);
            }

            SimulatedDomain domain = _domains[index];
            if (domain.MigrationPercent is not { } before)
            {
                return FleetAnswer.Refused($"no migration of domain {name} is under way");
            }

            if (percent < before || percent > 100)
            {
                return FleetAnswer.Refused($"the migration of domain {name} cannot go from {before}% to {percent}%");
            }

            _domains = _domains.SetItem(index, domain with { MigrationPercent = percent });
            return FleetAnswer.Made(Progress(name, percent, MigrationStatus.Ongoing));
        }
    }

    private static FleetAnswer UnknownDomain(string name) => FleetAnswer.Refused($"there is no domain named {name}");

    private int IndexOf(string name)
    {
        for (int index = 0; index < _domains.Length; index++)
        {
            if (_domains[index].Name == name)
            {
                return index;
            }
        }

        return -1;
    }

    private LdmEvent[] EventsOf(SimulatedDomain before, DomainTransition transition) => transition switch
    {
        DomainTransition.Bind => [new BindDomainEvent(before.Name)],
        DomainTransition.Start => [new StartDomainEvent(before.Name)],
        DomainTransition.Stop => [new StopDomainEvent(before.Name)],
        DomainTransition.Unbind => [new UnbindDomainEvent(before.Name)],
        DomainTransition.Remove => [new RemoveDomainEvent(before.Name)],
        DomainTransition.Panic => [new PanicDomainEvent(before.Name)],
        DomainTransition.Reset => [new DomainResetEvent(before.Name)],
        DomainTransition.BeginMigration => [Progress(before.Name, 0, MigrationStatus.Ongoing)],
        DomainTransition.FailMigration =>
            [Progress(before.Name, before.MigrationPercent ?? 0, MigrationStatus.Failed)],
        DomainTransition.CompleteMigration =>
            [Progress(before.Name, 100, MigrationStatus.Done), new MigrateDomainEvent(before.Name)],
        _ => throw new ArgumentOutOfRangeException(nameof(transition), transition, "No such transition."),
    };

    private MigrationProcessEvent Progress(string domain, int percent, MigrationStatus status) =>
        new() { Domain = domain, Progress = percent, Status = status, Source = Machine };
}
