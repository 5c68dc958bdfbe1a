using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Client;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>From an event to the subscriptions that want it, however many others there are.</summary>
internal static class DispatchTargets
{
    private const int Others = 10_000;
    private const int Events = 100;
    private const string Alone = "alone";
    private const string Crowded = "among 10,000";

    public static IEnumerable<Target> Measure(Race race)
    {
        LdmEvent[] events = Enumerable.Range(0, Events).Select(static i => new PanicDomainEvent($"web{i}")).ToArray();
        Action alone = Dealer(events, others: 0);
        Action crowded = Dealer(events, Others);
        RaceResult result = race.Run(new Job(Alone, alone), new Job(Crowded, crowded));
        yield return new("16", "dispatch: beside 10,000 subscriptions of other groups / beside none", result.Ratio(Crowded, Alone), 1.2, 1.05, true);
        yield return Target.Bytes("16", "dispatch", Allocation.Of(crowded), 0);
    }

    private static Action Dealer(LdmEvent[] events, int others)
    {
        SubscriptionIndex<LdmEvent> index = new();
        EventSubscription<LdmEvent> wanted = Open(LdmEventGroup.Domain);
        index.Add(wanted);
        LdmEventGroup[] groups = Enum.GetValues<LdmEventGroup>()
            .Where(static group => group != 0 && (group & LdmEventGroup.Domain) == 0).ToArray();
        for (int i = 0; i < others; i++)
        {
            index.Add(Open(groups[i % groups.Length]));
        }

        return () =>
        {
            foreach (LdmEvent e in events)
            {
                index.Post(e, ulong.MaxValue);
                if (!wanted.Queue.TryTake(out SubscriptionEntry<LdmEvent> entry, out _) || entry.Event != e)
                {
                    throw new InvalidOperationException("the event did not reach its subscription");
                }
            }
        };
    }

    private static EventSubscription<LdmEvent> Open(LdmEventGroup groups) => new(
        (ulong)groups,
        new SubscriptionQueue<LdmEvent>(new SubscriptionOptions(), TimeProvider.System, default),
        LdmProtocol.Instance.CreateGap,
        static _ => Task.CompletedTask);
}
