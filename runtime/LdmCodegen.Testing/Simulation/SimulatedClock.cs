namespace LdmCodegen.Testing;

/// <summary>The clock of a simulation: it begins with the year 2026 and jumps to whatever is due next.</summary>
internal sealed class SimulatedClock(SimulationContext context) : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public SimulationContext Context => context;

    /// <summary>How many timers were made and not disposed of.</summary>
    public int LiveTimers { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Begin.AddTicks(context.Now);

    public override long GetTimestamp() => context.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        context.IsHere("A timer was made on another thread.");
        SimulatedTimer timer = new(this, callback, state);
        LiveTimers++;
        timer.Change(dueTime, period);
        return timer;
    }

    internal void OnDisposed() => LiveTimers--;
}
