using System.Globalization;
using System.Text;
using LdmCodegen.Benchmarks.Generators;
using LdmCodegen.Benchmarks.Measuring;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>One event among many types costs what it costs among few.</summary>
internal static class GrowthTargets
{
    private const string Few = "few";
    private const string Many = "many";
    private const string FewLearned = "few, learned";
    private const string ManyLearned = "many, learned";

    public static IEnumerable<Target> Measure(Race race)
    {
        // Compiling thousands of types takes longer than a glance may.
        int types = race == Race.Glance ? 500 : 5000;
        GeneratedReader few = GeneratedReader.Of(GeneratorCases.WithEvents(50));
        GeneratedReader many = GeneratedReader.Of(GeneratorCases.WithEvents(types));
        byte[][] kinds = Enumerable.Range(0, 50).Select(static i => Event(i)).ToArray();

        // In no order: one that comes again is learned by heart by the processor, which finds few names by many branches.
        byte[][] events = new Random(15).GetItems(kinds, 2000);
        foreach (byte[] e in kinds)
        {
            if (few.Parse(e).ToString() != many.Parse(e).ToString())
            {
                throw new InvalidOperationException($"read differently: {Encoding.UTF8.GetString(e)}");
            }
        }

        RaceResult result = race.Run(
            new Job(Few, () => Each(events, few.Parse)),
            new Job(Many, () => Each(events, many.Parse)),
            new Job(FewLearned, () => Each(events, few.ParseLearned)),
            new Job(ManyLearned, () => Each(events, many.ParseLearned)));
        string among = string.Create(CultureInfo.InvariantCulture, $"one event among {types:N0} types / among 50");
        yield return new("15", $"nothing learned: {among}", result.Ratio(Many, Few), 1.2, 1, true);
        yield return new("15", $"learned: {among}", result.Ratio(ManyLearned, FewLearned), 1.2, 1, true);
    }

    private static void Each(byte[][] events, Func<byte[], object> parse)
    {
        foreach (byte[] e in events)
        {
            parse(e);
        }
    }

    private static byte[] Event(int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"<note><item><name>thing-{number}-changed</name><data><thing id=\"thing of {number}\"/></data></item></note>"));
}
