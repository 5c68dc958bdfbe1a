namespace LdmCodegen.Testing;

/// <summary>Which seeds a scenario is run with.</summary>
public sealed record SimulationPlan
{
    /// <summary>
    /// The environment variable that replaces the plan: its seed alone is run, twice, and the trace is written to a file.
    /// </summary>
    public const string SeedVariable = "LDMCODEGEN_SIMULATION_SEED";

    /// <summary>The first seed; the others follow it. Default 1.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>How many seeds. Default 1000; with <see cref="Duration"/> at most so many.</summary>
    public int Runs { get; init; } = 1000;

    /// <summary>When no more seeds are begun, by the real clock; null (default) for <see cref="Runs"/> alone.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How many seeds are run at once, each on a thread of its own. Default 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Every how many seeds one is run twice, to see that it does the same. Default 100; 1 for each.
    /// </summary>
    public int RepeatEvery { get; init; } = 100;

    /// <summary>How long fewer choices are looked for that fail as well, by the real clock. Default 30 seconds.</summary>
    public TimeSpan Minimising { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The command that runs the test, for failures to print behind the variable of the seed; null (default) for
    /// <c>dotnet test</c>.
    /// </summary>
    public string? Command { get; init; }

    /// <summary>Where the traces of failures go; null (default) for the current directory.</summary>
    public string? TraceFolder { get; init; }

    /// <summary>How each is run; the trace is kept where it is needed.</summary>
    public SimulationOptions Options { get; init; } = new();
}
