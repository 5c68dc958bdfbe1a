using System.Threading.Channels;
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
    private readonly Channel<ReadOnlyMemory<byte>> _output;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Exception> _completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _peerEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IdleWatch _readWatch;
    private readonly IdleWatch _writeWatch;
    private readonly IdleWatch _probeWatch;
    private Exception? _reason;
    private Task _cancelled = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private long _lastReadTicks;

    protected PeerSession(ByteConnection connection, FrameReader reader, SessionSettings settings)
    {
        _connection = connection;
        _reader = reader;
        Settings = settings;
        _output = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(settings.OutputCapacity)
        {
            SingleReader = true,
        });
        _lastReadTicks = settings.Time.GetUtcNow().UtcTicks;
        TimeProvider time = settings.Time;
        _readWatch = new IdleWatch(time, settings.ReadIdleTimeout, OnReadIdle, paused: true);
        _writeWatch = new IdleWatch(time, settings.WriteTimeout, OnWriteLate, paused: true);
        _probeWatch = new IdleWatch(time, settings.ProbeInterval, () => TryEnqueue(StreamMarkup.Probe), paused: true);
    }

    public SessionSettings Settings { get; }

    /// <summary>Ends, with the first reason, when nothing of the session runs any more. Never faults.</summary>
    public Task<Exception> Completion => _completion.Task;

    /// <summary>Why the session broke; null while it lives.</summary>
    public Exception? Reason => Volatile.Read(ref _reason);

    /// <summary>When the last whole frame came.</summary>
    public DateTimeOffset LastReadAt => new(Interlocked.Read(ref _lastReadTicks), TimeSpan.Zero);

    /// <summary>Cancelled when the session breaks.</summary>
    protected CancellationToken Stopping => _stop.Token;

    /// <summary>Starts the loops. Called once.</summary>
    public void Start()
    {
        _readWatch.Resume();
        _probeWatch.Resume();
        Task reading = Task.Run(ReadLoopAsync);
        _writing = Task.Run(WriteLoopAsync);
        _ = FinishAsync(reading, _writing);
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

        _output.Writer.TryComplete();
        if (cut)
        {
            _connection.Abort();
        }

        _peerEnded.TrySetResult();
        // Asynchronously: a callback on the token is user code and must not run here.
        Volatile.Write(ref _cancelled, _stop.CancelAsync());
        OnBroken(reason);
    }

    /// <summary>Breaks a session that lives and waits until nothing of it runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Break(new ObjectDisposedException(Settings.Host));
        await Completion.ConfigureAwait(false);
    }

    /// <summary>Queues one document (or other markup) for the writer loop.</summary>
    /// <param name="bytes">What to write, as one write.</param>
    /// <returns>False when the queue is full, or the session is ending.</returns>
    protected bool TryEnqueue(ReadOnlyMemory<byte> bytes) => _output.Writer.TryWrite(bytes);

    /// <summary>Waits until a document may be queued; the write deadline bounds the wait.</summary>
    /// <returns>False when the session is ending.</returns>
    protected ValueTask<bool> WaitForSpaceAsync() => _output.Writer.WaitToWriteAsync(Stopping);

    /// <summary>
    /// Says goodbye: what is queued is written, then <paramref name="farewell"/>, then the peer's end is awaited.
    /// What is not done by the deadline is cut.
    /// </summary>
    /// <param name="farewell">The last bytes; may be empty.</param>
    /// <param name="reason">The reason the session ends with when nothing else happens first.</param>
    /// <param name="timeout">How long it may take.</param>
    protected async Task CloseAsync(ReadOnlyMemory<byte> farewell, Exception reason, TimeSpan timeout)
    {
        bool isDone = await WithinAsync(FlushAsync(farewell), timeout).ConfigureAwait(false);
        End(reason, cut: !isDone);
        await Completion.ConfigureAwait(false);

        async Task FlushAsync(ReadOnlyMemory<byte> last)
        {
            await FinishOutputAsync(last).ConfigureAwait(false);
            await _peerEnded.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Lets the writer loop end after what is queued and the farewell, and waits for it.</summary>
    protected Task FinishOutputAsync(ReadOnlyMemory<byte> farewell)
    {
        if (!farewell.IsEmpty)
        {
            TryEnqueue(farewell);
        }

        _output.Writer.TryComplete();
        return _writing;
    }

    /// <summary>Waits for work that itself never faults, up to a deadline.</summary>
    /// <returns>Whether the work ended in time.</returns>
    protected async Task<bool> WithinAsync(Task work, TimeSpan timeout)
    {
        try
        {
            await work.WaitAsync(timeout, Settings.Time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>One whole document came. Runs on the read loop: it must not wait.</summary>
    protected abstract void OnDocument(ReadOnlySpan<byte> document, DateTimeOffset receivedAt);

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
        new(message, Settings.Host, ConnectionStage.Ready, cause) { SessionNumber = Settings.Number };

    protected ProtocolViolationException Violation(string message, Exception? cause = null) =>
        new(message, Settings.Host, ConnectionStage.Ready, cause) { SessionNumber = Settings.Number };

    private async Task FinishAsync(Task reading, Task writing)
    {
        await Task.WhenAll(reading, writing).ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        await Volatile.Read(ref _cancelled).ConfigureAwait(false);
        _readWatch.Dispose();
        _writeWatch.Dispose();
        _probeWatch.Dispose();
        _reader.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _completion.TrySetResult(Reason!);
    }
}
