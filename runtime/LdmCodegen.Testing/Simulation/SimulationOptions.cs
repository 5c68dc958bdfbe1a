namespace LdmCodegen.Testing;

/// <summary>How a scenario is run.</summary>
public sealed record SimulationOptions
{
    /// <summary>Whether <see cref="SimulationResult.Trace"/> is kept. Default false: it makes a run several times slower.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary>
    /// How many turns a scenario may take, a turn being what runs between two waits. Default 1,000,000; then it fails.
    /// </summary>
    public long MaxTurns { get; init; } = 1_000_000;
}
