using LdmCodegen.Runtime;
using LogicalDomains.Simulation;

namespace LogicalDomains;

/// <summary>
/// A simulated Logical Domains Manager: a small fleet whose domains have a life cycle. Actions of clients change it,
/// changes raise the events of the protocol, and what is not possible is refused with a reason.
/// </summary>
/// <remarks>
/// <code>
/// await using LdmSimulator simulator = await LdmSimulator.StartAsync(new() { Seed = 7 });
/// await simulator.PanicDomainAsync("web1");
/// </code>
/// Events of one change are queued before its reply, so a client that is registered sees them first.
/// </remarks>
public sealed partial class LdmSimulator : LdmServer
{
    // One change at a time, together with its events: peers see events in the order of the changes.
    private readonly SemaphoreSlim _oneChange = new(1, 1);
    private readonly LdmSimulatorOptions _options;
    private int _day;

    private LdmSimulator(LdmSimulatorOptions options)
        : base(options)
    {
        _options = options;
        Fleet = options.Empty
            ? SimulatedFleet.Empty(options.Seed, options.Guests, options.Machine)
            : new SimulatedFleet(options.Seed, options.Guests) { Machine = options.Machine };
    }

    /// <summary>
    /// The state of the simulated machine. Change it through the simulator's methods, so that events are raised.
    /// </summary>
    public SimulatedFleet Fleet { get; }

    /// <summary>Makes a simulated manager and lets it listen.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The simulator; dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static async Task<LdmSimulator> StartAsync(
        LdmSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LdmSimulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Guests);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MigrationPace, TimeSpan.Zero);
        LdmSimulator simulator = new(options);
        try
        {
            await simulator.StartAsync(cancellationToken).ConfigureAwait(SchedulingContext.IsCurrent);
            simulator.StartDiscovery();
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync().ConfigureAwait(SchedulingContext.IsCurrent);
            throw;
        }
    }

    private async ValueTask<FleetAnswer> ChangeAsync(Func<SimulatedFleet, FleetAnswer> change, CancellationToken ct)
    {
        // Changes wait for nothing but queues, so that a turn comes soon: nobody needs to leave the line.
        ct.ThrowIfCancellationRequested();
        await _oneChange.WaitAsync(CancellationToken.None).ConfigureAwait(SchedulingContext.IsCurrent);
        try
        {
            FleetAnswer answer = change(Fleet);
            foreach (LdmEvent caused in answer.Events)
            {
                // The change is made: its events go out even when the one who asked has gone away.
                await RaiseAsync(caused, CancellationToken.None).ConfigureAwait(SchedulingContext.IsCurrent);
            }

            return answer;
        }
        finally
        {
            _oneChange.Release();
        }
    }

    private async ValueTask RequireAsync(Func<SimulatedFleet, FleetAnswer> change, CancellationToken ct)
    {
        if ((await ChangeAsync(change, ct).ConfigureAwait(SchedulingContext.IsCurrent)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Refused: {refusal}.");
        }
    }
}
