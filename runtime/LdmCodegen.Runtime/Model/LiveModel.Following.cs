using System.Collections.Immutable;
using LdmCodegen.Runtime.Model;

namespace LdmCodegen.Runtime;

/// <content>
/// Two loops: one takes events and notes what is stale, the other asks for it. So events are taken at once, however long
/// an answer takes, and many of them are one question.
/// </content>
public abstract partial class LiveModel<TEvent, TKey, TItem>
{
    private readonly StaleParts<TKey> _stale = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _gate = new();
    private EventSubscription<TEvent>? _subscription;
    private Task _following = Task.CompletedTask;
    private Task? _disposing;

    /// <summary>Stops following and gives the registration back. The client goes on. Doing it twice is fine.</summary>
    /// <returns>A task that ends when nothing of the model runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        lock (_gate)
        {
            _disposing ??= DisposeCoreAsync();
            return new ValueTask(_disposing);
        }
    }

    /// <summary>Registers, lists everything for the first time, and follows from then on. Once only.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>A task that ends when the items are there.</returns>
    /// <exception cref="PeerException">The registration or the list was refused, or the connection was lost.</exception>
    protected async Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = await _events.OpenAsync(_options.Subscription, cancellationToken).ConfigureAwait(Schedule.Here);

        // Registered first: what changes while the list is on its way is told by an event, which is read after it.
        await ReadAsync([], isEverything: true, gap: null, cancellationToken).ConfigureAwait(Schedule.Here);
        _following = RunAsync(_subscription);
    }

    private async Task RunAsync(EventSubscription<TEvent> subscription)
    {
        Task[] loops = [TakeEventsAsync(subscription), AskAsync()];
        Exception? reason = (await Task.WhenAny(loops).ConfigureAwait(Schedule.Here)).Exception?.InnerException;
        await Schedule.CancelAsync(_stop).ConfigureAwait(Schedule.Here);
        await Task.WhenAll(loops).ConfigureAwait(Schedule.With(ConfigureAwaitOptions.SuppressThrowing));
        // The model or its client was disposed: the quiet end.
        reason = reason is OperationCanceledException or ObjectDisposedException ? null : reason;
        _feed.End(reason);
        if (reason is null)
        {
            _completion.TrySetResult();
        }
        else
        {
            _completion.TrySetException(reason);
            // Nobody may be waiting; that is no unobserved failure.
            _ = _completion.Task.Exception;
        }
    }

    private async Task TakeEventsAsync(EventSubscription<TEvent> subscription)
    {
        await foreach (TEvent e in subscription.WithCancellation(_stop.Token).ConfigureAwait(Schedule.Here))
        {
            OnEvent(e);
        }
    }

    private async Task AskAsync()
    {
        while (true)
        {
            await _stale.WaitAsync(_stop.Token).ConfigureAwait(Schedule.Here);
            while (!await TryAskAsync().ConfigureAwait(Schedule.Here))
            {
                await _stale.WaitAsync(_options.RetryDelay, _events.Client.Time, _stop.Token)
                    .ConfigureAwait(Schedule.Here);
            }
        }
    }

    private async Task<bool> TryAskAsync()
    {
        (HashSet<TKey> keys, bool isEverything, EventGap? gap) = _stale.Take();
        try
        {
            // A gap is told before requests can be sent again.
            await _events.Client.ConnectAsync(_stop.Token).ConfigureAwait(Schedule.Here);
            await ReadAsync(keys, isEverything, gap, _stop.Token).ConfigureAwait(Schedule.Here);
            return true;
        }
        catch (PeerException reason)
        {
            _stale.PutBack(keys, isEverything, gap);
            RuntimeLog.ModelNotRead(_events.Client.Logger, _events.Client.Host, _options.RetryDelay, reason);
            return false;
        }
    }

    private async Task ReadAsync(
        HashSet<TKey> keys, bool isEverything, EventGap? gap, CancellationToken cancellationToken)
    {
        ImmutableDictionary<TKey, TItem>? items =
            isEverything || keys.Count > _options.SingleReads ? null : _feed.Items;
        foreach (TKey key in items is null ? [] : keys)
        {
            if (await FindAsync(key, cancellationToken).ConfigureAwait(Schedule.Here) is not { } item)
            {
                items = null;
                break;
            }

            items = items!.SetItem(key, item);
        }

        items ??= Indexed(await ListAsync(cancellationToken).ConfigureAwait(Schedule.Here));
        _feed.Set(items, gap);
    }

    /// <summary>A peer that lists an item twice ends nothing: the last one counts.</summary>
    private ImmutableDictionary<TKey, TItem> Indexed(IReadOnlyCollection<TItem> items)
    {
        ImmutableDictionary<TKey, TItem>.Builder indexed = ImmutableDictionary.CreateBuilder<TKey, TItem>();
        foreach (TItem item in items)
        {
            indexed[KeyOf(item)] = item;
        }

        return indexed.ToImmutable();
    }

    private async Task DisposeCoreAsync()
    {
        await Schedule.CancelAsync(_stop).ConfigureAwait(Schedule.Here);
        await _following.ConfigureAwait(Schedule.Here);
        if (_subscription is { } subscription)
        {
            await subscription.DisposeAsync().ConfigureAwait(Schedule.Here);
        }

        _feed.End(reason: null);
        _completion.TrySetResult();
        _stop.Dispose();
    }
}
