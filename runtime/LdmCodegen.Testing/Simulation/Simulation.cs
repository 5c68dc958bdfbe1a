using Microsoft.Extensions.Logging;

namespace LdmCodegen.Testing;

/// <summary>
/// One run of a scenario on one thread, in virtual time, with every choice drawn from one seed: which of the things that
/// can run runs next, how long bytes are under way and in which pieces they come, which connections fail and when, and
/// what the scenario itself chooses. The same seed does the same again.
/// <code>
/// SimulationResult result = Simulation.Run(new SimulationSeed(4711), async simulation =>
/// {
///     await using Building building = new(new() { Transport = simulation.Network, Time = simulation.Time, … });
///     await using DoorsClient client = new("building", new()
///     {
///         Transport = simulation.Network, Time = simulation.Time, Randomness = simulation.ChooseShare, …
///     });
///     …
/// });
/// </code>
/// </summary>
/// <remarks>
/// Everything of the scenario has to stay on the simulation: await without <c>ConfigureAwait(false)</c>, no
/// <c>Task.Run</c>, no clock but <see cref="Time"/>, and <c>Tls = TlsRequirement.InsecureNone</c>. What leaves it fails the
/// run. A turn is what runs between two waits, and turns are not cut: what two threads can do to each other inside of
/// one is not seen.
/// </remarks>
public sealed class Simulation
{
    private readonly SimulatedClock _clock;

    private Simulation(SimulationSeed seed, SimulationOptions options)
    {
        Seed = seed;
        Choices = new SimulationChoices(seed);
        Kept = new SimulationTrace(options.KeepsTrace);
        Context = new SimulationContext(Choices, Kept, options.MaxTurns);
        _clock = new SimulatedClock(Context);
        Network = new SimulatedNetwork(this);
        Logging = new SimulationLog(this);
    }

    /// <summary>What every choice follows from.</summary>
    public SimulationSeed Seed { get; }

    /// <summary>The clock. It stands still while anything can run, and then jumps to what is due next.</summary>
    public TimeProvider Time => _clock;

    /// <summary>The network.</summary>
    public SimulatedNetwork Network { get; }

    /// <summary>Writes log entries into the trace.</summary>
    public ILoggerFactory Logging { get; }

    /// <summary>Whether the trace is kept, so that lines are worth their making.</summary>
    public bool KeepsTrace => Kept.IsKept;

    internal SimulationChoices Choices { get; }

    internal SimulationTrace Kept { get; }

    internal SimulationContext Context { get; }

    /// <summary>Runs a scenario to its end, and looks whether it has left a connection, a timer or a loop behind.</summary>
    /// <param name="seed">What every choice follows from.</param>
    /// <param name="scenario">What is done; it fails when it throws.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>What it came to, also when it failed.</returns>
    public static SimulationResult Run(
        SimulationSeed seed, Func<Simulation, Task> scenario, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(scenario);
        Simulation simulation = new(seed, options ?? new SimulationOptions());
        Exception? failure = simulation.Run(scenario);
        if (failure is not null)
        {
            simulation.Trace($"failed: {failure.GetType().Name}: {failure.Message}");
        }

        return new SimulationResult(simulation, failure);
    }

    /// <summary>Chooses a number; 0 is what a minimised seed chooses.</summary>
    /// <param name="count">How many numbers there are, from 0; at least 1.</param>
    /// <returns>The number.</returns>
    public int Choose(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Context.Choose(count);
    }

    /// <summary>Chooses whether something happens; a minimised seed chooses that it does not.</summary>
    /// <param name="percent">How likely it is, 0 to 100.</param>
    /// <returns>Whether it happens.</returns>
    public bool Chance(int percent) => Choose(100) >= 100 - percent;

    /// <summary>Chooses from 0 to less than 1: the source of jitter of clients.</summary>
    /// <returns>The number, a multiple of a tenth, so that things come together.</returns>
    public double ChooseShare() => Choose(10) / 10.0;

    /// <summary>Waits in simulated time.</summary>
    /// <param name="time">How long.</param>
    public Task DelayAsync(TimeSpan time) => Task.Delay(time, Time);

    /// <summary>Writes a line into the trace, when it is kept.</summary>
    /// <param name="line">The line.</param>
    public void Trace(string line)
    {
        if (Kept.IsKept)
        {
            Kept.Add(TimeSpan.FromTicks(Context.Now), line);
        }
    }

    private Exception? Run(Func<Simulation, Task> scenario)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Context);
        try
        {
            Task end = scenario(this);
            Context.RunUntil(end);
            Exception? failure = end.IsCanceled ? new OperationCanceledException() : end.Exception?.InnerException;
            if (failure is null)
            {
                Context.RunDown();
                CheckEnd();
            }

            return Context.Escape ?? failure;
        }
        catch (Exception failure)
        {
            // What runs elsewhere makes anything fail, and is the first cause.
            return Context.Escape ?? failure;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void CheckEnd()
    {
        (int Count, string What)[] left =
        [
            (Context.Operations, "loops of clients or servers"),
            (_clock.LiveTimers, "timers"),
            (Network.Open, "open connections"),
            (Network.Listening, "listeners"),
        ];
        string[] faults = [.. left.Where(one => one.Count != 0).Select(one => $"{one.What}: {one.Count}")];
        if (faults.Length > 0)
        {
            throw new SimulationFaultException("The scenario has left something behind: " + string.Join(", ", faults) + ".");
        }
    }
}
