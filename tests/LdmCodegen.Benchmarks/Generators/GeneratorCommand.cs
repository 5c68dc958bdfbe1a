using System.Globalization;

namespace LdmCodegen.Benchmarks.Generators;

/// <summary>
/// <c>generator</c>: what the generator costs a build and an editor, beside the generators that every build runs already,
/// and how it grows.
/// </summary>
internal static class GeneratorCommand
{
    // Bounds of what is promised: an event costs the same among many as among few, and nothing costs nothing.
    private const double FlatGrowth = 1.5;
    private const double NoSchemaMilliseconds = 1;
    private const double KeyMilliseconds = 2;

    private static readonly int[] Sizes = [50, 500, 5000];

    public static int Run(string[] options) => options switch
    {
        [] => Report(),
        ["--cold-run", string name] => GeneratorRuns.PrintColdRun(name),
        _ => Usage(options),
    };

    private static int Report()
    {
        Console.Out.WriteLine("generator   cold ms   warm ms   key ms   generated kB   warm ms per 100 kB   assembly kB");
        foreach (string name in (string[])["ldm", "json", "logging", "nothing"])
        {
            GeneratorCase project = GeneratorCases.Of(name);
            double generated = project.Generated();
            double warm = GeneratorRuns.WarmRun(project);
            string perSize = generated > 0 ? Number(warm / generated * 100, 2) : "-";
            Console.Out.WriteLine(
                $"{name,-9} {Number(GeneratorRuns.Cold(name), 1),9} {Number(warm, 2),9} {Number(GeneratorRuns.Keystroke(project), 3),8}"
                + $" {Number(generated, 1),14} {perSize,20} {Number(project.AssemblySize / 1000.0, 0),13}");
        }

        return Growth() && CostsNothing() ? 0 : 1;
    }

    private static bool Growth()
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine("event types   warm ms   µs per event   key ms");
        List<double> perEvent = [];
        double key = 0;
        foreach (int size in Sizes)
        {
            GeneratorCase project = GeneratorCases.WithEvents(size);
            double warm = GeneratorRuns.WarmRun(project);
            perEvent.Add(warm / size * 1000);
            key = GeneratorRuns.Keystroke(project);
            Console.Out.WriteLine($"{size,11} {Number(warm, 1),9} {Number(perEvent[^1], 1),14} {Number(key, 3),8}");
        }

        double growth = perEvent[^1] / perEvent[0];
        bool isFlat = growth <= FlatGrowth;
        Console.Out.WriteLine(
            $"an event among {Sizes[^1]} costs {Number(growth, 2)} times one among {Sizes[0]}; at most {Number(FlatGrowth, 1)}: {Verdict(isFlat)}");
        bool isUnnoticed = key <= KeyMilliseconds;
        Console.Out.WriteLine(
            $"a key among {Sizes[^1]} costs {Number(key, 3)} ms; at most {Number(KeyMilliseconds, 0)}: {Verdict(isUnnoticed)}");
        return isFlat && isUnnoticed;
    }

    private static bool CostsNothing()
    {
        double warm = GeneratorRuns.WarmRun(GeneratorCases.Of("nothing"));
        bool isNothing = warm <= NoSchemaMilliseconds;
        Console.Out.WriteLine(
            $"a build without a schema pays {Number(warm, 3)} ms; at most {Number(NoSchemaMilliseconds, 0)}: {Verdict(isNothing)}");
        return isNothing;
    }

    private static int Usage(string[] options)
    {
        Console.Error.WriteLine($"generator has no options, and not {string.Join(' ', options)}");
        return 2;
    }

    private static string Number(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);

    private static string Verdict(bool holds) => holds ? "holds" : "fails";
}
