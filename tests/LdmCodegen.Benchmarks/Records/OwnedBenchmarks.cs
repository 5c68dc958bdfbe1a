using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Documents;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>Documents to records, with what was learned and without.</summary>
public class OwnedBenchmarks : ReadingBenchmarks
{
    private readonly LdmParser _parser = new();

    [Params(DocumentSet.Mixed, DocumentSet.Progress, DocumentSet.Short, DocumentSet.List)]
    public string Documents { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => Load(Documents);

    [Benchmark(Baseline = true)]
    public object Learned() => _parser.Parse(Next());

    [Benchmark]
    public object General() => LdmWire.Parse(Next());
}
