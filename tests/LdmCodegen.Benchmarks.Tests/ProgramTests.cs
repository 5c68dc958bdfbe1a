using System.Diagnostics;
using System.Text.Json;
using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>
/// The program in a process of its own. What is allocated is judged there: here the watch over passwords listens to every
/// meter, and a measurement that somebody listens to makes its tags.
/// </summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task What_is_allocated_holds_on_a_busy_machine_too()
    {
        (int exitCode, string output, string errors) = await RunAsync("targets", "--glance", "--json", "floor", "write", "dispatch");

        JsonElement[] judged = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static row => row.GetProperty("verdict").GetString() != Target.NotJudged)
            .ToArray();
        Assert.Equal(["10", "10", "10", "11", "11", "16"], judged.Select(static row => row.GetProperty("number").GetString()));
        Assert.All(judged, static row => Assert.Equal("aim", row.GetProperty("verdict").GetString()));
        Assert.Equal((0, ""), (exitCode, errors));
    }

    [Fact]
    public async Task Without_a_command_it_says_what_there_is()
    {
        (int exitCode, _, string errors) = await RunAsync();

        Assert.Equal(2, exitCode);
        Assert.StartsWith("usage: ", errors);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Target).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
