using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.CommandLine;

/// <summary>The tool as a process of its own: what a shell sees.</summary>
public sealed class ToolProcessTests
{
    [Fact]
    public async Task Demo_ends_with_0_and_a_summary()
    {
        await using RunningProcess demo = RunningProcess.StartTool("demo", "--seconds", "3");

        (int exitCode, List<string> lines) = await demo.WaitForExitAsync();

        Assert.Equal("", demo.Error);
        Assert.Equal(0, exitCode);
        Assert.Contains(lines, line => line.Contains("  domain  ", StringComparison.Ordinal));
        Assert.Matches(@"^events    [1-9]\d+ \(", Line("events "));
        Assert.Matches(@"^requests  [1-9]\d*, 1 refused$", Line("requests "));
        Assert.Matches(@"^gaps      0$", Line("gaps "));
        Assert.Matches(@"^faults    0$", Line("faults "));

        string Line(string start) => lines.Single(line => line.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Simulate_ends_with_130_when_interrupted()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();

        await simulator.Process.InterruptAsync();
        (int exitCode, _) = await simulator.Process.WaitForExitAsync();

        Assert.Equal(130, exitCode);
    }

    [Fact]
    public async Task Decode_reads_standard_input()
    {
        await using RunningProcess decode = RunningProcess.StartTool("decode", "-");
        await decode.Input.WriteAsync(await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests/Corpus/ldm/events/3.x/add-domain.xml")));
        decode.Input.Close();

        (int exitCode, List<string> lines) = await decode.WaitForExitAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("\"type\":\"AddDomainEvent\"", Assert.Single(lines));
    }

    [Fact]
    public async Task Check_of_a_good_schema_ends_with_0_and_of_a_bad_one_with_1()
    {
        await using RunningProcess good = RunningProcess.StartTool(
            "check", Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        using TextFile schema = new(
            "<protocol xmlns='urn:ldmcodegen:schema:1' name='A' namespace='A' edition='1'>\n"
            + "<evnts group='X'/>\n</protocol>");
        await using RunningProcess bad = RunningProcess.StartTool("check", schema.Path);

        Assert.Equal(0, (await good.WaitForExitAsync()).ExitCode);
        (int exitCode, List<string> lines) = await bad.WaitForExitAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith($"{schema.Path}(2,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_2()
    {
        await using RunningProcess tool = RunningProcess.StartTool("watch");

        Assert.Equal(2, (await tool.WaitForExitAsync()).ExitCode);
    }
}
