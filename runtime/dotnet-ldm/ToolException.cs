namespace LdmCodegen.Tool;

/// <summary>Ends a command with a sentence for its user and an exit code.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="Tool.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line is wrong in a way that the parser cannot see.</summary>
    public static ToolException Usage(string message) => new(Tool.ExitCode.Usage, message);

    /// <summary>A file or document cannot be used.</summary>
    public static ToolException BadInput(string message, Exception? cause = null) =>
        new(Tool.ExitCode.Findings, message, cause);
}
