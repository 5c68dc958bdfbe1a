using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>
/// A registered stream of events with a bounded queue of its own. One reader at a time; disposing it unregisters.
/// </summary>
/// <remarks>
/// The enumeration ends with the final reason as an exception when the connection is given up, with a
/// <see cref="SubscriptionOverflowException"/> when the policy says so, and quietly when the subscription or its client
/// is disposed. What was queued before is delivered first, except after disposing the subscription itself.
/// </remarks>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public sealed class EventSubscription<TEvent> : IAsyncEnumerable<TEvent>, IAsyncDisposable
    where TEvent : class
{
    private readonly SubscriptionQueue<TEvent> _queue;
    private readonly Func<EventGap, TEvent> _createGap;
    private readonly Func<EventSubscription<TEvent>, Task> _release;
    private readonly object _gate = new();
    private Task? _released;
    private int _readers;

    internal EventSubscription(
        ulong mask,
        SubscriptionQueue<TEvent> queue,
        Func<EventGap, TEvent> createGap,
        Func<EventSubscription<TEvent>, Task> release)
    {
        Mask = mask;
        _queue = queue;
        _createGap = createGap;
        _release = release;
    }

    /// <summary>Events given to the reader. Gap markers are not counted.</summary>
    public long Delivered => _queue.Delivered;

    /// <summary>Events lost to the queue's limit, or still unread when the subscription was disposed.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>
    /// Events that reached this subscription: those delivered, those dropped, and those that wait for the reader.
    /// </summary>
    public long Received => _queue.Received;

    /// <summary>Events that wait for the reader.</summary>
    public int Waiting => _queue.Waiting;

    internal ulong Mask { get; }

    /// <summary>The groups whose registration it holds. Guarded by the client's registration gate.</summary>
    internal List<EventGroupInfo> Held { get; } = [];

    internal SubscriptionQueue<TEvent> Queue => _queue;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another enumeration is under way.</exception>
    public async IAsyncEnumerator<TEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _readers) != 1)
        {
            Interlocked.Decrement(ref _readers);
            throw new InvalidOperationException("A subscription has one reader at a time; open another one.");
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_queue.TryTake(out SubscriptionEntry<TEvent> entry, out Task? ready))
                {
                    yield return entry.Event ?? _createGap(entry.Gap!);
                }
                else if (ready is null)
                {
                    yield break;
                }
                else
                {
                    await Schedule.WaitAsync(ready, cancellationToken).ConfigureAwait(Schedule.Here);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    /// <summary>Ends the enumeration and gives the registration back. Doing it twice is fine.</summary>
    /// <returns>A task that ends when the registration is given back.</returns>
    public ValueTask DisposeAsync()
    {
        _queue.Dispose();
        lock (_gate)
        {
            _released ??= _release(this);
            return new ValueTask(_released);
        }
    }
}
