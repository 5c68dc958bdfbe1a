namespace LdmCodegen.Testing;

/// <summary>What the runs of a plan came to together.</summary>
/// <param name="Runs">How many seeds were run.</param>
/// <param name="Connections">How many connections were made in them.</param>
/// <param name="Turns">How many turns they took.</param>
/// <param name="Simulated">How long they were in simulated time.</param>
/// <param name="Elapsed">How long they took.</param>
public sealed record SimulationSummary(
    long Runs, long Connections, long Turns, TimeSpan Simulated, TimeSpan Elapsed)
{
    /// <summary>Lifetimes of connections in a second.</summary>
    public double ConnectionsPerSecond => Connections / Elapsed.TotalSeconds;
}
