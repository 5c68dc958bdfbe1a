using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>watch HOST[:PORT]</c>: live events of a manager.</summary>
internal sealed class WatchCommand : ToolCommand, IDetailedHelp
{
    private readonly Argument<string> _host = new("HOST[:PORT]")
    {
        Description = "The manager to watch; the port is 6482 unless given.",
    };

    private readonly Option<string> _events = new("--events")
    {
        HelpName = "GROUP,…|all",
        Description = "Which groups of events: domain, hardware, progress, resource, or all.",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON object per event.",
    };

    private readonly SpellingOptions _spelling = new();

    private readonly ToleranceOption _tolerance = new("Only its other names count on a connection.");

    private readonly SchemaOption _schema = new();

    private readonly ConnectionOptions _connection = new();

    public WatchCommand(ToolConsole console)
        : base("watch", "Print events as they come; lost connections are taken up again and shown as gaps.", console)
    {
        Add(_host);
        Add(_events);
        Add(_json);
        _spelling.AddTo(this);
        _tolerance.AddTo(this);
        _schema.AddTo(this);
        _connection.AddTo(this);
        _events.Validators.Add(option =>
        {
            if (!_schema.IsGiven(option) && option.GetValueOrDefault<string>() is { } text
                && !GroupsArgument.TryParse(text, out _, out string? wrong))
            {
                string names = string.Join(", ", GroupsArgument.Names);
                option.AddError($"--events '{wrong}': no such group; there are {names}.");
            }
        });
        _host.Validators.Add(argument =>
        {
            if (argument.GetValueOrDefault<string>() is { } host && !HostArgument.IsValid(host))
            {
                argument.AddError($"'{host}': expected HOST or HOST:PORT.");
            }
        });
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("watch cdom1 --user ops --password-file pw.txt", "every event of one manager"),
        ("watch cdom1 --events domain,progress --json", "two groups, for another program"),
        ("watch 127.0.0.1 --trust first-use", "trust the key seen first, refuse any other later"),
        ("watch oldhost --dialect ldoms-1", "ask as releases 1.x and 2.0 do"),
    ];

    /// <summary>The dialects and the named fixed attributes of the schema.</summary>
    public async Task<bool> WriteHelpAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        SpellingOptions.WriteHelp(await _schema.ReadOrPackagedAsync(line, cancellationToken), output);
        return false;
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        string host = line.GetRequiredValue(_host);
        InterpretedSchema? schema = await _schema.ReadAsync(line, cancellationToken);
        LdmClientOptions options = await _connection.ReadAsync(line, cancellationToken) with
        {
            Spelling = _spelling.Read(schema ?? SchemaOption.Packaged(), line),
            Tolerance = _tolerance.Read(schema, line),
        };
        if (schema is not null)
        {
            InterpretedWatch watch = new(schema, Terminal, line.GetValue(_json));
            await watch.RunAsync(host, options, line.GetRequiredValue(_events), cancellationToken);
            return ExitCode.Done;
        }

        LdmEventGroup groups = GroupsArgument.Parse(line.GetRequiredValue(_events));
        Action<LdmEvent> print = line.GetValue(_json)
            ? new EventJson(Terminal.Out).Write
            : e => Terminal.Out.WriteLine(EventRow.Of(e));

        await using LdmClient client = await LdmClient.ConnectAsync(host, options, cancellationToken);
        Task telling = TellStatesAsync(client, cancellationToken);
        Terminal.Error.WriteLine($"watching {host}");
        await foreach (LdmEvent e in client.Events.Of(groups).SubscribeAsync(cancellationToken))
        {
            print(e);
        }

        await telling;
        return ExitCode.Done;
    }

    private async Task TellStatesAsync(LdmClient client, CancellationToken cancellationToken)
    {
        await foreach (ConnectionStateChange change in client.WatchStateAsync(cancellationToken))
        {
            string cause = change.Cause is { } fault ? ": " + fault.Message : "";
            Terminal.Error.WriteLine($"{change.Current.ToString().ToLowerInvariant()}{cause}");
        }
    }
}
