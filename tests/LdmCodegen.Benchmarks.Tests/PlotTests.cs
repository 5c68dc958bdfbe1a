using System.Xml.Linq;
using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Tests;

public sealed class PlotTests
{
    [Fact]
    public void Judged_ratios_of_which_more_is_better_are_drawn_with_their_marks()
    {
        XElement svg = XElement.Parse(TargetPlot.Of(
        [
            new Target("1", "one + <two>", 40, 30, 50),
            new Target("13", "without an aim", 40, 30, null),
            new Target("7", "less is better", 3, 8, 4.5, LessIsBetter: true),
            Target.Shown("not judged", 3),
        ]));

        string[] texts = svg.Elements().Where(static e => e.Name.LocalName == "text").Select(static e => e.Value).ToArray();
        string[] marks = svg.Elements().Where(static e => e.Name.LocalName == "path").Select(static e => e.Attribute("d")!.Value).ToArray();
        Assert.Equal(["1. one + <two>", "40.0", "13. without an aim", "40.0"], texts[1..]);
        Assert.Equal([2, 1], marks.Select(static mark => mark.Count(static c => c == 'M')));
    }
}
