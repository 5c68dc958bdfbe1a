using System.Reflection;
using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Records;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>The benchmarks for the record: each can be run, for all of its documents.</summary>
public sealed class RecordTests
{
    private static readonly Type[] All = typeof(ReadingBenchmarks).Assembly.GetExportedTypes()
        .Where(static type => !type.IsAbstract && BenchmarksOf(type).Any()).ToArray();

    public static TheoryData<Type> Classes => [.. All];

    [Fact]
    public void There_are_benchmarks_of_reading_writing_and_the_peers() => Assert.Equal(
        [nameof(OwnedBenchmarks), nameof(PeerBenchmarks), nameof(ViewBenchmarks), nameof(WriterBenchmarks)],
        All.Select(static type => type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_benchmark_runs(Type type)
    {
        Assert.NotNull(type.GetCustomAttribute<MemoryDiagnoserAttribute>());
        PropertyInfo? documents = type.GetProperty("Documents");
        foreach (object? set in documents?.GetCustomAttribute<ParamsAttribute>()!.Values ?? [null])
        {
            object benchmarks = Activator.CreateInstance(type)!;
            documents?.SetValue(benchmarks, set);
            type.GetMethod("SetUp")!.Invoke(benchmarks, null);
            foreach (MethodInfo benchmark in BenchmarksOf(type))
            {
                // Twice: the second document is read with what the first one taught.
                benchmark.Invoke(benchmarks, null);
                benchmark.Invoke(benchmarks, null);
            }
        }
    }

    private static IEnumerable<MethodInfo> BenchmarksOf(Type type) =>
        type.GetMethods().Where(static method => method.IsDefined(typeof(BenchmarkAttribute)));
}
