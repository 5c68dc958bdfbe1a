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
    private readonly Dictionary<string, (EventGroupInfo Group, int Count)> _registrations = new(StringComparer.Ordinal);

    private async Task AcquireAsync(EventGroupInfo[] groups)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            try
            {
                await AcquireAsync(groups[i]).ConfigureAwait(false);
            }
            catch
            {
                await ReleaseAsync(groups.Take(i)).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async Task AcquireAsync(EventGroupInfo group)
    {
        while (true)
        {
            ClientSession<TRequest, TReply, TEvent> session = await ConnectedSessionAsync().ConfigureAwait(false);
            await _registrationGate.WaitAsync().ConfigureAwait(false);
            try
            {
                if (!ReferenceEquals(session, Volatile.Read(ref _session)))
                {
                    continue;
                }

                (EventGroupInfo Group, int Count) known =
                    _registrations.GetValueOrDefault(group.RegisterAction!, (group, 0));
                if (known.Count == 0)
                {
                    await RegisterAsync(session, group, register: true).ConfigureAwait(false);
                }

                _registrations[group.RegisterAction!] = known with { Count = known.Count + 1 };
                return;
            }
            catch (ConnectionLostException) when (session.Reason is not null)
            {
                // Registering is harmless to repeat: try on the next session, or fail with the final reason.
                await session.Completion.ConfigureAwait(false);
            }
            finally
            {
                _registrationGate.Release();
            }
        }
    }

    private async Task ReleaseAsync(IEnumerable<EventGroupInfo> groups)
    {
        foreach (EventGroupInfo group in groups)
        {
            await _registrationGate.WaitAsync().ConfigureAwait(false);
            try
            {
                await ReleaseAsync(group).ConfigureAwait(false);
            }
            catch (Exception e) when (e is PeerException or ObjectDisposedException)
            {
                // The session that held the registration is gone, or the peer refused: there is nothing to take back.
                RuntimeLog.UnregisterFailed(_logger, Host, group.Name, e);
            }
            finally
            {
                _registrationGate.Release();
            }
        }
    }

    private async Task ReleaseAsync(EventGroupInfo group)
    {
        (EventGroupInfo Group, int Count) known = _registrations[group.RegisterAction!];
        if (known.Count > 1)
        {
            _registrations[group.RegisterAction!] = known with { Count = known.Count - 1 };
            return;
        }

        _registrations.Remove(group.RegisterAction!);
        if (Volatile.Read(ref _session) is not { Reason: null } session || group.UnregisterAction is null)
        {
            return;
        }

        await RegisterAsync(session, group, register: false).ConfigureAwait(false);

        // Peers may take overlapping groups away with it: ask again for those still wanted.
        foreach ((EventGroupInfo other, _) in _registrations.Values)
        {
            if ((other.Delivers & group.Delivers) != 0)
            {
                await RegisterAsync(session, other, register: true).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Brings the registrations back and opens the session for callers.</summary>
    private async Task RestoreAsync(ClientSession<TRequest, TReply, TEvent> session)
    {
        await _registrationGate.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach ((EventGroupInfo group, _) in _registrations.Values)
            {
                try
                {
                    await RegisterAsync(session, group, register: true).ConfigureAwait(false);
                }
                catch (RequestFailedException e)
                {
                    EndSubscriptions(group, e);
                }
            }

            CloseGaps();
            OnReady(session);
        }
        finally
        {
            _registrationGate.Release();
        }
    }

    private async Task RegisterAsync(
        ClientSession<TRequest, TReply, TEvent> session, EventGroupInfo group, bool register)
    {
        TRequest request = _protocol.CreateRegistration(group, register);
        TReply[] replies = await session.SendAsync([request], CancellationToken.None).ConfigureAwait(false);
        if (!replies[0].Outcome.Succeeded)
        {
            throw new RequestFailedException(request.Name, replies[0].Outcome, Host);
        }
    }

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

            await ready.ConfigureAwait(false);
        }
    }
}
