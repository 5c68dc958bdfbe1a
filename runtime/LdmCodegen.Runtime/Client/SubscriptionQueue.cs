namespace LdmCodegen.Runtime.Client;

/// <summary>
/// The bounded queue of one subscription and its accounting. Posting never waits; whatever is lost is counted and told
/// by a gap in its place.
/// </summary>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
internal sealed partial class SubscriptionQueue<TEvent> : IDisposable
    where TEvent : class
{
    private readonly object _gate = new();
    private readonly Queue<SubscriptionEntry<TEvent>> _entries = new();
    private readonly SubscriptionOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer? _waitLimit;
    private readonly KeyValuePair<string, object?> _hostTag;
    private EventGap? _frontGap;
    private EventGap? _backGap;
    private DateTimeOffset? _gapSince;
    private TaskCompletionSource? _reader;
    private int _events;
    private bool _isWaiting;
    private bool _isEnded;
    private Exception? _reason;

    /// <summary>Makes a queue.</summary>
    /// <param name="options">Its limit, and what happens there.</param>
    /// <param name="time">The clock of the limit and of gaps.</param>
    /// <param name="hostTag">The peer, for measurements.</param>
    public SubscriptionQueue(SubscriptionOptions options, TimeProvider time, KeyValuePair<string, object?> hostTag)
    {
        _options = options;
        _time = time;
        _hostTag = hostTag;
        if (options.Overflow == OverflowPolicy.Wait)
        {
            _waitLimit = time.CreateTimer(
                static state => ((SubscriptionQueue<TEvent>)state!).OnWaitLimit(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }
    }

    public long Received { get; private set; }

    public long Delivered { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Events that can be taken.</summary>
    public int Waiting => _events;

    /// <summary>Queues an event, or drops one, as the policy says.</summary>
    /// <param name="e">The event.</param>
    /// <param name="endsGap">
    /// Whether the event proves that all events come again. Otherwise an open gap is told up to here and stays open.
    /// </param>
    public void Post(TEvent e, bool endsGap = true)
    {
        TaskCompletionSource? reader;
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            Received++;
            TellOpenGap(endsGap);
            if (_events < _options.Capacity)
            {
                Append(e);
            }
            else
            {
                Overflow(e);
            }

            reader = TakeReader();
        }

        reader?.TrySetResult();
    }

    /// <summary>From this moment events may be missing.</summary>
    public void OpenGap(DateTimeOffset since)
    {
        lock (_gate)
        {
            _gapSince ??= since;
        }
    }

    /// <summary>All events come again: the gap is told, unless the first event has told it already.</summary>
    /// <returns>Whether this call told it.</returns>
    public bool CloseGap()
    {
        TaskCompletionSource? reader;
        lock (_gate)
        {
            if (_gapSince is null || _isEnded)
            {
                return false;
            }

            TellOpenGap(isOver: true);
            reader = TakeReader();
        }

        reader?.TrySetResult();
        return true;
    }

    /// <summary>No more events come. What is queued can still be read; then the enumeration ends.</summary>
    /// <param name="reason">Thrown to the reader at the end; null ends quietly.</param>
    public void End(Exception? reason)
    {
        TaskCompletionSource? reader;
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            _reason = reason;
            reader = TakeReader();
        }

        _waitLimit?.Dispose();
        reader?.TrySetResult();
    }

    /// <summary>Ends quietly and counts what nobody will read any more as dropped.</summary>
    public void Dispose()
    {
        End(reason: null);
        lock (_gate)
        {
            CountDropped(_events);
            ChangeWaiting(-_events);
            _entries.Clear();
            _frontGap = null;
            _backGap = null;
        }
    }

    private void CountDropped(long count)
    {
        if (count > 0)
        {
            Dropped += count;
            RuntimeTelemetry.Dropped.Count(count, _hostTag);
        }
    }

    private void ChangeWaiting(int change)
    {
        _events += change;
        if (change != 0 && RuntimeTelemetry.Waiting.Enabled)
        {
            RuntimeTelemetry.Waiting.Count(change, _hostTag);
        }
    }

    private TaskCompletionSource? TakeReader()
    {
        TaskCompletionSource? reader = _reader;
        _reader = null;
        return reader;
    }
}
