using System.Text;

namespace LdmCodegen.Tool;

/// <summary>Where a command reads and writes: the process's own streams, or a test's.</summary>
internal sealed class ToolConsole
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, remarks and faults.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for a file named <c>-</c>.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether results are read by a person: tables instead of plain lines.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a terminal may be coloured.</summary>
    public bool UseColour { get; init; }

    /// <summary>The console of this process. <c>NO_COLOR</c> with any text takes the colour away.</summary>
    public static ToolConsole OfProcess()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        return new ToolConsole
        {
            Out = Utf8(Console.OpenStandardOutput()),
            Error = Utf8(Console.OpenStandardError()),
            OpenInput = Console.OpenStandardInput,
            IsTerminal = isTerminal,
            UseColour = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    private static StreamWriter Utf8(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
