using LdmCodegen.Tool.Output;
using LogicalDomains;
using Spectre.Console;

namespace LdmCodegen.Tool.Tests;

public sealed class EventTableTests
{
    [Theory]
    [InlineData(80, "progress=100")]
    [InlineData(120, "progress=100 status=ongoing source=hostA")]
    public void Each_event_takes_one_line_however_long_its_details(int width, string visible)
    {
        EventTable table = new(new ToolConsole
        {
            Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null,
        });
        table.Show(new PanicDomainEvent("ldg1"));
        string[] small = Draw(table, width);
        table.Show(new MigrationProcessEvent
        {
            Domain = "ldg1", Progress = 100, Status = MigrationStatus.Ongoing, Source = "hostA",
        });

        string[] lines = Draw(table, width);

        Assert.Equal(small.Length + 1, lines.Length);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        string row = Assert.Single(lines, line => line.Contains("migration-process", StringComparison.Ordinal));
        Assert.Contains(visible, row);
        Assert.Equal(width == 80, row.Contains('…'));
    }

    private static string[] Draw(EventTable table, int width)
    {
        using StringWriter output = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Write(table.Render());
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
