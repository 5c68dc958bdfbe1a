using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <content>
/// Registrations: counted per register action, since two groups may share one. The first that needs it registers, the
/// last that leaves unregisters, and a new session gets all of them before anybody may use it.
/// </content>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent>
{
    // Registering, unregistering and restoring never overlap: their order on the wire is their order here.
    private readonly SemaphoreSlim _registrationGate = new(1, 1);

    // What this session has registered, and how many subscriptions hold it: 0 while it is kept for an overlap.
    private readonly Dictionary<string, (EventGroupInfo Group, int Count)> _registrations = new(StringComparer.Ordinal);

    private async Task AcquireAsync(EventSubscription<TEvent> subscription, EventGroupInfo[] groups)
    {
        try
        {
            foreach (EventGroupInfo group in groups)
            {
                await AcquireAsync(subscription, group).ConfigureAwait(Schedule.Here);
            }
        }
        catch
        {
            await ReleaseAsync(subscription).ConfigureAwait(Schedule.Here);
            throw;
        }
    }

    private async Task AcquireAsync(EventSubscription<TEvent> subscription, EventGroupInfo group)
    {
        ConnectionLostException? lost = null;
        while (true)
        {
            ClientSession<TRequest, TReply, TEvent> session = await NextSessionAsync(lost)
                .ConfigureAwait(Schedule.Here);
            await _registrationGate.WaitAsync().ConfigureAwait(Schedule.Here);
            try
            {
                if (!ReferenceEquals(session, Volatile.Read(ref _session)))
                {
                    continue;
                }

                if (!_registrations.TryGetValue(group.RegisterAction!, out (EventGroupInfo Group, int Count) known))
                {
                    await RegisterAsync(session, group, register: true).ConfigureAwait(Schedule.Here);
                    known = (group, 0);
                }

                _registrations[group.RegisterAction!] = known with { Count = known.Count + 1 };
                subscription.Held.Add(group);
                return;
            }
            catch (ConnectionLostException e) when (session.Reason is not null)
            {
                // Registering is harmless to repeat: try on the next session, or fail with the final reason.
                lost = e;
                await session.Completion.ConfigureAwait(Schedule.Here);
            }
            finally
            {
                _registrationGate.Release();
            }

            // The loop that makes the next session may not have looked yet.
            await Task.Yield();
        }
    }

    /// <summary>Waits for a session to register on.</summary>
    /// <param name="lost">How registering failed on the one before; null at the first try.</param>
    private async Task<ClientSession<TRequest, TReply, TEvent>> NextSessionAsync(ConnectionLostException? lost)
    {
        try
        {
            return await ConnectedSessionAsync().ConfigureAwait(Schedule.Here);
        }
        catch (PeerException final) when (lost is not null)
        {
            throw new ConnectionLostException(
                $"The group was not registered: {lost.Message}", Host, ConnectionStage.Registration, final)
            { SessionNumber = lost.SessionNumber };
        }
    }

    private async Task ReleaseAsync(EventSubscription<TEvent> subscription)
    {
        await _registrationGate.WaitAsync().ConfigureAwait(Schedule.Here);
        try
        {
            foreach (EventGroupInfo group in subscription.Held)
            {
                (EventGroupInfo Group, int Count) known = _registrations[group.RegisterAction!];
                _registrations[group.RegisterAction!] = known with { Count = known.Count - 1 };
            }

            subscription.Held.Clear();
            await UnregisterUnwantedAsync().ConfigureAwait(Schedule.Here);
        }
        finally
        {
            _registrationGate.Release();
        }
    }

    /// <summary>
    /// Gives back what nobody holds. With a group that is given back a peer may take away the groups it includes, and what
    /// is lost until they are registered again nobody would tell. So a registration is kept as long as events that it
    /// brings are another wanted group's own; its surplus events end here. Events that both merely include do not count.
    /// </summary>
    private async Task UnregisterUnwantedAsync()
    {
        ClientSession<TRequest, TReply, TEvent>? session = Volatile.Read(ref _session);
        foreach ((string action, (EventGroupInfo group, int count)) in _registrations.ToArray())
        {
            // What only the end of the session ends stays: registering it again would be refused.
            if (count > 0 || group.UnregisterAction is null || _registrations.Values.Any(
                other => other.Count > 0 && (other.Group.Mask & BroughtBy(action)) != 0))
            {
                continue;
            }

            _registrations.Remove(action);
            if (session is { Reason: null })
            {
                await UnregisterAsync(session, group).ConfigureAwait(Schedule.Here);
            }
        }
    }

    /// <summary>Every event that one register action brings, whichever of its groups asked for it.</summary>
    private ulong BroughtBy(string registerAction) => _protocol.Description.Groups
        .Where(group => group.RegisterAction == registerAction)
        .Aggregate(0UL, (brought, group) => brought | group.Delivers);

    private async Task UnregisterAsync(ClientSession<TRequest, TReply, TEvent> session, EventGroupInfo group)
    {
        try
        {
            await RegisterAsync(session, group, register: false).ConfigureAwait(Schedule.Here);
        }
        catch (Exception e) when (e is PeerException or ObjectDisposedException)
        {
            // The session that held the registration is gone, or the peer refused: there is nothing to take back.
            RuntimeLog.UnregisterFailed(_logger, Host, group.Name, e);
        }
    }

    /// <summary>Brings the registrations back and opens the session for callers.</summary>
    private async Task RestoreAsync(ClientSession<TRequest, TReply, TEvent> session)
    {
        await _registrationGate.WaitAsync().ConfigureAwait(Schedule.Here);
        try
        {
            foreach ((string action, (EventGroupInfo group, int count)) in _registrations.ToArray())
            {
                try
                {
                    if (count > 0)
                    {
                        await RegisterAsync(session, group, register: true, () => OnRestored(action))
                            .ConfigureAwait(Schedule.Here);
                        continue;
                    }
                }
                catch (RequestFailedException e)
                {
                    EndSubscriptions(group, e);
                }

                _registrations.Remove(action);
            }

            // In this order: a reply may show what happened in the gap, so that whoever asks has been told of the gap before.
            CloseGaps();
            OnReady(session);
        }
        finally
        {
            _registrationGate.Release();
        }
    }

    /// <summary>Runs on the read loop, when the reply has come and before the first event behind it.</summary>
    private void OnRestored(string registerAction) =>
        Volatile.Write(ref _restored, _restored | BroughtBy(registerAction));

    private async Task RegisterAsync(
        ClientSession<TRequest, TReply, TEvent> session, EventGroupInfo group, bool register, Action? onSuccess = null)
    {
        TRequest request = CreateRegistration(group, register);
        TReply[] replies = await session
            .SendAsync([request], ConnectionStage.Registration, CancellationToken.None, onSuccess)
            .ConfigureAwait(Schedule.Here);
        if (!replies[0].Outcome.Succeeded)
        {
            throw new RequestFailedException(request.Name, replies[0].Outcome, Host, ConnectionStage.Registration)
            {
                SessionNumber = session.Settings.Number,
            };
        }
    }

    /// <summary>Makes the request that registers or unregisters a group; generated clients let options say more.</summary>
    /// <param name="group">The group.</param>
    /// <param name="register">True to register, false to unregister.</param>
    /// <returns>The request.</returns>
    protected virtual TRequest CreateRegistration(EventGroupInfo group, bool register) =>
        _protocol.CreateRegistration(group, register);

    private async Task<ClientSession<TRequest, TReply, TEvent>> ConnectedSessionAsync()
    {
        while (true)
        {
            Task ready;
            lock (_gate)
            {
                ThrowIfFinal();
                if (_session is not null)
                {
                    return _session;
                }

                ready = State == ConnectionState.Disconnected ? throw NotConnected() : _ready.Task;
            }

            await ready.ConfigureAwait(Schedule.Here);
        }
    }
}
