namespace LdmCodegen.Tool;

/// <summary>What the process tells its caller; the same for every command.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>There are findings, or the input is bad.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The peer said no to a request.</summary>
    public const int Refused = 3;

    /// <summary>Could not connect or log in.</summary>
    public const int NoConnection = 4;

    /// <summary>Ctrl-C, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;
}
