using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Client;

/// <summary>The events of one group: the subscription is the registration.</summary>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public sealed class EventSource<TEvent>
    where TEvent : class
{
    private readonly Func<SubscriptionOptions?, CancellationToken, Task<EventSubscription<TEvent>>> _open;
    private readonly Action<TEvent?, Exception> _onFault;

    internal EventSource(
        EventOrigin client,
        Func<SubscriptionOptions?, CancellationToken, Task<EventSubscription<TEvent>>> open,
        Action<TEvent?, Exception> onFault)
    {
        Client = client;
        _open = open;
        _onFault = onFault;
    }

    /// <summary>The client whose events they are.</summary>
    internal EventOrigin Client { get; }

    /// <summary>Registers at the first move and unregisters when the enumeration ends.</summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, and gap markers where events may be missing.</returns>
    public async IAsyncEnumerable<TEvent> SubscribeAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        EventSubscription<TEvent> subscription = await OpenAsync(null, cancellationToken).ConfigureAwait(Schedule.Here);
        try
        {
            await foreach (TEvent e in subscription.WithCancellation(cancellationToken).ConfigureAwait(Schedule.Here))
            {
                yield return e;
            }
        }
        finally
        {
            await subscription.DisposeAsync().ConfigureAwait(Schedule.Here);
        }
    }

    /// <summary>
    /// Opens a subscription; events are queued from the moment the task completes. While the connection is being made
    /// again, it waits for it.
    /// </summary>
    /// <param name="options">The queue; null for the client's default.</param>
    /// <param name="cancellationToken">Ends the wait for the registration.</param>
    /// <returns>The registered subscription.</returns>
    /// <exception cref="RequestFailedException">The server refused the registration.</exception>
    /// <exception cref="InvalidOperationException">The client was never connected.</exception>
    public Task<EventSubscription<TEvent>> OpenAsync(
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _open(options, cancellationToken);

    /// <summary>
    /// Calls a handler for each event, in order, one at a time. A handler that throws is logged and counted and never
    /// ends the registration.
    /// </summary>
    /// <param name="handler">What to do with an event. Its token is cancelled on disposal.</param>
    /// <param name="cancellationToken">Ends the wait for the registration; later it has no effect.</param>
    /// <returns>Dispose it to unregister and to wait for the running handler.</returns>
    public async Task<IAsyncDisposable> RegisterAsync(
        Func<TEvent, CancellationToken, ValueTask> handler, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        EventSubscription<TEvent> subscription = await OpenAsync(null, cancellationToken).ConfigureAwait(Schedule.Here);
        return new EventPump<TEvent>(subscription, handler, _onFault);
    }
}
