using System.Collections.Immutable;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>
/// The domains, services and stored configurations of one simulated machine. Changes come one at a time and answer with
/// the events they cause; one that is refused changes nothing. Nothing here does input or output. Reading is safe from
/// any thread.
/// </summary>
public sealed partial class SimulatedFleet
{
    private readonly object _gate = new();
    private FleetState _state;

    /// <summary>Makes the fleet of a seed: the control domain and some guests.</summary>
    /// <param name="seed">The same number gives the same fleet.</param>
    /// <param name="guests">How many domains beside the control domain, 0 or more.</param>
    public SimulatedFleet(int seed, int guests)
        : this(FleetSeed.Create(seed, guests))
    {
    }

    private SimulatedFleet(FleetState state) => _state = state;

    /// <summary>The name of the simulated machine, as progress events give it.</summary>
    public string Machine { get; init; } = "hostA";

    /// <summary>All domains, the control domain first, then in the order of their definition.</summary>
    public ImmutableArray<SimulatedDomain> Domains => State.Domains;

    /// <summary>The names of the configurations on the service processor, oldest first.</summary>
    public ImmutableArray<string> StoredConfigs => State.StoredConfigs;

    /// <summary>The stored configuration chosen for the next power-on; null while none was chosen.</summary>
    public string? NextConfig => State.NextConfig;

    /// <summary>What the machine has to give.</summary>
    public MachineCapacity Capacity => State.Capacity;

    internal FleetState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>
    /// Makes the machine of a seed without any domain: the first one added under the name <c>primary</c> becomes its
    /// control domain.
    /// </summary>
    /// <param name="seed">The seed of the machine's size; the same as of the fleet that is to be put there.</param>
    /// <param name="guests">How many guests that fleet had at its beginning.</param>
    /// <param name="machine">The name of the machine.</param>
    /// <returns>The empty machine.</returns>
    public static SimulatedFleet Empty(int seed, int guests, string machine = "hostA") =>
        new(FleetSeed.Create(seed, guests) with { Domains = [] }) { Machine = machine };

    /// <summary>Looks a domain up.</summary>
    /// <param name="name">Its name; case counts.</param>
    /// <returns>The domain as it is now, or null when there is none of that name.</returns>
    public SimulatedDomain? Find(string name) => State.Find(name);

    /// <summary>Makes a fleet that is like this one now and then goes its own way.</summary>
    /// <returns>The copy.</returns>
    public SimulatedFleet Copy() => new(State) { Machine = Machine };

    /// <summary>Defines a domain; it is inactive.</summary>
    /// <param name="name">Its name, not empty and not taken.</param>
    /// <param name="resources">Its properties and resources, kept in their order.</param>
    /// <returns>The answer; refused for a name that is empty or taken, or a resource given twice.</returns>
    public FleetAnswer Add(string name, ValueList<LdmResource> resources) =>
        Change(edit => DefinitionRules.Add(edit, name, resources));

    /// <summary>Takes a domain one step through its life cycle.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="transition">The step.</param>
    /// <returns>The answer; refused for an unknown domain or a step that is not possible now.</returns>
    public FleetAnswer Apply(string name, DomainTransition transition) =>
        Change(edit => LifeCycleRules.Apply(edit, name, transition));

    /// <summary>Removes every domain that can be removed now: the inactive ones.</summary>
    /// <returns>The answer; never refused.</returns>
    public FleetAnswer RemoveAll() => Change(DefinitionRules.RemoveAll);

    /// <summary>Says how far the migration of a domain is.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="percent">How much is done, from 0 to 100; never less than before.</param>
    /// <returns>The answer; refused when no migration of that domain is under way or it would go backwards.</returns>
    public FleetAnswer AdvanceMigration(string name, int percent) =>
        Change(edit => LifeCycleRules.Advance(edit, name, percent));

    /// <summary>Finds out whether a change would be made, and makes none.</summary>
    /// <returns>Why not; null when it would.</returns>
    internal string? Try(Action<FleetEdit> rules)
    {
        try
        {
            rules(new FleetEdit(State, Machine));
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    internal FleetAnswer Change(Action<FleetEdit> rules)
    {
        lock (_gate)
        {
            FleetEdit edit = new(_state, Machine);
            try
            {
                rules(edit);
            }
            catch (RefusedException refused)
            {
                return FleetAnswer.Refused(refused.Message);
            }

            _state = StoredConfigRules.Autosaved(_state, edit.State);
            return new FleetAnswer(edit.Events, Refusal: null) { Warnings = edit.Warnings };
        }
    }
}
