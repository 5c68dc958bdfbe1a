namespace LdmCodegen.Testing;

/// <summary>A timer of a simulated clock. Its callback runs as a turn of its own.</summary>
internal sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private int _version;
    private bool _isArmed;
    private bool _isDisposed;

    public bool IsArmed(int version) => _isArmed && version == _version;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed || !clock.Context.IsHere("A timer was changed on another thread."))
        {
            return false;
        }

        _version++;
        _period = period;
        _isArmed = dueTime != Timeout.InfiniteTimeSpan;
        if (_isArmed)
        {
            long due = clock.Context.Now + dueTime.Ticks;
            clock.Context.SetAlarm(due, new SimulationContext.Alarm(this, _version, null));
        }

        return true;
    }

    /// <summary>It is due: it is armed no more, or again when it has a period.</summary>
    public void OnDue(long now)
    {
        _isArmed = _period > TimeSpan.Zero;
        if (_isArmed)
        {
            clock.Context.SetAlarm(now + _period.Ticks, new SimulationContext.Alarm(this, _version, null));
        }
    }

    /// <summary>
    /// Calls back. When it was changed or disposed between falling due and now, real timers may call back or not.
    /// </summary>
    public void Fire(int version)
    {
        if (version == _version || clock.Context.Choose(2) == 1)
        {
            callback(state);
        }
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _isArmed = false;
            _version++;
            clock.OnDisposed();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
