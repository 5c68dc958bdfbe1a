using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// Exactly one socket life: one read loop that never waits for user code, one writer loop, one way to break. It is
/// never used again; whoever wants to go on makes a new one.
/// </summary>
internal abstract partial class PeerSession : IAsyncDisposable
{
    private readonly ByteConnection _connection;
    private readonly FrameReader _reader;
    private readonly OutputQueue _output;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Exception> _completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _peerEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IdleWatch _readWatch;
    private readonly IdleWatch _writeWatch;
    private readonly IdleWatch _probeWatch;
    private Exception? _reason;
    private Task _writing = Task.CompletedTask;
    private long _lastReadTicks;
    private int _stage;

    protected PeerSession(
        ByteConnection connection, FrameReader reader, SessionSettings settings, ConnectionStage stage)
    {
        _stage = (int)stage;
        _connection = connection;
        _reader = reader;
        Settings = settings;
        Stopping = _stop.Token;
        _output = new OutputQueue(settings.OutputCapacity, settings.OutputBytes, settings.Traffic.OnQueued);
        _reader.OnReceived = settings.Traffic.OnReceived;
        _lastReadTicks = settings.Time.GetUtcNow().UtcTicks;
        TimeProvider time = settings.Time;
        _readWatch = new IdleWatch(time, settings.ReadIdleTimeout, OnReadIdle, paused: true);
        _writeWatch = new IdleWatch(time, settings.WriteTimeout, OnWriteLate, paused: true);
        _probeWatch = new IdleWatch(time, settings.ProbeInterval, () => TryEnqueue(SessionMarkup.Probe), paused: true);
    }

    public SessionSettings Settings { get; }

    /// <summary>How far the session has come; failures tell it.</summary>
    public ConnectionStage Stage
    {
        get => (ConnectionStage)Volatile.Read(ref _stage);
        protected set => Volatile.Write(ref _stage, (int)value);
    }

    /// <summary>Ends, with the first reason, when nothing of the session runs any more. Never faults.</summary>
    public Task<Exception> Completion => _completion.Task;

    /// <summary>Why the session broke; null while it lives.</summary>
    public Exception? Reason => Volatile.Read(ref _reason);

    /// <summary>When the last whole frame came.</summary>
    public DateTimeOffset LastReadAt => new(Interlocked.Read(ref _lastReadTicks), TimeSpan.Zero);

    /// <summary>Cancelled when the session breaks.</summary>
    protected CancellationToken Stopping { get; }

    /// <summary>Starts the loops. Called once.</summary>
    public void Start()
    {
        _readWatch.Resume();
        _probeWatch.Resume();
        // The reading loop may end at once, and then it waits for the writing one.
        _writing = Schedule.Run(WriteLoopAsync);
        _ = FinishAsync(Schedule.Run(ReadLoopAsync));
    }

    /// <summary>The one way to end: the first reason wins. From any thread, any number of times.</summary>
    /// <param name="reason">Why.</param>
    public void Break(Exception reason) => End(reason, cut: true);

    /// <summary>Ends the session; the only place that does.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="cut">
    /// True to cut the socket, which may lose what was just written; false when both sides have said all.
    /// </param>
    private void End(Exception reason, bool cut)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is not null)
        {
            return;
        }

        try
        {
            _output.Complete();
            if (cut)
            {
                _connection.Abort();
            }

            _peerEnded.TrySetResult();
            OnBroken(reason);
        }
        finally
        {
            _ = CancelAsync();
        }
    }

    /// <summary>Breaks a session that lives and waits until nothing of it runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Break(new ObjectDisposedException(Settings.Host));
        await Completion.ConfigureAwait(Schedule.Here);
    }

    /// <summary>Queues one document (or other markup) for the writer loop.</summary>
    /// <param name="bytes">What to write, as one write.</param>
    /// <returns>False when the queue is full, or the session is ending.</returns>
    protected bool TryEnqueue(ReadOnlyMemory<byte> bytes) => _output.TryAdd(bytes);

    /// <summary>Waits until a document may be queued; the write deadline bounds the wait.</summary>
    /// <param name="length">How long the document is.</param>
    /// <returns>False when the session is ending.</returns>
    protected Task<bool> WaitForSpaceAsync(int length) => _output.WaitForSpaceAsync(length);

    /// <summary>
    /// Says goodbye: what is queued is written, then <paramref name="farewell"/>, then the peer's end is awaited.
    /// What is not done by the deadline is cut.
    /// </summary>
    /// <param name="farewell">The last bytes; may be empty.</param>
    /// <param name="reason">The reason the session ends with when nothing else happens first.</param>
    /// <param name="timeout">How long it may take.</param>
    protected async Task CloseAsync(ReadOnlyMemory<byte> farewell, Exception reason, TimeSpan timeout)
    {
        Stage = ConnectionStage.Closing;
        bool isDone = await WithinAsync(FlushAsync(farewell), timeout).ConfigureAwait(Schedule.Here);
        End(reason, cut: !isDone);
        await Completion.ConfigureAwait(Schedule.Here);

        async Task FlushAsync(ReadOnlyMemory<byte> last)
        {
            await FinishOutputAsync(last).ConfigureAwait(Schedule.Here);
            await _peerEnded.Task.ConfigureAwait(Schedule.Here);
        }
    }

    /// <summary>Lets the writer loop end after what is queued and the farewell, and waits for it.</summary>
    protected Task FinishOutputAsync(ReadOnlyMemory<byte> farewell)
    {
        if (!farewell.IsEmpty)
        {
            TryEnqueue(farewell);
        }

        _output.Complete();
        return _writing;
    }

    /// <summary>Waits for work that itself never faults, up to a deadline.</summary>
    /// <returns>Whether the work ended in time.</returns>
    protected async Task<bool> WithinAsync(Task work, TimeSpan timeout)
    {
        try
        {
            await Schedule.WaitAsync(work, timeout, Settings.Time).ConfigureAwait(Schedule.Here);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>One whole document came. Runs on the read loop: it must not wait.</summary>
    protected abstract void OnDocument(Frame frame, DateTimeOffset receivedAt);

    /// <summary>Something came. Runs on the read loop before what came is handled.</summary>
    protected virtual void OnArrival()
    {
    }

    /// <summary>The peer ended its side; what is under way for it may be finished.</summary>
    protected virtual Task OnPeerEndedAsync() => Task.CompletedTask;

    /// <summary>The stream cannot be read any more. Runs on the read loop, which ends after it.</summary>
    protected virtual Task OnStreamFaultAsync(XmlFault fault)
    {
        Break(Violation($"The peer sent bytes that cannot be read: {fault}", new XmlFaultException(fault)));
        return Task.CompletedTask;
    }

    /// <summary>
    /// The session broke. Runs once, on the thread that broke it: it must not wait or call user code.
    /// </summary>
    protected abstract void OnBroken(Exception reason);

    /// <summary>Work of a derived session that must end before the session counts as ended.</summary>
    protected virtual Task DrainAsync() => Task.CompletedTask;

    protected ConnectionLostException Lost(string message, Exception? cause = null) =>
        new(message, Settings.Host, Stage, cause) { SessionNumber = Settings.Number };

    protected ProtocolViolationException Violation(string message, Exception? cause = null) =>
        new(message, Settings.Host, Stage, cause) { SessionNumber = Settings.Number };

    /// <summary>
    /// Asynchronously: a callback on the token is user code, which must not run where the session breaks, and which
    /// changes nothing when it throws.
    /// </summary>
    private async Task CancelAsync()
    {
        try
        {
            await Schedule.CancelAsync(_stop).ConfigureAwait(Schedule.Here);
        }
        catch (AggregateException e)
        {
            RuntimeLog.CancellationCallbackFailed(Settings.Logger, Settings.Host, Settings.Number, e);
        }

        _ended.TrySetResult();
    }

    /// <summary>Waits for everything, the thread that breaks the session included, and frees it.</summary>
    private async Task FinishAsync(Task reading)
    {
        try
        {
            await Task.WhenAll(reading, _writing).ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            Break(Lost("The session could not go on.", e));
        }

        await _ended.Task.ConfigureAwait(Schedule.Here);
        await DrainAsync().ConfigureAwait(Schedule.Here);
        _output.Clear();
        _readWatch.Dispose();
        _writeWatch.Dispose();
        _probeWatch.Dispose();
        _reader.Dispose();
        try
        {
            await _connection.DisposeAsync().ConfigureAwait(Schedule.Here);
        }
        catch (IOException)
        {
            // A connection that cannot say goodbye is gone all the same.
        }

        _stop.Dispose();
        _completion.TrySetResult(Reason!);
    }
}
