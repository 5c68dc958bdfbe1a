using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text.Json;
using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>
/// Streams read by a processor whose vectors have 256 bits: in a process of its own, since code is compiled for one width.
/// </summary>
internal static class VectorTargets
{
    /// <summary>The command of that process.</summary>
    public const string Command = "narrow";

    public static async Task<IEnumerable<Target>> MeasureAsync(Race race)
    {
        ProcessStartInfo start = new("dotnet", [typeof(VectorTargets).Assembly.Location, Command, .. TargetsCommand.OptionsOf(race)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_EnableAVX512"] = "0";
        using Process process = Process.Start(start)!;
        List<Target> targets = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            targets.Add(TargetOf(line));
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? targets
            : throw new InvalidOperationException($"the process with narrow vectors ended with {process.ExitCode}");
    }

    /// <summary>What that process does.</summary>
    public static int Run(string[] options)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Console.Error.WriteLine("vectors of 512 bits are in use");
            return 2;
        }

        NativePeers.Load();
        TargetReport.Json(Console.Out, ParseTargets.MeasureStreams(TargetsCommand.RaceOf(options)).ToArray());
        return 0;
    }

    private static Target TargetOf(string line)
    {
        JsonElement row = JsonDocument.Parse(line).RootElement;
        return new Target(
            "13",
            $"256-bit vectors, {row.GetProperty("quantity").GetString()}",
            row.GetProperty("measured").GetDouble(),
            row.GetProperty("hold").GetDouble(),
            null);
    }
}
