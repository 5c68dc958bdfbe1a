using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Native;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Typed reading against the platform's readers and against C and C++.</summary>
internal static class ParseTargets
{
    private const string Us = "ours";
    private const string General = "ours, general path";
    private const string Predicted = "ours, as predicted";
    private const string Serializer = "XmlSerializer";
    private const string ByHand = "XmlReader, by hand";
    private const string Pugixml = "pugixml, in place";

    /// <summary>What is asked for each set of documents, and what every other reader takes for it.</summary>
    public static IEnumerable<Target> Measure(Race race)
    {
        (DocumentSet Set, RaceResult Result)[] results = Run(race, DocumentSet.All());
        foreach ((DocumentSet set, RaceResult result) in results)
        {
            foreach (Target target in Judged(set.Name, result))
            {
                yield return target;
            }
        }

        foreach ((DocumentSet set, RaceResult result) in results)
        {
            if (set.Name != DocumentSet.List)
            {
                yield return Target.Shown($"as predicted, {set.Name}: XmlReader / ours", result.Ratio(ByHand, Predicted));
            }

            foreach (string peer in result.Names.Except([Us, General, Predicted, Serializer, ByHand]))
            {
                if (peer != Pugixml || !IsAnyStream(set.Name))
                {
                    yield return Target.Shown($"typed parse, {set.Name}: {peer} / ours", result.Ratio(peer, Us));
                }
            }
        }
    }

    /// <summary>What is asked for any stream of events.</summary>
    public static IEnumerable<Target> MeasureStreams(Race race) =>
        from run in Run(race, DocumentSet.All().Where(static set => IsAnyStream(set.Name)))
        from target in Judged(run.Set.Name, run.Result)
        where target.Number is "1" or "2" or "3"
        select target;

    /// <summary>Everybody, ours first.</summary>
    public static Contender[] Contenders() =>
    [
        Ours.Learning(), Ours.General(), Ours.Predicting(), new XmlSerializerPeer(), XmlReaderPeer.Plain(),
        XmlReaderPeer.Dictionary(), new XDocumentPeer(), NativePeers.Pugixml(), NativePeers.Rapidxml(), NativePeers.Expat(), NativePeers.Libxml2(),
    ];

    private static bool IsAnyStream(string documents) => documents is DocumentSet.Mixed or DocumentSet.Progress;

    private static (DocumentSet Set, RaceResult Result)[] Run(Race race, IEnumerable<DocumentSet> sets)
    {
        Contender[] all = Contenders();
        DocumentSet[] read = [.. sets];
        Agreement.Require(all, read.SelectMany(static set => set.Documents));
        return read.Select(set => (set, Run(race, all, set.Bytes))).ToArray();
    }

    private static RaceResult Run(Race race, Contender[] contenders, byte[][] documents) =>
        race.Run(contenders.Select(contender => new Job(contender.Name, () =>
        {
            foreach (byte[] document in documents)
            {
                contender.Read(document);
            }
        })).ToArray());

    private static IEnumerable<Target> Judged(string documents, RaceResult result) => documents switch
    {
        DocumentSet.Short =>
        [
            new("4", $"{documents}: XmlSerializer / ours", result.Ratio(Serializer, Us), 80, 125),
            new("4", $"{documents}: XmlReader / ours", result.Ratio(ByHand, Us), 30, 45),
        ],
        DocumentSet.List =>
        [
            new("5", $"{documents}: XmlSerializer / ours", result.Ratio(Serializer, Us), 10, 18),
            new("5", $"{documents}: XmlReader / ours", result.Ratio(ByHand, Us), 6, 10),
        ],
        _ =>
        [
            new("1", $"typed parse, {documents}: XmlSerializer / ours", result.Ratio(Serializer, Us), 30, 50),
            new("2", $"typed parse, {documents}: XmlReader / ours", result.Ratio(ByHand, Us), 12, 20),
            new("3", $"typed parse, {documents}: pugixml in place / ours", result.Ratio(Pugixml, Us), 4, 7),
            new("8", $"general path alone, {documents}: XmlReader / ours", result.Ratio(ByHand, General), 2, 5),
        ],
    };
}
