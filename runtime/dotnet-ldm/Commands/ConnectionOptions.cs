using System.CommandLine;
using System.CommandLine.Parsing;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary>The options of every command that connects to a peer, in one place.</summary>
internal sealed class ConnectionOptions
{
    private const double DefaultTimeoutSeconds = 10;

    private readonly Option<string?> _user = new("--user")
    {
        HelpName = "NAME",
        Description = "Account to log in with; needs --password-file. A manager on this host asks for none.",
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "File whose first line is the password; it is read at every login.",
    };

    private readonly Option<string> _trust = new("--trust")
    {
        HelpName = "system|ca:FILE|pin:sha256/…|first-use",
        Description = "Which certificates to trust: the system's authorities, those of a file, "
            + "a pinned public key, or the key seen at the first connection.",
        DefaultValueFactory = _ => "system",
    };

    private readonly Option<bool> _noTls = new("--insecure-no-tls")
    {
        Description = "Talk in clear text. Anybody on the way can read and change everything.",
    };

    private readonly Option<bool> _anyCertificate = new("--insecure-accept-any-certificate")
    {
        Description = "Encrypt, but do not check with whom.",
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        HelpName = "SECONDS",
        Description = "How long connecting, logging in and each answer may take.",
        DefaultValueFactory = _ => DefaultTimeoutSeconds,
        CustomParser = NumberArgument.Between("--timeout", 0.1, 86_400),
    };

    /// <summary>Adds the options and their checks to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_passwordFile);
        command.Add(_trust);
        command.Add(_noTls);
        command.Add(_anyCertificate);
        command.Add(_timeout);
        command.Validators.Add(CheckCombination);
        _trust.Validators.Add(CheckTrust);
    }

    /// <summary>The client's options as the command line wants them.</summary>
    /// <exception cref="ToolException">A file that the line names cannot be read.</exception>
    public async Task<LdmClientOptions> ReadAsync(ParseResult line, CancellationToken cancellationToken)
    {
        TimeSpan timeout = TimeSpan.FromSeconds(line.GetValue(_timeout));
        Credentials? credentials = null;
        if (line.GetValue(_user) is { } user)
        {
            string path = line.GetRequiredValue(_passwordFile)!;
            _ = await PasswordFile.ReadAsync(path, cancellationToken);
            credentials = PasswordFile.CredentialsOf(user, path);
        }

        return new LdmClientOptions
        {
            Credentials = credentials,
            Trust = line.GetValue(_anyCertificate)
                ? TlsTrust.InsecureAcceptAnyCertificate()
                : TrustArgument.Parse(line.GetRequiredValue(_trust)),
            Tls = line.GetValue(_noTls) ? TlsRequirement.InsecureNone : TlsRequirement.Required,
            ConnectTimeout = timeout,
            LoginTimeout = timeout,
            RequestTimeout = timeout,
        };
    }

    private void CheckCombination(CommandResult line)
    {
        if (line.GetValue(_user) is null != line.GetValue(_passwordFile) is null)
        {
            line.AddError("--user and --password-file go together.");
        }

        bool trustGiven = line.GetResult(_trust) is { Implicit: false };
        if ((line.GetValue(_noTls), line.GetValue(_anyCertificate), trustGiven) is
            (true, true, _) or (true, _, true) or (_, true, true))
        {
            line.AddError("Give one of --trust, --insecure-no-tls and --insecure-accept-any-certificate.");
        }
    }

    private static void CheckTrust(OptionResult option)
    {
        if (option.GetValueOrDefault<string>() is { } text && !TrustArgument.IsValid(text))
        {
            option.AddError($"--trust '{text}': expected {TrustArgument.Forms}.");
        }
    }
}
