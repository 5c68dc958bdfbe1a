using System.CommandLine;
using System.CommandLine.Parsing;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>simulate</c>: the simulated manager as a server.</summary>
internal sealed class SimulateCommand : ToolCommand
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

    private readonly Option<string> _dialect = new("--dialect")
    {
        HelpName = "standard|illumos",
        Description = "How messages are spelled: with namespace declarations, or for the open-source illumos client.",
        DefaultValueFactory = _ => "standard",
    };

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

    public SimulateCommand(ToolConsole console)
        : base("simulate", "Run a simulated manager: domains with a life cycle, answers and events.", console)
    {
        _dialect.AcceptOnlyFromAmong("standard", "illumos");
        Add(_listen);
        Add(_seed);
        Add(_dialect);
        Add(_user);
        Add(_passwordFile);
        Add(_certificate);
        Add(_key);
        Add(_script);
        _listen.Validators.Add(CheckListen);
        Validators.Add(CheckCombination);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("simulate", "a manager on this machine at its usual port"),
        ("simulate --listen 127.0.0.1:0 --seed 7", "any free port, always the same course of events"),
        ("simulate --user ops --password-file pw.txt --cert m.crt --key m.key", "with a login and your own certificate"),
    ];

    protected override Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

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
