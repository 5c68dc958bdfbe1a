using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>An event meets the subscriptions that want it, and no others.</summary>
public sealed class SubscriptionIndexTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<EventSubscription<TinyEvent>> _opened = [];

    public void Dispose() => _opened.ForEach(static subscription => subscription.Queue.Dispose());

    [Fact]
    public void Each_subscription_gets_what_it_wants_once()
    {
        SubscriptionIndex<TinyEvent> index = new();
        EventSubscription<TinyEvent> one = Open(index, 0b001);
        EventSubscription<TinyEvent> two = Open(index, 0b110);
        EventSubscription<TinyEvent> top = Open(index, 1UL << 63);

        index.Post(Event(0b111), ulong.MaxValue);
        index.Post(Event(0b010), ulong.MaxValue);
        index.Post(Event(1UL << 63), ulong.MaxValue);
        index.Post(Event(0), ulong.MaxValue);

        Assert.Equal((2, 3, 2), (one.Received, two.Received, top.Received));
    }

    [Fact]
    public void Who_has_left_gets_nothing_more()
    {
        SubscriptionIndex<TinyEvent> index = new();
        EventSubscription<TinyEvent> stays = Open(index, 1);
        EventSubscription<TinyEvent> leaves = Open(index, 1);
        index.Post(Event(1), ulong.MaxValue);

        index.Remove(leaves);
        index.Post(Event(1), ulong.MaxValue);
        index.Post(Event(0), ulong.MaxValue);

        Assert.Equal((3, 1), (stays.Received, leaves.Received));
        Assert.Equal([stays], index.All);
    }

    [Fact]
    public void Ten_thousand_subscriptions_of_other_groups_are_not_looked_at()
    {
        SubscriptionIndex<TinyEvent> index = new();
        EventSubscription<TinyEvent> wanted = Open(index, 1);
        for (int i = 0; i < 10_000; i++)
        {
            Open(index, 1UL << (1 + (i % 63)));
        }

        // A look at each would be ten thousand million of them: minutes.
        const int Events = 1_000_000;
        TinyEvent e = Event(1);
        index.Post(e, ulong.MaxValue);
        using CancellationTokenSource tooLong = new(TimeSpan.FromSeconds(10));
        for (int i = 0; i < Events && !tooLong.IsCancellationRequested; i++)
        {
            index.Post(e, ulong.MaxValue);
            wanted.Queue.TryTake(out _, out _);
        }

        Assert.False(tooLong.IsCancellationRequested, $"only {wanted.Received} events were dealt out in ten seconds");
        Assert.Equal(Events + 1, wanted.Received);
    }

    [Fact]
    public void An_event_is_dealt_out_without_an_allocation()
    {
        const int Events = 1000;
        SubscriptionIndex<TinyEvent> index = new();
        EventSubscription<TinyEvent> wanted = Open(index, 1);
        TinyEvent e = Event(1);
        index.Post(e, ulong.MaxValue);

        // Whoever listens to measurements in this process allocates on this thread, too: that much is theirs.
        long theirs = AllocatedBy(() =>
        {
            for (int i = 0; i < Events; i++)
            {
                RuntimeTelemetry.Waiting.Count(1, default(KeyValuePair<string, object?>));
                RuntimeTelemetry.Waiting.Count(-1, default(KeyValuePair<string, object?>));
            }
        });
        long all = AllocatedBy(() =>
        {
            for (int i = 0; i < Events; i++)
            {
                index.Post(e, ulong.MaxValue);
                wanted.Queue.TryTake(out _, out _);
            }
        });

        Assert.InRange(all, 0, theirs + 1024);
    }

    private static long AllocatedBy(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TinyEvent Event(ulong groups) => new("e", groups);

    private EventSubscription<TinyEvent> Open(SubscriptionIndex<TinyEvent> index, ulong groups)
    {
        EventSubscription<TinyEvent> subscription = new(
            groups,
            new SubscriptionQueue<TinyEvent>(new SubscriptionOptions(), _time, default),
            static gap => Event(0),
            static _ => Task.CompletedTask);
        _opened.Add(subscription);
        index.Add(subscription);
        return subscription;
    }
}
