using LogicalDomains;
using Spectre.Console;

namespace LdmCodegen.Tool.Output;

/// <summary>Events as a live table on a terminal: the newest ones at the bottom, the last remark under them.</summary>
internal sealed class EventTable(ToolConsole console) : IEventDisplay
{
    private const int ShownRows = 15;

    private readonly object _gate = new();
    private readonly Queue<EventRow> _rows = new();
    private string _remark = "";
    private LiveDisplayContext? _live;
    private string _title = "";

    public Task RunAsync(string title, Func<Task> run)
    {
        _title = title;
        IAnsiConsole ansi = SpectreConsole.Create(console);
        return ansi.Live(Render()).AutoClear(false).StartAsync(async live =>
        {
            lock (_gate)
            {
                _live = live;
            }

            await run();
        });
    }

    public void Show(LdmEvent e)
    {
        lock (_gate)
        {
            _rows.Enqueue(EventRow.Of(e));
            if (_rows.Count > ShownRows)
            {
                _rows.Dequeue();
            }

            _live?.UpdateTarget(Render());
        }
    }

    public void Remark(string text)
    {
        lock (_gate)
        {
            _remark = text;
            _live?.UpdateTarget(Render());
        }
    }

    /// <summary>The table as it is now.</summary>
    public Table Render()
    {
        Table table = new Table()
            .Title(Markup.Escape(_title))
            .Border(TableBorder.Rounded)
            .AddColumn("time", column => column.NoWrap())
            .AddColumn("group", column => column.NoWrap())
            .AddColumn("event", column => column.NoWrap())
            .AddColumn("domain", column => column.NoWrap())
            .AddColumn("details");
        table.Caption = new TableTitle(Markup.Escape(_remark));
        table.Expand = true;
        foreach (EventRow row in _rows)
        {
            table.AddRow(
                new Text(row.Time),
                new Text(row.Group, StyleOf(row.Group)),
                new Text(row.Name, StyleOf(row.Group)),
                new Text(row.Subject, new Style(decoration: Decoration.Bold)),
                new OneLine(row.Details));
        }

        return table;
    }

    private static Style StyleOf(string group) => group switch
    {
        "domain" => new Style(Color.Green),
        "hardware" => new Style(Color.Yellow),
        "progress" => new Style(Color.Blue),
        "resource" => new Style(Color.Aqua),
        _ => new Style(Color.Red),
    };
}
