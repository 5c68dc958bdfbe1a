using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>
/// <c>record</c>: absolute figures by BenchmarkDotNet, each benchmark in a process of its own. They are for the record of one
/// machine; the verdict is that of <c>targets</c>, whose ratios stay the same while a machine is busy.
/// </summary>
internal static class RecordCommand
{
    /// <param name="options">A filter, and options of BenchmarkDotNet.</param>
    public static int Run(string[] options)
    {
        string[] filter = options is [string first, ..] && !first.StartsWith('-') ? [first] : [];
        string[] rest = options[filter.Length..];
        IConfig config = DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"))
            // It builds the projects anew, which takes a busy machine longer than the two minutes it would wait.
            .WithBuildTimeout(TimeSpan.FromMinutes(10));
        Summary[] summaries = BenchmarkSwitcher.FromAssembly(typeof(RecordCommand).Assembly)
            .Run(["--filter", filter is [string only] ? only : "*", .. rest], config).ToArray();
        return summaries.Length > 0 && summaries.All(IsComplete) ? 0 : 1;
    }

    private static bool IsComplete(Summary summary) =>
        !summary.HasCriticalValidationErrors && !summary.Reports.IsEmpty && summary.Reports.All(static report => report.Success);
}
