using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Simulation;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>simulate</c>: the simulated manager as a server.</summary>
internal sealed class SimulateCommand : ToolCommand, IDetailedHelp
{
    private readonly Option<string> _listen = new("--listen")
    {
        HelpName = "ADDR:PORT",
        Description = "Where to listen; port 0 takes any free one.",
        DefaultValueFactory = _ => "127.0.0.1:6482",
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Chooses what happens; without it every run differs.",
    };

    private readonly SpellingOptions _spelling = new();

    private readonly Option<string?> _user = new("--user")
    {
        HelpName = "NAME",
        Description = "The one account that may log in; needs --password-file. Every peer then has to log in.",
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "File whose first line is that account's password.",
    };

    private readonly Option<string?> _certificate = new("--cert")
    {
        HelpName = "FILE",
        Description = "Certificate in PEM form; needs --key. Without it a self-signed one is made at start.",
    };

    private readonly Option<string?> _key = new("--key")
    {
        HelpName = "FILE",
        Description = "The certificate's private key in PEM form.",
    };

    private readonly Option<string?> _script = new("--script")
    {
        HelpName = "FILE",
        Description = "What happens and when, instead of the seeded course of events.",
    };

    private readonly Option<string> _machine = new("--machine")
    {
        HelpName = "NAME",
        Description = "What the machine is called in migrations and searches.",
        DefaultValueFactory = _ => new LdmSimulatorOptions().Machine,
    };

    private readonly Option<string?> _state = new("--state")
    {
        HelpName = "FILE",
        Description = "Domains to begin with instead of seeded ones: an answer to list-constraints, as XML.",
    };

    private readonly Option<string?> _discovery = new("--discovery")
    {
        HelpName = "GROUP[:PORT]",
        Description = "Answer searches by multicast (see discover), in this group or the usual one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SimulateCommand(ToolConsole console)
        : base("simulate", "Run a simulated manager: domains with a life cycle, answers and events.", console)
    {
        Add(_listen);
        Add(_seed);
        _spelling.AddTo(this, SchemaOption.Packaged);
        Add(_user);
        Add(_passwordFile);
        Add(_certificate);
        Add(_key);
        Add(_script);
        Add(_machine);
        Add(_state);
        Add(_discovery);
        GroupArgument.Check(_discovery);
        _listen.Validators.Add(CheckListen);
        Validators.Add(CheckCombination);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("simulate", "a manager on this machine at its usual port"),
        ("simulate --listen 127.0.0.1:0 --seed 7", "any free port, always the same course of events"),
        (
            "simulate --user ops --password-file pw.txt --cert m.crt --key m.key",
            "with a login and your own certificate"),
        ("simulate --discovery", "found by discover --interface 127.0.0.1"),
    ];

    /// <summary>The dialects and the named fixed attributes of the packaged schema.</summary>
    public Task<bool> WriteHelpAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        SpellingOptions.WriteHelp(SchemaOption.Packaged(), output);
        return Task.FromResult(false);
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        IReadOnlyList<ScriptStep>? script = line.GetValue(_script) is { } path
            ? ScriptFile.Parse(path, await InputFile.ReadTextAsync(path, cancellationToken))
            : null;
        using X509Certificate2? certificate = line.GetValue(_certificate) is { } file
            ? ServerCertificate.Load(file, line.GetValue(_key))
            : null;
        LdmSimulatorOptions options = await ReadOptionsAsync(line, certificate, cancellationToken);
        IReadOnlyList<DomainResources>? state = line.GetValue(_state) is { } stateFile
            ? StateFile.Parse(stateFile, await InputFile.ReadBytesAsync(stateFile, Terminal, cancellationToken))
            : null;
        options = options with { Empty = state is not null, Guests = state?.Count ?? options.Guests };

        await using LdmSimulator simulator = await LdmSimulator.StartAsync(options, cancellationToken);
        StateFile.Load(line.GetValue(_state) ?? "", state ?? [], simulator.Fleet);
        Terminal.Out.WriteLine($"listening on {simulator.LocalEndPoint}");
        Terminal.Out.WriteLine($"certificate pin:{simulator.CertificatePin}");
        await RunDaysAsync(simulator, script, cancellationToken);
        return ExitCode.Interrupted;
    }

    // Ends only with the token: the manager goes on answering when nothing happens by itself any more.
    private static async Task RunDaysAsync(
        LdmSimulator simulator, IReadOnlyList<ScriptStep>? script, CancellationToken cancellationToken)
    {
        if (script is not null)
        {
            await simulator.RunScriptAsync(script, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        while (true)
        {
            await simulator.RunScriptAsync(cancellationToken);
        }
    }

    private async Task<LdmSimulatorOptions> ReadOptionsAsync(
        ParseResult line, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        LdmSimulatorOptions options = new()
        {
            Listen = EndPointArgument.Parse(line.GetRequiredValue(_listen)),
            Seed = line.GetValue(_seed) ?? Random.Shared.Next(),
            Spelling = _spelling.Read(SchemaOption.Packaged(), line),
            Certificate = certificate,
            Machine = line.GetRequiredValue(_machine),
            Discovery = line.GetResult(_discovery) is null
                ? null
                : new LdmDiscoveryResponderOptions { Group = GroupArgument.Parse(line.GetValue(_discovery)) },
            Speed = line.GetValue(_script) is null ? new LdmSimulatorOptions().Speed : 1,
        };
        if (line.GetValue(_user) is not { } user)
        {
            return options;
        }

        string password = await PasswordFile.ReadAsync(line.GetRequiredValue(_passwordFile)!, cancellationToken);
        OneAccount account = new(user, password);
        return options with { LoginPolicy = LoginPolicy.Always, Authenticator = account.CheckAsync };
    }

    private static void CheckListen(OptionResult option)
    {
        if (option.GetValueOrDefault<string>() is { } text && !EndPointArgument.TryParse(text, out _))
        {
            option.AddError($"--listen '{text}': expected ADDR:PORT, such as 127.0.0.1:6482 or [::1]:0.");
        }
    }

    private void CheckCombination(CommandResult line)
    {
        if (line.GetValue(_user) is null != line.GetValue(_passwordFile) is null)
        {
            line.AddError("--user and --password-file go together.");
        }

        if (line.GetValue(_certificate) is null != line.GetValue(_key) is null)
        {
            line.AddError("--cert and --key go together.");
        }
    }
}
