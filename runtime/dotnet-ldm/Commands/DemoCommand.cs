using System.CommandLine;
using LdmCodegen.Tool.Output;
using LdmCodegen.Tool.Simulation;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>demo</c>: a simulated manager and a client in one process, over real TCP and TLS on loopback.</summary>
internal sealed class DemoCommand : ToolCommand
{
    private readonly Option<double> _seconds = new("--seconds")
    {
        HelpName = "N",
        Description = "How long the day lasts.",
        DefaultValueFactory = _ => 10,
        CustomParser = NumberArgument.Between("--seconds", 1, 3600),
    };

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Chooses what happens; the same seed gives the same day.",
        DefaultValueFactory = _ => 7,
    };

    public DemoCommand(ToolConsole console)
        : base("demo", "Watch a simulated manager's day: typed events over TCP and TLS on this machine.", console)
    {
        Add(_seconds);
        Add(_seed);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("demo", "ten seconds, live table on a terminal"),
        ("demo --seconds 60 --seed 3", "a longer day, another course of events"),
        ("demo | cat", "plain lines"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        Demonstration demonstration = new(TimeSpan.FromSeconds(line.GetValue(_seconds)), line.GetValue(_seed));
        IEventDisplay display = Terminal.IsTerminal ? new EventTable(Terminal) : new EventLines(Terminal.Out);
        DemoSummary summary = await demonstration.RunAsync(display, cancellationToken);
        summary.WriteTo(Terminal.Out);
        return ExitCode.Done;
    }
}
