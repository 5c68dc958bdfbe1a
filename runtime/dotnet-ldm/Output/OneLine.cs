using Spectre.Console;
using Spectre.Console.Rendering;

namespace LdmCodegen.Tool.Output;

/// <summary>Text that is cut where its column ends: rows of a live table keep their height.</summary>
internal sealed class OneLine(string text) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int width = Math.Min(new Segment(text).CellCount(), maxWidth);
        return new Measurement(Math.Min(1, width), width);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        Segment.SplitOverflow(new Segment(text), Overflow.Ellipsis, maxWidth);
}
