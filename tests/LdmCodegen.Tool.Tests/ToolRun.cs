using System.Text;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

/// <summary>One command line run in process, and what it left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The lines of the output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<ToolRun> OfAsync(params string[] args) => WithInputAsync("", args);

    public static Task<ToolRun> WithInputAsync(string input, params string[] args) =>
        WithInputAsync(Encoding.UTF8.GetBytes(input), args);

    public static async Task<ToolRun> WithInputAsync(byte[] input, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        ToolConsole console = new() { Out = output, Error = error, OpenInput = () => new MemoryStream(input) };
        using CancellationTokenSource deadline = new(Deadline);
        int exitCode = await ToolApplication.RunAsync(args, console, deadline.Token);
        Assert.False(deadline.IsCancellationRequested, $"{string.Join(' ', args)} took longer than {Deadline}");
        CanaryLeaks.OfRun.Look("output of " + args.FirstOrDefault(), output.ToString());
        CanaryLeaks.OfRun.Look("errors of " + args.FirstOrDefault(), error.ToString());
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
