using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <content>Subscriptions: where events go.</content>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent>
{
    private readonly SubscriptionIndex<TEvent> _subscriptions = new();
    private Task _looseWork = Task.CompletedTask;
    private DateTimeOffset? _outageSince;

    // The events that come again after an outage: an event ends the gap of a subscription all of whose events do.
    private ulong _restored = ulong.MaxValue;

    /// <summary>The events of one group, and of the groups its registration also brings.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The source; its subscriptions hold the registration for as long as they live.</returns>
    protected EventSource<TEvent> CreateSource(EventGroupInfo group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.RegisterAction is null
            ? CreateSource(group.Mask)
            : CreateSource(group.Delivers, [group]);
    }

    /// <summary>The events of any of the groups whose bits are set; each group needed is registered.</summary>
    /// <param name="mask">The bits of the groups; not 0.</param>
    /// <returns>The source; its subscriptions hold the registrations for as long as they live.</returns>
    protected EventSource<TEvent> CreateSource(ulong mask)
    {
        ArgumentOutOfRangeException.ThrowIfZero(mask);
        return CreateSource(mask, GroupCover.Of(_protocol.Description.Groups, mask));
    }

    private EventSource<TEvent> CreateSource(ulong mask, EventGroupInfo[] groups) => new(
        new EventOrigin(Host, _options.Time, _logger, ConnectAsync),
        (options, ct) => OpenAsync(mask, groups, options, ct),
        OnHandlerFault);

    private async Task<EventSubscription<TEvent>> OpenAsync(
        ulong mask, EventGroupInfo[] groups, SubscriptionOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options is not null)
        {
            OptionFaults faults = new();
            options.Check(faults, nameof(options));
            faults.ThrowIfAny(nameof(options));
        }

        EventSubscription<TEvent> subscription = new(
            mask,
            new SubscriptionQueue<TEvent>(options ?? _options.Subscriptions, _options.Time, _hostTag),
            _protocol.CreateGap,
            CloseAsync);

        // Listed before it is registered: the first event may come with the reply.
        lock (_gate)
        {
            ThrowIfFinal();
            _subscriptions.Add(subscription);
        }

        Task registered = AcquireAsync(subscription, groups);
        try
        {
            await Schedule.WaitAsync(registered, cancellationToken).ConfigureAwait(Schedule.Here);
            return subscription;
        }
        catch (OperationCanceledException) when (!registered.IsCompleted)
        {
            RunLoose(DiscardAsync(registered, subscription));
            throw;
        }
        catch
        {
            _subscriptions.Remove(subscription);
            subscription.Queue.Dispose();
            throw;
        }
    }

    /// <summary>The caller left while the registration was on its way: it is given back when it has come.</summary>
    private async Task DiscardAsync(Task registered, EventSubscription<TEvent> subscription)
    {
        try
        {
            await registered.ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            RuntimeLog.SubscriptionEnded(_logger, Host, e);
            _subscriptions.Remove(subscription);
            subscription.Queue.Dispose();
            return;
        }

        await subscription.DisposeAsync().ConfigureAwait(Schedule.Here);
    }

    private async Task CloseAsync(EventSubscription<TEvent> subscription)
    {
        await ReleaseAsync(subscription).ConfigureAwait(Schedule.Here);
        _subscriptions.Remove(subscription);
    }

    /// <summary>Runs on the read loop: it queues and never waits.</summary>
    private void Deliver(TEvent e)
    {
        RuntimeTelemetry.Events.Count(1, _hostTag);
        _subscriptions.Post(e, Volatile.Read(ref _restored));
    }

    private void OpenGaps(DateTimeOffset since)
    {
        _outageSince ??= since;
        Volatile.Write(ref _restored, 0);
        foreach (EventSubscription<TEvent> subscription in _subscriptions.All)
        {
            subscription.Queue.OpenGap(since);
        }
    }

    private void CloseGaps()
    {
        if (_outageSince is { } since)
        {
            _outageSince = null;
            Volatile.Write(ref _restored, ulong.MaxValue);
            RuntimeLog.EventsMissed(_logger, Host, since, _options.Time.GetUtcNow(), GapReason.Reconnected);
        }

        foreach (EventSubscription<TEvent> subscription in _subscriptions.All)
        {
            subscription.Queue.CloseGap();
        }
    }

    /// <summary>The server refused a registration: whoever holds it learns why. Under the registration gate.</summary>
    private void EndSubscriptions(EventGroupInfo group, RequestFailedException reason)
    {
        foreach (EventSubscription<TEvent> subscription in _subscriptions.All)
        {
            if (subscription.Held.RemoveAll(own => own.RegisterAction == group.RegisterAction) > 0)
            {
                subscription.Queue.End(reason);
            }
        }
    }

    private void EndSubscriptions(Exception? reason)
    {
        foreach (EventSubscription<TEvent> subscription in _subscriptions.All)
        {
            subscription.Queue.End(reason);
        }
    }

    private void OnHandlerFault(TEvent? e, Exception fault)
    {
        if (e is null)
        {
            RuntimeLog.SubscriptionEnded(_logger, Host, fault);
            return;
        }

        RuntimeTelemetry.HandlerFaults.Count(1, _hostTag);
        RuntimeLog.EventHandlerFailed(_logger, Host, e.Name, fault);
    }

    private void RunLoose(Task work)
    {
        lock (_gate)
        {
            _looseWork = _looseWork.IsCompleted ? work : Task.WhenAll(_looseWork, work);
        }
    }

    private Task LooseWorkAsync()
    {
        lock (_gate)
        {
            return _looseWork;
        }
    }
}
