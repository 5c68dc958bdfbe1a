using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>
/// Every set of documents beside three floors: looking at each byte, copying each byte, and making the result alone. They
/// say how much there is left to gain; nothing is asked of them.
/// </summary>
internal static class FloorRows
{
    private const int Lessons = 1500;
    private const string Typed = "ours";
    private const string Scan = "scan for '<'";
    private const string Copy = "memcpy";
    private const string Result = "making the result alone";

    public static IEnumerable<Target> Measure(Race race) => DocumentSet.All().SelectMany(set => Measure(race, set));

    private static IEnumerable<Target> Measure(Race race, DocumentSet set)
    {
        LdmParser parser = new();
        byte[][] documents = set.Bytes;
        byte[] destination = new byte[documents.Max(static document => document.Length)];
        Job parse = new(Typed, () => Each(documents, document => Floors.Keep(parser.Parse(document))));
        Job make = new(Result, ResultsOf(parser, documents).Make);
        FloorChecks.RequireWholeDocuments(set, destination);
        double allocated = FloorChecks.AllocatedOverResults(set, parse.Pass, make.Pass);

        RaceResult result = race.Run(
            parse,
            make,
            new Job(Scan, () => Each(documents, static document => Floors.Scan(document))),
            new Job(Copy, () => Each(documents, document => Floors.Copy(document, destination))));
        foreach (string floor in (string[])[Scan, Copy, Result])
        {
            yield return Target.Shown($"floor, {set.Name}: ours / {floor}", result.Ratio(Typed, floor));
        }

        yield return Target.Shown($"floor, {set.Name}: bytes allocated / bytes of the result", allocated);
    }

    // Two passes teach the parser every layout, more of them how many texts come again; what a later one shares with the one
    // before is not made anew.
    private static ResultFloor ResultsOf(LdmParser parser, byte[][] documents)
    {
        LdmMessage[] Pass() => documents.Select(document => parser.Parse(document)).ToArray();
        for (int i = 0; i < Lessons; i++)
        {
            Pass();
        }

        return new ResultFloor(Pass(), Pass());
    }

    private static void Each(byte[][] documents, Action<byte[]> work)
    {
        foreach (byte[] document in documents)
        {
            work(document);
        }
    }
}
