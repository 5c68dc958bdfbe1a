using System.Diagnostics;
using System.Globalization;

namespace LdmCodegen.Testing;

/// <summary>Runs one seed again: to see what happened, to see that the same happens, and with fewer choices.</summary>
internal sealed class SimulationReplay(SimulationPlan plan, Func<Simulation, Task> scenario)
{
    private const int LinesShown = 60;

    private readonly SimulationOptions _traced = plan.Options with { KeepsTrace = true };

    /// <summary>Runs a seed once more; a run that differs has failed.</summary>
    public static SimulationResult Repeat(
        SimulationResult first, Func<Simulation, Task> scenario, SimulationOptions options)
    {
        SimulationResult second = Simulation.Run(first.Seed, scenario, options);
        return second.Fingerprint == first.Fingerprint ? first : second.WithFailure(new SimulationFaultException(
            "A second run with the same seed did something else: what is simulated depends on something beside the seed, "
            + "such as a clock, a random number, another thread, or the order of a set. " + Difference(first, second)));
    }

    /// <summary>Runs the seed that somebody asked for, twice, and leaves its trace in a file.</summary>
    public SimulationSummary Run(SimulationSeed seed)
    {
        long start = Stopwatch.GetTimestamp();
        SimulationResult result = Simulation.Run(seed, scenario, _traced);
        if (result.Failure is null)
        {
            result = Repeat(result, scenario, _traced);
        }

        string file = Write(result);
        return result.Failure is null
            ? new SimulationSummary(1, result.Connections, result.Turns, result.Lasted, Stopwatch.GetElapsedTime(start))
            : throw new SimulationFailedException(Describe(result, result, file), result, result);
    }

    /// <summary>Makes the failure of a seed as small and as clear as it can be had.</summary>
    public SimulationFailedException Explain(SimulationResult failed)
    {
        SimulationResult minimised = Simulation.Run(Minimise(failed).Seed, scenario, _traced);
        return new SimulationFailedException(Describe(failed, minimised, Write(minimised)), failed, minimised);
    }

    /// <summary>Takes choices away as long as it still fails in the same way: large parts first, then single ones.</summary>
    private SimulationResult Minimise(SimulationResult failed)
    {
        long start = Stopwatch.GetTimestamp();
        SimulationResult best = failed;
        for (int part = Math.Max(1, best.Choices.Count / 2); part >= 1;)
        {
            bool isSmaller = false;
            for (int from = best.Choices.Count - part; from > -part; from -= part)
            {
                if (Stopwatch.GetElapsedTime(start) > plan.Minimising)
                {
                    return best;
                }

                int first = Math.Max(0, from);
                int last = Math.Min(best.Choices.Count, from + part);
                SimulationSeed seed = failed.Seed.With(best.Choices.Where((_, i) => i < first || i >= last));
                SimulationResult tried = Simulation.Run(seed, scenario, plan.Options);
                if (IsSame(tried.Failure, failed.Failure) && tried.Choices.Count < best.Choices.Count)
                {
                    best = tried;
                    isSmaller = true;
                }
            }

            part = isSmaller && part == 1 ? 1 : part / 2;
        }

        return best;
    }

    private static bool IsSame(Exception? one, Exception? other) =>
        one is not null && other is not null && one.GetType() == other.GetType() && Kind(one) == Kind(other);

    /// <summary>The message without its numbers, which differ between runs that fail alike.</summary>
    private static string Kind(Exception failure) =>
        new([.. failure.Message.TakeWhile(c => c is not '\n').Where(c => !char.IsDigit(c))]);

    private static string Difference(SimulationResult first, SimulationResult second)
    {
        string[] one = first.Trace.Split('\n');
        string[] other = second.Trace.Split('\n');
        int line = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return line < one.Length && line < other.Length
            ? $"First '{one[line]}', then '{other[line]}'."
            : "Run the seed by itself to see where they part.";
    }

    private string Describe(SimulationResult failed, SimulationResult minimised, string file)
    {
        string[] lines = minimised.Trace.TrimEnd('\n').Split('\n');
        string command = plan.Command ?? "dotnet test";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            seed {failed.Seed} failed: {failed.Failure!.Message}
            Of its {failed.Choices.Count} choices that are not the simplest, {minimised.Choices.Count} fail in the same way.
            Again, with its trace:  {SimulationPlan.SeedVariable}={failed.Seed} {command}
            Minimised:              {SimulationPlan.SeedVariable}={minimised.Seed} {command}
            Trace of the minimised: {file}, which ends with
            {string.Join('\n', lines.TakeLast(LinesShown))}
            """);
    }

    private string Write(SimulationResult result)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"simulation-{result.Seed.Number}.trace");
        string file = Path.GetFullPath(Path.Combine(plan.TraceFolder ?? ".", name));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"seed {result.Seed}\n{result.Trace}");
        return file;
    }
}
