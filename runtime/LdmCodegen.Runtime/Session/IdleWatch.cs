namespace LdmCodegen.Runtime.Session;

/// <summary>
/// Calls back when nothing happened for a while. Noting activity costs one store: the timer is re-armed only when it
/// fires.
/// </summary>
internal sealed class IdleWatch : IDisposable
{
    private const long Paused = long.MaxValue;

    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly Action _onIdle;
    private readonly ITimer? _timer;
    private long _last;

    public IdleWatch(TimeProvider time, TimeSpan limit, Action onIdle, bool paused = false)
    {
        _time = time;
        _limit = limit;
        _onIdle = onIdle;
        _last = paused ? Paused : time.GetTimestamp();
        if (limit != Timeout.InfiniteTimeSpan)
        {
            _timer = time.CreateTimer(
                static state => ((IdleWatch)state!).OnTimer(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            if (!paused)
            {
                _timer.Change(limit, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Something happened now.</summary>
    public void Touch() => Volatile.Write(ref _last, _time.GetTimestamp());

    /// <summary>Starts to watch from now.</summary>
    public void Resume()
    {
        Touch();
        _timer?.Change(_limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops watching until <see cref="Resume"/>.</summary>
    public void Pause() => Volatile.Write(ref _last, Paused);

    public void Dispose() => _timer?.Dispose();

    private void OnTimer()
    {
        long last = Volatile.Read(ref _last);
        if (last == Paused)
        {
            return;
        }

        TimeSpan idle = _time.GetElapsedTime(last);
        if (idle >= _limit)
        {
            _onIdle();
            idle = TimeSpan.Zero;
        }

        _timer?.Change(_limit - idle, Timeout.InfiniteTimeSpan);
    }
}
