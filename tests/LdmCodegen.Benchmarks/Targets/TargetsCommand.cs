using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary><c>targets</c>: measures every target and judges it.</summary>
internal static class TargetsCommand
{
    private const string Glance = "--glance";
    private const string Short = "--short";

    private static readonly (string Name, Func<Race, Task<IEnumerable<Target>>> Measure)[] Parts =
    [
        ("parse", static race => Task.FromResult(ParseTargets.Measure(race))),
        ("floor", static race => Task.FromResult(FloorTargets.Measure(race))),
        ("write", static race => Task.FromResult(WriteTargets.Measure(race))),
        ("transport", TransportTargets.MeasureAsync),
        ("vectors", VectorTargets.MeasureAsync),
        ("growth", static race => Task.FromResult(GrowthTargets.Measure(race))),
        ("dispatch", static race => Task.FromResult(DispatchTargets.Measure(race))),
    ];

    public static async Task<int> RunAsync(string[] options, TextWriter output)
    {
        string[] wanted = options.Where(static option => !option.StartsWith("--", StringComparison.Ordinal)).ToArray();
        string[] known = ["--json", Short, Glance, "--plot", .. Parts.Select(static part => part.Name)];
        if (options.Except(known).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"targets knows {string.Join(", ", known)}, not {unknown}");
            return 2;
        }

        List<Target> targets = await MeasureAsync(RaceOf(options), wanted);
        if (options.Contains("--json"))
        {
            TargetReport.Json(output, targets);
        }
        else
        {
            TargetReport.Table(output, targets);
        }

        if (options.Contains("--plot"))
        {
            await File.WriteAllTextAsync(
                Path.Combine(Tests.Shared.Repository.Root, "docs", "performance.svg"), TargetPlot.Of(targets));
        }

        return Verdict(targets);
    }

    /// <summary>The race that options ask for.</summary>
    public static Race RaceOf(string[] options) =>
        options.Contains(Glance) ? Race.Glance : options.Contains(Short) ? Race.Short : Race.Full;

    /// <summary>The options that ask for a race.</summary>
    public static string[] OptionsOf(Race race) => race == Race.Glance ? [Glance] : race == Race.Short ? [Short] : [];

    /// <summary>Measures some parts.</summary>
    /// <param name="race">How long.</param>
    /// <param name="parts">Their names; all of them when there are none.</param>
    public static async Task<List<Target>> MeasureAsync(Race race, params string[] parts)
    {
        NativePeers.Load();
        List<Target> targets = [];
        foreach ((string name, Func<Race, Task<IEnumerable<Target>>> measure) in Parts)
        {
            if (parts.Length == 0 || parts.Contains(name))
            {
                targets.AddRange(await measure(race));
            }
        }

        return race == Race.Glance ? targets.ConvertAll(AtAGlance) : targets;
    }

    /// <summary>The exit code: 1 when a target that is judged is below what must hold.</summary>
    public static int Verdict(IEnumerable<Target> targets) => targets.All(static t => t.Holds) ? 0 : 1;

    /// <summary>
    /// A target as a glance judges it. Bytes are counted, and the same everywhere; times of code that is still being compiled,
    /// beside whatever else a machine that runs tests is doing, differ by more than any margin that could still fail.
    /// </summary>
    private static Target AtAGlance(Target target) => target.CountsBytes ? target : target with { IsJudged = false };
}
