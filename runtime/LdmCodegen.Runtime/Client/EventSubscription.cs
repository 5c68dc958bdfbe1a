namespace LdmCodegen.Runtime;

/// <summary>
/// A registered stream of events with a bounded queue of its own. One reader at a time; disposing it unregisters.
/// </summary>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public sealed class EventSubscription<TEvent> : IAsyncEnumerable<TEvent>, IAsyncDisposable
    where TEvent : class
{
    /// <summary>Events given to the reader. Gap markers are not counted.</summary>
    public long Delivered { get; }

    /// <summary>Events lost to the queue's limit, or still unread when the subscription was disposed.</summary>
    public long Dropped { get; }

    /// <summary>Events that reached this subscription.</summary>
    public long Received { get; }

    /// <inheritdoc/>
    public IAsyncEnumerator<TEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Ends the enumeration and gives the registration back.</summary>
    /// <returns>A task that ends when the registration is given back.</returns>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
