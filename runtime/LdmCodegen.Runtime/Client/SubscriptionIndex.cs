using System.Numerics;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <summary>
/// The subscriptions of a client, all together and group by group: an event meets those that want it, however many others
/// there are. Safe from any thread; queues are filled outside its lock.
/// </summary>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
internal sealed class SubscriptionIndex<TEvent>
    where TEvent : class, IEventMessage
{
    private readonly object _gate = new();
    private readonly Listing _all = new();
    private readonly Listing?[] _byGroup = new Listing?[sizeof(ulong) * 8];

    /// <summary>All subscriptions, in the order of their opening.</summary>
    public EventSubscription<TEvent>[] All => Take(_all);

    public void Add(EventSubscription<TEvent> subscription)
    {
        lock (_gate)
        {
            _all.Add(subscription);
            for (ulong groups = subscription.Mask; groups != 0; groups &= groups - 1)
            {
                (_byGroup[FirstOf(groups)] ??= new Listing()).Add(subscription);
            }
        }
    }

    public void Remove(EventSubscription<TEvent> subscription)
    {
        lock (_gate)
        {
            _all.Remove(subscription);
            for (ulong groups = subscription.Mask; groups != 0; groups &= groups - 1)
            {
                _byGroup[FirstOf(groups)]?.Remove(subscription);
            }
        }
    }

    /// <summary>Queues an event for everybody who wants it, once for each. Allocates nothing unless subscriptions changed.</summary>
    /// <param name="e">The event; one without a group reaches all, and ends no gap.</param>
    /// <param name="restored">The groups that come again after an outage: with all of its groups back, a subscription's gap ends.</param>
    public void Post(TEvent e, ulong restored)
    {
        ulong mask = e.GroupMask;
        if (mask == 0)
        {
            foreach (EventSubscription<TEvent> subscription in All)
            {
                subscription.Queue.Post(e, endsGap: false);
            }
        }

        for (ulong groups = mask; groups != 0; groups &= groups - 1)
        {
            int group = FirstOf(groups);
            foreach (EventSubscription<TEvent> subscription in Take(_byGroup[group]))
            {
                // Who wants several groups of the event gets it with the first of them.
                if (FirstOf(subscription.Mask & mask) == group)
                {
                    subscription.Queue.Post(e, endsGap: (subscription.Mask & ~restored) == 0);
                }
            }
        }
    }

    private static int FirstOf(ulong groups) => BitOperations.TrailingZeroCount(groups);

    private EventSubscription<TEvent>[] Take(Listing? listing)
    {
        if (listing is null)
        {
            return [];
        }

        lock (_gate)
        {
            return listing.Snapshot;
        }
    }

    /// <summary>A list, and a copy of it for those who go through it while it changes.</summary>
    private sealed class Listing
    {
        private readonly List<EventSubscription<TEvent>> _subscriptions = [];
        private EventSubscription<TEvent>[]? _snapshot;

        public EventSubscription<TEvent>[] Snapshot => _snapshot ??= [.. _subscriptions];

        public void Add(EventSubscription<TEvent> subscription)
        {
            _subscriptions.Add(subscription);
            _snapshot = null;
        }

        public void Remove(EventSubscription<TEvent> subscription)
        {
            _subscriptions.Remove(subscription);
            _snapshot = null;
        }
    }
}
