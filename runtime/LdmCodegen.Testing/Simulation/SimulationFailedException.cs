namespace LdmCodegen.Testing;

/// <summary>A scenario failed. The message says with which seed, how to do it again, and what happened last.</summary>
public sealed class SimulationFailedException : Exception
{
    internal SimulationFailedException(string message, SimulationResult whole, SimulationResult minimised)
        : base(message, whole.Failure)
    {
        Seed = whole.Seed;
        Minimised = minimised.Seed;
        Trace = minimised.Trace;
    }

    /// <summary>The seed that failed.</summary>
    public SimulationSeed Seed { get; }

    /// <summary>The same with as few choices as were found to fail in the same way.</summary>
    public SimulationSeed Minimised { get; }

    /// <summary>What happened with <see cref="Minimised"/>.</summary>
    public string Trace { get; }
}
