using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Benchmarks.Generators;

/// <summary>Times of one case. Each is a median in milliseconds.</summary>
internal static class GeneratorRuns
{
    private const int ColdRuns = 5;
    private const int Warm = 15;
    private const int Keystrokes = 101;

    /// <summary>The first run of a process: what a build without a compiler server pays.</summary>
    public static double Cold(string name)
    {
        List<double> times = [];
        for (int i = 0; i < ColdRuns; i++)
        {
            ProcessStartInfo start = new(Environment.ProcessPath!, ["generator", "--cold-run", name]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            times.Add(double.Parse(printed, CultureInfo.InvariantCulture));
        }

        return Median(times);
    }

    /// <summary>Prints the time of the first run in this process.</summary>
    public static int PrintColdRun(string name)
    {
        GeneratorCase project = GeneratorCases.Of(name);
        Console.Out.Write(Time(() => project.Run(project.NewDriver())).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>A run from nothing in a process that has run before: what a build with a compiler server pays.</summary>
    public static double WarmRun(GeneratorCase project)
    {
        List<double> times = [];
        for (int i = 0; i < Warm * 2; i++)
        {
            double time = Time(() => project.Run(project.NewDriver()));
            times.AddRange(i < Warm ? [] : [time]);
        }

        return Median(times);
    }

    /// <summary>A run after an edit that has nothing to do with the generator: what an editor pays for each key.</summary>
    public static double Keystroke(GeneratorCase project)
    {
        GeneratorDriver driver = project.Run(project.NewDriver());
        List<double> times = [];
        for (int i = 1; i <= Keystrokes * 2; i++)
        {
            int number = i;
            double time = Time(() => driver = project.RunAfterKeystroke(driver, number));
            times.AddRange(i <= Keystrokes ? [] : [time]);
        }

        return Median(times);
    }

    private static double Time(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
