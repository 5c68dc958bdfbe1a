using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Contenders;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>A request and an event written, against the platform's serializer and writer.</summary>
[MemoryDiagnoser]
public class WriterBenchmarks
{
    private readonly Writers _writers = new();

    [GlobalSetup]
    public void SetUp() => _writers.RequireSameDocuments();

    [Benchmark]
    public void Request() => _writers.Request();

    [Benchmark]
    public void RequestByXmlSerializer() => _writers.RequestBySerializer();

    [Benchmark]
    public void Event() => _writers.Event();

    [Benchmark]
    public void EventByXmlWriter() => _writers.EventByHand();
}
