using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Calling;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>call HOST[:PORT] ACTION [DOMAIN]</c>: one action of a manager.</summary>
internal sealed class CallCommand : ToolCommand, IDetailedHelp
{
    private readonly Argument<string> _host = new("HOST[:PORT]")
    {
        Description = "The manager; the port is the protocol's unless given.",
    };

    private readonly Argument<string> _action = new("ACTION") { Description = "The action, by its name on the wire." };

    private readonly Argument<string?> _object = new("DOMAIN")
    {
        Description = "The domain, or other object, that the action is about.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "Resource.Property=value",
        Description =
            "A property of a resource, or Property=value of the request itself; =@FILE takes the first line of a file.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _option = new("--option")
    {
        HelpName = "Name[=value]",
        Description = "An option of the action by its name, or a flag as it is typed.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _json = new("--json") { Description = "The reply as the JSON object that decode prints." };

    private readonly SpellingOptions _spelling = new();

    private readonly PeerVersionOptions _peer = new();

    private readonly ToleranceOption _tolerance = new("Only its other names count on a connection.");

    private readonly SchemaOption _schema = new();

    private readonly ConnectionOptions _connection = new();

    public CallCommand(ToolConsole console)
        : base("call", "Ask a manager to carry out one action and print its reply.", console)
    {
        Add(_host);
        Add(_action);
        Add(_object);
        Add(_set);
        Add(_option);
        Add(_json);
        _spelling.AddTo(this);
        _peer.AddTo(this);
        _tolerance.AddTo(this);
        _schema.AddTo(this);
        _connection.AddTo(this);
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
        ("call cdom1 list-domain", "every domain with its resources"),
        ("call cdom1 stop-domain web1 --option Force", "an option by its name"),
        ("call cdom1 add-domain web1 --set Cpu.Count=8 --set Memory.Size=4G", "resources of a new domain"),
        ("call stop-domain --help", "what an action takes"),
    ];

    /// <summary>Help on the action that the line names, or the list of actions.</summary>
    public async Task<bool> WriteHelpAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        InterpretedSchema schema = await _schema.ReadOrPackagedAsync(line, cancellationToken);
        ActionHelp help = new(schema, output);
        ActionModel? action = line.CommandResult.Tokens.Select(token => schema.Action(token.Value))
            .FirstOrDefault(found => found is not null);
        if (action is not null)
        {
            help.Write(action);
            return true;
        }

        help.WriteList();
        output.WriteLine();
        SpellingOptions.WriteHelp(schema, output);
        output.WriteLine();
        PeerVersionOptions.WriteHelp(schema, output);
        return false;
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        InterpretedSchema schema = await _schema.ReadOrPackagedAsync(line, cancellationToken);
        DynamicMessage request = await RequestAsync(schema, line, cancellationToken);
        ClientOptions options = await _connection.ReadAsync(line, cancellationToken);
        options = _peer.Read(schema, line, options) with
        {
            Spelling = _spelling.Read(schema, line),
            Tolerance = _tolerance.Read(schema, line),
        };
        await using InterpretedClient client = new(
            new InterpretedProtocol(schema), line.GetRequiredValue(_host), options);
        await client.ConnectAsync(cancellationToken);
        DynamicMessage reply = await client.SendAsync(request, cancellationToken);
        if (line.GetValue(_json))
        {
            new JsonLines(Terminal.Out).Write(json => DynamicJson.WriteMembers(json, reply));
        }
        else
        {
            Print(reply);
        }

        return reply.Outcome.Succeeded ? ExitCode.Done : ExitCode.Refused;
    }

    private async Task<DynamicMessage> RequestAsync(
        InterpretedSchema schema, ParseResult line, CancellationToken cancellationToken)
    {
        string name = line.GetRequiredValue(_action);
        ActionModel action = schema.Action(name) ?? throw ToolException.Usage(
            $"'{name}' is no action of {schema.Model.Name}; 'dotnet ldm call --help' lists them.");
        CallArguments arguments = new(schema, action);
        if (line.GetValue(_object) is { } subject)
        {
            arguments.SetObject(subject);
        }

        foreach (string set in line.GetValue(_set) ?? [])
        {
            await arguments.SetAsync(set, cancellationToken);
        }

        foreach (string option in line.GetValue(_option) ?? [])
        {
            arguments.AddOption(option);
        }

        return arguments.Request();
    }

    private void Print(DynamicMessage reply)
    {
        foreach (string text in ReplyText.Lines(reply))
        {
            Terminal.Out.WriteLine(text);
        }

        foreach (string warning in reply.Outcome.Warnings)
        {
            Terminal.Error.WriteLine($"{reply.Name}: warning: {warning}");
        }

        foreach (DynamicMessage part in reply.Parts.Where(part => !part.Outcome.Succeeded && !part.Outcome.SaysNothing))
        {
            Terminal.Error.WriteLine($"{reply.Name}: failed: {ReplyText.OneLine(part)}");
        }

        foreach (string message in reply.Outcome.Messages)
        {
            Terminal.Error.WriteLine($"{reply.Name}: {message}");
        }

        if (!reply.Outcome.Succeeded && reply.Outcome.Messages.Count == 0)
        {
            Terminal.Error.WriteLine($"{reply.Name}: status '{reply.Outcome.Status}', no message");
        }
    }
}
