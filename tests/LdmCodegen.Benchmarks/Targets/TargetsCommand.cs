using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary><c>targets</c>: measures every target and judges it.</summary>
internal static class TargetsCommand
{
    private static readonly (string Name, Func<Race, Task<IEnumerable<Target>>> Measure)[] Parts =
    [
        ("parse", static race => Task.FromResult(ParseTargets.Measure(race))),
        ("floor", static race => Task.FromResult(FloorTargets.Measure(race))),
        ("write", static race => Task.FromResult(WriteTargets.Measure(race))),
        ("transport", TransportTargets.MeasureAsync),
        ("growth", static race => Task.FromResult(GrowthTargets.Measure(race))),
        ("dispatch", static race => Task.FromResult(DispatchTargets.Measure(race))),
    ];

    public static async Task<int> RunAsync(string[] options)
    {
        string[] wanted = options.Where(static option => !option.StartsWith("--", StringComparison.Ordinal)).ToArray();
        string[] known = ["--json", "--short", "--plot", .. Parts.Select(static part => part.Name)];
        if (options.Except(known).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"targets knows {string.Join(", ", known)}, not {unknown}");
            return 2;
        }

        NativePeers.Load();
        Race race = options.Contains("--short") ? Race.Short : Race.Full;
        List<Target> targets = [];
        foreach ((string name, Func<Race, Task<IEnumerable<Target>>> measure) in Parts)
        {
            if (wanted.Length == 0 || wanted.Contains(name))
            {
                targets.AddRange(await measure(race));
            }
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
            await File.WriteAllTextAsync(
                Path.Combine(Tests.Shared.Repository.Root, "docs", "performance.svg"), TargetPlot.Of(targets));
        }

        return targets.TrueForAll(static t => t.Holds) ? 0 : 1;
    }
}
