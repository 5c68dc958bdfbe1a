using System.Globalization;
using System.Text.Json;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Prints targets: a table for people, lines of JSON for machines.</summary>
internal static class TargetReport
{
    public static void Table(TextWriter output, IReadOnlyList<Target> targets)
    {
        output.WriteLine($"{"#",-4} {"quantity",-82} {"measured",9} {"hold",9} {"aim",9}");
        foreach (Target t in targets)
        {
            string sign = t.LessIsBetter ? "<=" : ">=";
            output.WriteLine(
                $"{t.Number,-4} {t.Quantity,-82} {Text(t.Measured),9} {Limit(sign, t.Hold),9} {Limit(sign, t.Aim),9}  {t.Verdict}");
        }
    }

    public static void Json(TextWriter output, IReadOnlyList<Target> targets)
    {
        foreach (Target t in targets)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                number = t.Number,
                quantity = t.Quantity,
                measured = Math.Round(t.Measured, 3),
                hold = t.Hold,
                aim = t.Aim,
                better = t.LessIsBetter ? "less" : "more",
                verdict = t.Verdict,
            }));
        }
    }

    /// <summary>A figure with as many digits as say something.</summary>
    public static string Text(double value) => value.ToString(
        value is >= 100 or 0 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string Limit(string sign, double? value) => value is { } limit ? sign + Text(limit) : "";
}
