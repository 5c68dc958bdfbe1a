using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Documents;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>Events that are looked at where they stand, with what was learned and without.</summary>
public class ViewBenchmarks : ReadingBenchmarks
{
    private readonly LdmParser _parser = new();

    [Params(DocumentSet.Mixed, DocumentSet.Progress, DocumentSet.Short)]
    public string Documents { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => Load(Documents);

    [Benchmark(Baseline = true)]
    public int Learned() => _parser.TryReadEvent(Next(), out LdmEventView view) ? Seen(view) : throw NoEvent();

    [Benchmark]
    public int General() => LdmWire.TryReadEvent(Next(), out LdmEventView view) ? Seen(view) : throw NoEvent();

    private static int Seen(LdmEventView view) => (int)view.Kind + view.DomainUtf8.Length;

    private static InvalidOperationException NoEvent() => new("the document is no event");
}
