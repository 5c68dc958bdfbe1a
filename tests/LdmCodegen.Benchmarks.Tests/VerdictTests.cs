using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>What a run says of a figure, and ends with.</summary>
public sealed class VerdictTests
{
    private static readonly Target Good = new("1", "ratio", 40, 30, 50);

    [Theory]
    [InlineData(29.9, "BELOW HOLD", 1)]
    [InlineData(30, "hold", 0)]
    [InlineData(49.9, "hold", 0)]
    [InlineData(50, "aim", 0)]
    public void A_ratio_must_be_at_least_what_holds(double measured, string verdict, int exitCode) =>
        Check(new Target("1", "ratio", measured, 30, 50), verdict, exitCode);

    [Theory]
    [InlineData(1.05, "aim", 0)]
    [InlineData(1.2, "hold", 0)]
    [InlineData(1.21, "BELOW HOLD", 1)]
    public void A_cost_must_be_at_most_what_holds(double measured, string verdict, int exitCode) =>
        Check(new Target("9", "cost", measured, 1.2, 1.05, LessIsBetter: true), verdict, exitCode);

    [Theory]
    [InlineData(0, "aim", 0)]
    [InlineData(1, "BELOW HOLD", 1)]
    public void One_byte_too_many_is_below_what_holds(long measured, string verdict, int exitCode) =>
        Check(Target.Bytes("10", "view", measured, 0), verdict, exitCode);

    [Fact]
    public void What_cannot_be_measured_does_not_hold() => Check(Good with { Measured = double.NaN }, "BELOW HOLD", 1);

    [Fact]
    public void A_figure_that_is_only_shown_fails_nothing() => Check(Target.Shown("floor", 0), "not judged", 0);

    [Fact]
    public void A_target_that_is_not_judged_fails_nothing() =>
        Check(Good with { Measured = 1, IsJudged = false }, "not judged", 0);

    [Fact]
    public async Task The_command_ends_with_what_its_table_says()
    {
        using StringWriter table = new();

        Assert.Equal(0, await TargetsCommand.RunAsync(["--glance", "write"], table));
        Assert.Contains("not judged", table.ToString());
        Assert.Contains("event written: bytes allocated", table.ToString());
    }

    [Fact]
    public async Task A_part_that_is_not_known_is_refused() =>
        Assert.Equal(2, await TargetsCommand.RunAsync(["--glance", "dispach"], TextWriter.Null));

    private static void Check(Target target, string verdict, int exitCode)
    {
        Assert.Equal(verdict, target.Verdict);
        Assert.Equal(exitCode, TargetsCommand.Verdict([Good, target, Good]));
    }
}
