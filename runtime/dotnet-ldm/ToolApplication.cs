using System.CommandLine;
using System.CommandLine.Parsing;
using LdmCodegen.Tool.Commands;

namespace LdmCodegen.Tool;

/// <summary>Parses a command line, runs its command and turns the outcome into an exit code.</summary>
internal static class ToolApplication
{
    /// <summary>Runs one command line; never throws.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, ToolConsole console, CancellationToken interrupted)
    {
        RootCommand root = CreateRoot(console);
        ParseResult line = root.Parse(args);
        if (line.Errors.Count > 0)
        {
            return ReportUsage(line, console);
        }

        InvocationConfiguration configuration = new()
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await line.InvokeAsync(configuration, interrupted);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (Failure.TryExplain(fault, out int exitCode, out string message))
        {
            console.Error.WriteLine("dotnet-ldm: " + message);
            if (exitCode == ExitCode.Usage)
            {
                WriteHint(line, console);
            }

            return exitCode;
        }
    }

    private static RootCommand CreateRoot(ToolConsole console)
    {
        RootCommand root = new("Watch, simulate, decode and check Logical Domains Manager traffic and schemas.")
        {
            new DemoCommand(console),
            new SimulateCommand(console),
            new DiscoverCommand(console),
            new WatchCommand(console),
            new CallCommand(console),
            new DecodeCommand(console),
            new EncodeCommand(console),
            new CheckCommand(console),
            new BaselineCommand(console),
            new DiffCommand(console),
        };
        ExamplesHelp.AddTo(root);
        return root;
    }

    private static int ReportUsage(ParseResult line, ToolConsole console)
    {
        foreach (ParseError error in line.Errors)
        {
            console.Error.WriteLine("dotnet-ldm: " + error.Message);
        }

        WriteHint(line, console);
        return ExitCode.Usage;
    }

    private static void WriteHint(ParseResult line, ToolConsole console)
    {
        string command = line.CommandResult.Command is RootCommand ? "" : line.CommandResult.Command.Name + " ";
        console.Error.WriteLine($"Try 'dotnet ldm {command}--help'.");
    }
}
