namespace LdmCodegen.Testing;

/// <summary>
/// A clock that stands still until a test steps it; due timers fire inside the step, in order. Give it to a client or server
/// as the option <c>Time</c>. All members are safe from any thread.
/// </summary>
public class ManualTimeProvider : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Armed)> _waiters = [];
    private int _live;
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers exist and are armed.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>How many timers were made and not disposed of.</summary>
    public int LiveTimers
    {
        get
        {
            lock (_gate)
            {
                return _live;
            }
        }
    }

    /// <summary>The time of the clock; it begins with the year 2026.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        lock (_gate)
        {
            _live++;
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Steps the clock; timers that fall due fire before this returns.</summary>
    /// <param name="by">How far, zero or more.</param>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_gate)
        {
            target = _now + by;
        }

        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                if (next is null)
                {
                    _now = target;
                    return;
                }

                _now = next.Due > _now ? next.Due : _now;
                Rearm(next);
            }

            next.Fire();
        }
    }

    /// <summary>Completes once a timer is armed that is due exactly this long from now.</summary>
    /// <param name="due">How long.</param>
    public Task WhenArmedAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_timers.Any(timer => timer.Due - _now == due))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((due, armed));
            return armed.Task;
        }
    }

    private void Rearm(ManualTimer timer)
    {
        _timers.Remove(timer);
        if (timer.Period > TimeSpan.Zero)
        {
            timer.Due += timer.Period;
            _timers.Add(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (_isDisposed)
                {
                    return false;
                }

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + dueTime;
                    Period = period;
                    time._timers.Add(this);
                    foreach ((TimeSpan due, TaskCompletionSource armed) in time._waiters)
                    {
                        if (due == dueTime)
                        {
                            armed.TrySetResult();
                        }
                    }

                    time._waiters.RemoveAll(waiter => waiter.Armed.Task.IsCompleted);
                }

                return true;
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                time._live -= _isDisposed ? 0 : 1;
                _isDisposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
