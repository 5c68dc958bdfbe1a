using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary><c>targets</c>: measures every target and judges it.</summary>
internal static class TargetsCommand
{
    public static async Task<int> RunAsync(string[] options)
    {
        if (options.Except(["--json", "--short", "--plot"]).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"targets knows --json, --short and --plot, not {unknown}");
            return 2;
        }

        NativePeers.Load();
        Race race = options.Contains("--short") ? Race.Short : Race.Full;
        List<Target> targets = [];
        targets.AddRange(ParseTargets.Measure(race));
        targets.AddRange(FloorTargets.Measure(race));
        targets.AddRange(WriteTargets.Measure(race));
        targets.AddRange(await TransportTargets.MeasureAsync(race));
        targets.AddRange(GrowthTargets.Measure(race));

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
            await File.WriteAllTextAsync(
                Path.Combine(Tests.Shared.Repository.Root, "docs", "performance.svg"), TargetPlot.Of(targets));
        }

        return targets.TrueForAll(static t => t.Holds) ? 0 : 1;
    }
}
