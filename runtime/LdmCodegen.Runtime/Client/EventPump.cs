namespace LdmCodegen.Runtime.Client;

/// <summary>Reads a subscription and calls a handler, one event after the other.</summary>
internal sealed class EventPump<TEvent> : IAsyncDisposable
    where TEvent : class
{
    private readonly EventSubscription<TEvent> _subscription;
    private readonly Func<TEvent, CancellationToken, ValueTask> _handler;
    private readonly Action<TEvent?, Exception> _onFault;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncLocal<bool> _isInHandler = new();
    private readonly Task _running;

    public EventPump(
        EventSubscription<TEvent> subscription,
        Func<TEvent, CancellationToken, ValueTask> handler,
        Action<TEvent?, Exception> onFault)
    {
        _subscription = subscription;
        _handler = handler;
        _onFault = onFault;
        _running = Schedule.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Schedule.CancelAsync(_stop).ConfigureAwait(Schedule.Here);
        }
        catch (AggregateException fault)
        {
            // A callback of the handler on its token: the registration ends all the same.
            _onFault(null, fault);
        }

        await _subscription.DisposeAsync().ConfigureAwait(Schedule.Here);

        // A handler may end its own registration: it cannot wait for itself.
        if (!_isInHandler.Value)
        {
            await _running.ConfigureAwait(Schedule.Here);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (TEvent e in _subscription.WithCancellation(_stop.Token).ConfigureAwait(Schedule.Here))
            {
                await HandleAsync(e).ConfigureAwait(Schedule.Here);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: the quiet end.
        }
        catch (Exception reason)
        {
            _onFault(null, reason);
        }
    }

    private async Task HandleAsync(TEvent e)
    {
        _isInHandler.Value = true;
        try
        {
            await _handler(e, _stop.Token).ConfigureAwait(Schedule.Here);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The handler was told to stop.
        }
        catch (Exception fault)
        {
            _onFault(e, fault);
        }
    }
}
