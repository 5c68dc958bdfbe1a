using System.Globalization;
using System.Text;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Draws the measured ratios as bars, each beside what must hold and what is aimed at.</summary>
internal static class TargetPlot
{
    private const int RowHeight = 22;
    private const int LabelWidth = 470;
    private const int BarWidth = 420;
    private const double Longest = 150;

    /// <summary>The picture, an SVG document.</summary>
    /// <param name="targets">What was measured; ratios that are judged and of which more is better are drawn.</param>
    public static string Of(IEnumerable<Target> targets)
    {
        Target[] drawn = targets.Where(static t => t.Hold is not null && !t.LessIsBetter).ToArray();
        int height = (drawn.Length * RowHeight) + 40;
        StringBuilder svg = new();
        svg.Append(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{LabelWidth + BarWidth + 70}" height="{height}" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>
            <text x="10" y="18">how many times the work of ours, on a logarithmic scale; thin lines: hold and aim</text>

            """);
        for (int i = 0; i < drawn.Length; i++)
        {
            Append(svg, drawn[i], 30 + (i * RowHeight));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, Target target, int top)
    {
        string colour = target.Verdict switch { "aim" => "#2a7f3f", "hold" => "#3b6fb5", _ => "#b5533b" };
        string text = target.Measured.ToString("0.0", CultureInfo.InvariantCulture);
        string marks = string.Concat(new[] { target.Hold, target.Aim }.OfType<double>()
            .Select(mark => $"M{LabelWidth + Length(mark)} {top}v20"));
        svg.Append(
            $"""
            <text x="10" y="{top + 14}">{target.Number}. {target.Quantity.Replace("<", "&lt;", StringComparison.Ordinal)}</text>
            <rect x="{LabelWidth}" y="{top + 3}" width="{Length(target.Measured)}" height="14" fill="{colour}"/>
            <path d="{marks}" stroke="black" stroke-width="1"/>
            <text x="{LabelWidth + BarWidth + 10}" y="{top + 14}">{text}</text>

            """);
    }

    private static int Length(double ratio) =>
        (int)(BarWidth * Math.Log(Math.Clamp(ratio, 1, Longest)) / Math.Log(Longest));
}
