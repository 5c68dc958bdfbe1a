namespace LdmCodegen.Runtime.Client;

/// <summary>The events of one group: the subscription is the registration.</summary>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public sealed class EventSource<TEvent>
    where TEvent : class
{
    internal EventSource()
    {
    }

    /// <summary>Registers at the first move and unregisters when the enumeration ends.</summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, and gap markers where events may be missing.</returns>
    public IAsyncEnumerable<TEvent> SubscribeAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Opens a subscription; events are queued from the moment the task completes.</summary>
    /// <param name="options">The queue; null for the client's default.</param>
    /// <param name="cancellationToken">Ends the wait for the registration.</param>
    /// <returns>The registered subscription.</returns>
    public Task<EventSubscription<TEvent>> OpenAsync(
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>
    /// Calls a handler for each event, in order, one at a time. A handler that throws is logged and counted and never
    /// ends the registration.
    /// </summary>
    /// <param name="handler">What to do with an event.</param>
    /// <param name="cancellationToken">Ends the wait for the registration; later it has no effect.</param>
    /// <returns>Dispose it to unregister and to wait for the running handler.</returns>
    public Task<IAsyncDisposable> RegisterAsync(
        Func<TEvent, CancellationToken, ValueTask> handler, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
