namespace LdmCodegen.Testing;

/// <summary>What one run of a scenario came to.</summary>
public sealed class SimulationResult
{
    internal SimulationResult(Simulation simulation, Exception? failure)
    {
        Seed = simulation.Seed;
        Failure = failure;
        Fingerprint = simulation.Kept.Fingerprint;
        Trace = simulation.Kept.Text;
        Turns = simulation.Context.Steps;
        Lasted = TimeSpan.FromTicks(simulation.Context.Now);
        Connections = simulation.Network.Connections;
        Choices = simulation.Choices.NotSimplest;
    }

    private SimulationResult(SimulationResult other, Exception failure)
    {
        Seed = other.Seed;
        Failure = failure;
        Fingerprint = other.Fingerprint;
        Trace = other.Trace;
        Turns = other.Turns;
        Lasted = other.Lasted;
        Connections = other.Connections;
        Choices = other.Choices;
    }

    /// <summary>What every choice followed from.</summary>
    public SimulationSeed Seed { get; }

    /// <summary>Why the scenario failed; null when it did not.</summary>
    public Exception? Failure { get; }

    /// <summary>The same for two runs that did the same, whatever the process.</summary>
    public ulong Fingerprint { get; }

    /// <summary>What happened, a line each with its time; empty unless <see cref="SimulationOptions.KeepsTrace"/>.</summary>
    public string Trace { get; }

    /// <summary>How many turns there were.</summary>
    public long Turns { get; }

    /// <summary>How long it was in simulated time.</summary>
    public TimeSpan Lasted { get; }

    /// <summary>How many connections were made, each of which lived and ended.</summary>
    public int Connections { get; }

    /// <summary>The places of the choices that were not the simplest.</summary>
    internal IReadOnlyList<int> Choices { get; }

    /// <summary>The same run, found to have failed.</summary>
    internal SimulationResult WithFailure(Exception failure) => new(this, failure);
}
