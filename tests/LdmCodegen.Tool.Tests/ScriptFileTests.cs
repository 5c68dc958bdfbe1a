using LdmCodegen.Tool.Simulation;
using LogicalDomains.Simulation;

namespace LdmCodegen.Tool.Tests;

public sealed class ScriptFileTests
{
    [Fact]
    public void Steps_are_read_in_order_of_time_whatever_their_lines()
    {
        IReadOnlyList<ScriptStep> steps = ScriptFile.Parse(
            "day.txt",
            """
            # a short day
            2    panic      ldg1
            0.5  set-cpus   ldg1 16

              1  begin-migration db1
            """);

        Assert.Equal(
            [
                new ScriptStep(TimeSpan.FromSeconds(0.5), ScriptAction.SetCpus, "ldg1", 16),
                new ScriptStep(TimeSpan.FromSeconds(1), ScriptAction.BeginMigration, "db1"),
                new ScriptStep(TimeSpan.FromSeconds(2), ScriptAction.Panic, "ldg1"),
            ],
            steps);
    }

    [Theory]
    [InlineData("1 panic", "expected SECONDS ACTION SUBJECT")]
    [InlineData("soon panic ldg1", "'soon' is not a number of seconds")]
    [InlineData("1 dance ldg1", "'dance' is no action; there are add, bind")]
    [InlineData("1 set-cpus ldg1 many", "'many' is not a whole number")]
    public void A_wrong_line_is_told_with_its_number(string line, string message)
    {
        ToolException fault = Assert.Throws<ToolException>(() => ScriptFile.Parse("day.txt", "\n# x\n" + line));

        Assert.StartsWith("day.txt(3): " + message, fault.Message);
        Assert.Equal(1, fault.ExitCode);
    }
}
