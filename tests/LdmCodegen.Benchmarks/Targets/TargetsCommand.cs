using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary><c>targets</c>: measures every target and judges it.</summary>
internal static class TargetsCommand
{
    public static int Run(string[] options)
    {
        if (options.Except(["--json", "--short", "--plot"]).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"targets knows --json, --short and --plot, not {unknown}");
            return 2;
        }

        NativePeers.Load();
        Race race = options.Contains("--short") ? Race.Short : Race.Full;
        List<Target> targets = [];
        foreach (Func<Race, IEnumerable<Target>> group in Groups)
        {
            targets.AddRange(group(race));
        }

        if (options.Contains("--json"))
        {
            TargetReport.Json(Console.Out, targets);
        }
        else
        {
            TargetReport.Table(Console.Out, targets);
        }

        if (options.Contains("--plot"))
        {
            File.WriteAllText(
                Path.Combine(Tests.Shared.Repository.Root, "docs", "performance.svg"), TargetPlot.Of(targets));
        }

        return targets.TrueForAll(static t => t.Holds) ? 0 : 1;
    }

    private static Func<Race, IEnumerable<Target>>[] Groups { get; } = 
    [
        ParseTargets.Measure, FloorTargets.Measure, WriteTargets.Measure, TransportTargets.Measure, GrowthTargets.Measure,
    ];
}
