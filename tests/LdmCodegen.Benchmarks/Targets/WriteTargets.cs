using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Measuring;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Writing, against the platform's serializer and writer.</summary>
internal static class WriteTargets
{
    private const string Request = "request";
    private const string Event = "event";
    private const string Serializer = "XmlSerializer";
    private const string ByHand = "XmlWriter";

    public static IEnumerable<Target> Measure(Race race)
    {
        Writers writers = new();
        writers.RequireSameDocuments();
        RaceResult result = race.Run(
            new Job(Request, writers.Request),
            new Job(Event, writers.Event),
            new Job(Serializer, writers.RequestBySerializer),
            new Job(ByHand, writers.EventByHand));

        yield return new("11", "register request written: XmlSerializer / ours", result.Ratio(Serializer, Request), 40, 80);
        yield return new("11", "event written: XmlWriter / ours", result.Ratio(ByHand, Event), 20, 35);
        yield return Target.Bytes("11", "register request written", Allocation.Of(writers.Request), 0);
        yield return Target.Bytes("11", "event written", Allocation.Of(writers.Event), 0);
    }
}
