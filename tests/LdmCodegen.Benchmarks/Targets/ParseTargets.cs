using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Typed reading against the platform's readers and against C and C++.</summary>
internal static class ParseTargets
{
    private const int Seed = 20;

    public static IEnumerable<Target> Measure(Race race)
    {
        DocumentGenerator generator = new(Seed);
        Document[] mixed = generator.MixedStream(512);
        Document[] events = generator.ProgressEvents(64, Layout.Neat);
        Document[] shortEvents = generator.ShortEvents(64);
        Document[] list = [generator.List(200 * 1024)];
        Contender[] all = Contenders();
        Agreement.Require(all, [.. mixed, .. events, .. shortEvents, .. list]);

        RaceResult onMixed = Run(race, all, mixed);
        RaceResult onEvents = Run(race, all, events);
        RaceResult onShort = Run(race, all, shortEvents);
        RaceResult onList = Run(race, all, list);
        foreach ((string documents, RaceResult result) in new[] { ("mixed stream", onMixed), ("1.3 KB event", onEvents) })
        {
            yield return new("1", $"typed parse, {documents}: XmlSerializer / ours", result.Ratio("XmlSerializer", Us), 30, 50);
            yield return new("2", $"typed parse, {documents}: XmlReader / ours", result.Ratio(ByHand, Us), 12, 20);
            yield return new("3", $"typed parse, {documents}: pugixml in place / ours", result.Ratio(Pugixml, Us), 4, 7);
            yield return new("8", $"general path alone, {documents}: XmlReader / ours", result.Ratio(ByHand, General), 2, 5);
        }

        yield return new("4", "350 B event: XmlSerializer / ours", onShort.Ratio("XmlSerializer", Us), 80, 125);
        yield return new("4", "350 B event: XmlReader / ours", onShort.Ratio(ByHand, Us), 30, 45);
        yield return new("5", "200 KB list: XmlSerializer / ours", onList.Ratio("XmlSerializer", Us), 10, 18);
        yield return new("5", "200 KB list: XmlReader / ours", onList.Ratio(ByHand, Us), 6, 10);
    }

    private const string Us = "ours";
    private const string General = "ours, general path";
    private const string ByHand = "XmlReader, by hand";
    private const string Pugixml = "pugixml, in place";

    private static Contender[] Contenders() =>
    [
        Ours.Learning(), Ours.General(), new XmlSerializerPeer(), XmlReaderPeer.Plain(), XmlReaderPeer.Dictionary(),
        new XDocumentPeer(), NativePeers.Pugixml(), NativePeers.Rapidxml(), NativePeers.Expat(), NativePeers.Libxml2(),
    ];

    private static RaceResult Run(Race race, Contender[] contenders, Document[] documents)
    {
        byte[][] bytes = documents.Select(static document => document.Bytes).ToArray();
        return race.Run(contenders.Select(contender => new Job(contender.Name, () =>
        {
            foreach (byte[] document in bytes)
            {
                contender.Read(document);
            }
        })).ToArray());
    }
}
