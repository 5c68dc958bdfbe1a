using System.CommandLine;

namespace LdmCodegen.Tool.Commands;

/// <summary>A command with examples for its help.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, ToolConsole console)
        : base(name, description)
    {
        Terminal = console;
        SetAction(RunAsync);
    }

    /// <summary>Command lines worth copying, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string Meaning)> Examples { get; }

    /// <summary>Where the command reads and writes.</summary>
    protected ToolConsole Terminal { get; }

    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken);
}
