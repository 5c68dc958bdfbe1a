using BenchmarkDotNet.Attributes;
using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Records;

/// <summary>
/// Everybody who reads documents to typed values. What the native ones allocate is not the collector's, and not in the table.
/// </summary>
public class PeerBenchmarks : ReadingBenchmarks
{
    private readonly Contender _ours = Ours.Learning();
    private readonly Contender _xmlSerializer = new XmlSerializerPeer();
    private readonly Contender _xmlReader = XmlReaderPeer.Plain();
    private readonly Contender _xmlDictionaryReader = XmlReaderPeer.Dictionary();
    private readonly Contender _xDocument = new XDocumentPeer();
    private readonly Contender _pugixml = NativePeers.Pugixml();
    private readonly Contender _rapidxml = NativePeers.Rapidxml();
    private readonly Contender _expat = NativePeers.Expat();
    private readonly Contender _libxml2 = NativePeers.Libxml2();

    [Params(DocumentSet.Mixed, DocumentSet.Progress, DocumentSet.Short, DocumentSet.List)]
    public string Documents { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => Load(Documents);

    [Benchmark(Baseline = true)]
    public object Generated() => _ours.Read(Next());

    [Benchmark]
    public object XmlSerializer() => _xmlSerializer.Read(Next());

    [Benchmark]
    public object XmlReader() => _xmlReader.Read(Next());

    [Benchmark]
    public object XmlDictionaryReader() => _xmlDictionaryReader.Read(Next());

    [Benchmark]
    public object XDocument() => _xDocument.Read(Next());

    [Benchmark]
    public object Pugixml() => _pugixml.Read(Next());

    [Benchmark]
    public object Rapidxml() => _rapidxml.Read(Next());

    [Benchmark]
    public object Expat() => _expat.Read(Next());

    [Benchmark]
    public object Libxml2() => _libxml2.Read(Next());
}
