using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Native;
using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>Reads one document after the other, so that a figure is that of one document.</summary>
[MemoryDiagnoser]
public abstract class ReadingBenchmarks
{
    private byte[][] _documents = [];
    private int _next;

    /// <summary>The documents that come next; everybody must read them alike.</summary>
    private protected void Load(string documents)
    {
        NativePeers.Load();
        DocumentSet set = DocumentSet.Of(documents);
        Agreement.Require(ParseTargets.Contenders(), set.Documents);
        _documents = set.Bytes;
        _next = 0;
    }

    private protected byte[] Next()
    {
        int next = _next;
        _next = next + 1 == _documents.Length ? 0 : next + 1;
        return _documents[next];
    }
}
