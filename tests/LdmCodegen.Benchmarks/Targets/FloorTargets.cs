using System.Text;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Against what no parser can beat: making the result, looking at each byte once, copying each.</summary>
internal static class FloorTargets
{
    private const string Typed = "ours";
    private const string View = "view";
    private const string Odd = "odd layout";
    private const string Result = "result alone";
    private const string Scan = "scan";
    private const string Copy = "memcpy";

    public static IEnumerable<Target> Measure(Race race)
    {
        byte[][] neat = Bytes(Layout.Neat);
        byte[][] odd = Bytes(Layout.Odd);
        LdmParser parser = new();
        LdmParser oddParser = new();
        byte[] copy = new byte[neat.Max(static document => document.Length)];
        RaceResult result = race.Run(
            new Job(Typed, () => Each(neat, document => Floors.Keep(parser.Parse(document)))),
            new Job(Odd, () => Each(odd, document => Floors.Keep(oddParser.Parse(document)))),
            new Job(View, () => Each(neat, document => Look(parser, document))),
            new Job(Result, () => Each(neat, static _ => Floors.Keep(MakeResult()))),
            new Job(Scan, () => Each(neat, static document => Floors.Scan(document))),
            new Job(Copy, () => Each(neat, document => Floors.Copy(document, copy))));

        yield return new("6", "1.3 KB event: ours / making the result alone", result.Ratio(Typed, Result), 2, 1.5, true);
        yield return new("7", "1.3 KB event: view without a result / scan for '<'", result.Ratio(View, Scan), 8, 4.5, true);
        yield return new("9", "odd layout / neat layout, from the second message on",
            result.Ratio(Odd, Typed) * neat.Sum(static d => d.Length) / odd.Sum(static d => d.Length), 1.2, 1.05, true);
        yield return Target.Bytes("10", "1.3 KB event", Allocation.Of(() => parser.Parse(neat[0])), 424);
        yield return Target.Bytes("10", "1.3 KB event, lazy", Allocation.Of(() => Floors.Keep(Take(parser, neat[0]))), 208);
        yield return Target.Bytes("10", "1.3 KB event, view", Allocation.Of(() => Look(parser, neat[0])), 0);
        yield return Target.Shown("floor, 1.3 KB event: view without a result / memcpy", result.Ratio(View, Copy));
        foreach (Target floor in FloorRows.Measure(race))
        {
            yield return floor;
        }
    }

    private static byte[][] Bytes(Layout layout) =>
        new DocumentGenerator(3).ProgressEvents(64, layout).Select(static document => document.Bytes).ToArray();

    private static void Each(byte[][] documents, Action<byte[]> work)
    {
        foreach (byte[] document in documents)
        {
            work(document);
        }
    }

    private static LdmLazyEvent Take(LdmParser parser, byte[] document) =>
        parser.TryReadEvent(document, out LdmEventView view)
            ? new LdmLazyEvent(view)
            : throw new InvalidOperationException("there is no event to take");

    private static void Look(LdmParser parser, byte[] document)
    {
        if (!parser.TryReadEvent(document, out LdmEventView view) || view.DomainUtf8.IsEmpty)
        {
            throw new InvalidOperationException("the view shows no domain");
        }
    }

    /// <summary>The event with texts of its own, as reading without a pool would make it.</summary>
    private static MigrationProcessEvent MakeResult() => new()
    {
        Version = "1.1",
        Domain = Encoding.Latin1.GetString("web1"u8),
        Progress = 45,
        Status = MigrationStatus.Ongoing,
        Source = Encoding.Latin1.GetString("host-12.example.com"u8),
        ReceivedAt = default,
    };
}
