using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LdmCodegen.Tool.Commands;

/// <summary>The usual help, followed by the command's examples and the exit codes.</summary>
internal sealed class ExamplesHelp(HelpAction usual) : AsynchronousCommandLineAction
{
    /// <summary>Puts this help behind the root's <c>--help</c>, which every command inherits.</summary>
    public static void AddTo(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using StringWriter details = new() { NewLine = output.NewLine };
        if (parseResult.CommandResult.Command is IDetailedHelp detailed
            && await detailed.WriteHelpAsync(parseResult, details, cancellationToken))
        {
            await output.WriteAsync(details.ToString());
            return ExitCode.Done;
        }

        usual.Invoke(parseResult);
        if (details.GetStringBuilder().Length > 0)
        {
            output.WriteLine(details.ToString());
        }

        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            output.WriteLine("Examples:");
            foreach ((string line, string meaning) in command.Examples)
            {
                output.WriteLine("  dotnet ldm " + line);
                output.WriteLine("      " + meaning);
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done, 1 findings or bad input, 2 usage, 3 the peer refused,");
        output.WriteLine("  4 could not connect or log in, 130 interrupted");
        return ExitCode.Done;
    }
}
