using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <content>From the first attempt to the end: one loop, which alone makes sessions.</content>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent>
{
    private readonly CancellationTokenSource _disposal = new();
    private ClientSession<TRequest, TReply, TEvent>? _session;
    private TaskCompletionSource _ready = NewReady();
    private Task _life = Task.CompletedTask;
    private Task? _disposing;
    private Exception? _final;
    private long _sessionNumber;

    /// <summary>
    /// Connects and logs in. Calls while connected do nothing; calls while connecting share the attempt, and a caller's
    /// token ends only that caller's wait. A failed first attempt is told at once and not repeated.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    /// <exception cref="ConnectFailedException">The peer cannot be reached, or was too slow.</exception>
    /// <exception cref="TrustFailedException">The peer's certificate is not trusted.</exception>
    /// <exception cref="AuthenticationFailedException">The login was refused.</exception>
    /// <exception cref="ProtocolViolationException">The peer does not speak the protocol.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task ready;
        lock (_gate)
        {
            ThrowIfFinal();
            if (State == ConnectionState.Disconnected)
            {
                _ready = NewReady();
                SetState(ConnectionState.Connecting, cause: null);
                // The attempt is shared: it does not end with this caller's token.
                _life = Schedule.Run(RunAsync);
            }

            ready = _ready.Task;
        }

        await Schedule.WaitAsync(ready, cancellationToken).ConfigureAwait(Schedule.Here);
    }

    /// <summary>
    /// Stops new work, lets replies on the way arrive, closes the stream and cuts after
    /// <see cref="ClientOptions.CloseTimeout"/>. Enumerations of events end quietly. Doing it twice is fine.
    /// </summary>
    /// <returns>A task that ends when nothing of the client runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        lock (_gate)
        {
            _final ??= new ObjectDisposedException(GetType().Name);
            _disposing ??= Schedule.Run(DisposeCoreAsync);
            return new ValueTask(_disposing);
        }
    }

    private async Task DisposeCoreAsync()
    {
        ClientSession<TRequest, TReply, TEvent>? session = Volatile.Read(ref _session);
        if (session is not null)
        {
            await session.CloseAsync(new ObjectDisposedException(GetType().Name)).ConfigureAwait(Schedule.Here);
        }

        await Schedule.CancelAsync(_disposal).ConfigureAwait(Schedule.Here);
        await _life.ConfigureAwait(Schedule.Here);
        Finish(new ObjectDisposedException(GetType().Name), isDisposed: true);
        await LooseWorkAsync().ConfigureAwait(Schedule.Here);
        _disposal.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await StayConnectedAsync().ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            // Code from outside, such as the source of jitter: without an end nobody would ever learn of it.
            RuntimeLog.GivenUp(_logger, Host, _sessionNumber, e);
            Finish(e, isDisposed: false);
        }
    }

    private async Task StayConnectedAsync()
    {
        ReconnectSchedule schedule = new(_options.Reconnect, _options.Randomness);
        ClientSession<TRequest, TReply, TEvent>? session = await ConnectFirstAsync().ConfigureAwait(Schedule.Here);
        while (session is not null)
        {
            long start = _options.Time.GetTimestamp();
            Exception reason = await session.Completion.ConfigureAwait(Schedule.Here);
            if (!OnLost(session, reason))
            {
                return;
            }

            schedule.OnSessionEnded(_options.Time.GetElapsedTime(start));
            session = await ReconnectAsync(schedule, reason).ConfigureAwait(Schedule.Here);
        }
    }

    private async Task<ClientSession<TRequest, TReply, TEvent>?> ConnectFirstAsync()
    {
        try
        {
            return await EstablishAsync().ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                SetState(ConnectionState.Disconnected, e);
                Fail(_ready, _final ?? e);
            }

            return null;
        }
    }

    private async Task<ClientSession<TRequest, TReply, TEvent>?> ReconnectAsync(
        ReconnectSchedule schedule, Exception cause)
    {
        while (true)
        {
            if (schedule.Next(cause) is not { } delay)
            {
                RuntimeLog.GivenUp(_logger, Host, _sessionNumber, cause);
                Finish(cause, isDisposed: false);
                return null;
            }

            RuntimeLog.AttemptFailed(_logger, Host, _sessionNumber, schedule.Attempts, delay, cause);
            try
            {
                await Task.Delay(delay, _options.Time, _disposal.Token).ConfigureAwait(Schedule.Here);
                if (_options.Reconnect.Rate is { } rate)
                {
                    // Only now: a place taken before the delay would be left unused by those that come later.
                    await Task.Delay(rate.Reserve(_options.Time), _options.Time, _disposal.Token)
                        .ConfigureAwait(Schedule.Here);
                }

                ClientSession<TRequest, TReply, TEvent> session = await EstablishAsync().ConfigureAwait(Schedule.Here);
                RuntimeTelemetry.Reconnects.Count(1, _hostTag);
                return session;
            }
            catch (Exception) when (_disposal.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception e)
            {
                cause = e;
            }
        }
    }

    /// <summary>Makes a session, brings the registrations back, and only then lets callers use it.</summary>
    private async Task<ClientSession<TRequest, TReply, TEvent>> EstablishAsync()
    {
        long number = Interlocked.Increment(ref _sessionNumber);
        ClientSession<TRequest, TReply, TEvent> session = await OpenSessionAsync(number, _disposal.Token)
            .ConfigureAwait(Schedule.Here);
        try
        {
            using CancellationTokenRegistration cut = _disposal.Token.UnsafeRegister(
                static state => ((PeerSession)state!).Break(new ObjectDisposedException(nameof(ProtocolClient<,,>))),
                session);
            await RestoreAsync(session).ConfigureAwait(Schedule.Here);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(Schedule.Here);
            OnLostBeforeReady(session);
            throw;
        }
    }

    /// <summary>The outage goes on: an event of the lost session may have ended gaps already.</summary>
    private void OnLostBeforeReady(ClientSession<TRequest, TReply, TEvent> session)
    {
        lock (_gate)
        {
            if (_outageSince is not null)
            {
                OpenGaps(session.LastReadAt);
            }
        }
    }

    private void OnReady(ClientSession<TRequest, TReply, TEvent> session)
    {
        lock (_gate)
        {
            ThrowIfFinal();
            session.OpenForCallers();
            _session = session;
            SetState(ConnectionState.Connected, cause: null);
            _ready.TrySetResult();
        }
    }

    /// <summary>A session ended.</summary>
    /// <returns>Whether a new one shall be made.</returns>
    private bool OnLost(ClientSession<TRequest, TReply, TEvent> session, Exception reason)
    {
        lock (_gate)
        {
            _session = null;
            if (_final is not null)
            {
                return false;
            }

            _ready = NewReady();
            OpenGaps(session.LastReadAt);
            SetState(ConnectionState.Reconnecting, reason);
        }

        RuntimeLog.ConnectionLost(_logger, Host, session.Settings.Number, reason);
        return true;
    }

    /// <summary>The end: every waiter and every enumeration learns why.</summary>
    private void Finish(Exception reason, bool isDisposed)
    {
        lock (_gate)
        {
            _final ??= reason;
            Fail(_ready, _final);
            SetState(ConnectionState.Closed, isDisposed ? null : reason);
        }

        EndSubscriptions(isDisposed ? null : reason);
    }

    private void ThrowIfFinal()
    {
        ObjectDisposedException.ThrowIf(_final is ObjectDisposedException, this);
        if (_final is not null)
        {
            throw new ConnectionLostException(
                "The client has given up: " + _final.Message, Host, ConnectionStage.Closing, _final)
            { SessionNumber = _sessionNumber };
        }
    }

    private static TaskCompletionSource NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Fail(TaskCompletionSource ready, Exception reason)
    {
        ready.TrySetException(reason);
        // Nobody may be waiting; that is no unobserved failure.
        _ = ready.Task.Exception;
    }
}
