namespace LdmCodegen.Runtime;

/// <summary>
/// How often the clients that share it try to make lost connections again, all of them together: when many hosts restart at
/// the same time, their clients come back one by one instead of all at once. Give one to the
/// <see cref="ReconnectPolicy.Rate"/> of every client; all must have the same clock. Safe from any thread.
/// </summary>
public sealed class ReconnectRate
{
    private const int Most = 100_000;

    private readonly object _gate = new();
    private long? _next;

    /// <summary>Makes a rate.</summary>
    /// <param name="attemptsPerSecond">How many attempts may begin in a second, evenly spaced. 1 to 100000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is too small or too large.</exception>
    public ReconnectRate(int attemptsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attemptsPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attemptsPerSecond, Most);
        AttemptsPerSecond = attemptsPerSecond;
    }

    /// <summary>How many attempts may begin in a second.</summary>
    public int AttemptsPerSecond { get; }

    /// <summary>Takes the next place in the row. Places that nobody took are not kept for later.</summary>
    /// <returns>How long to wait for it.</returns>
    internal TimeSpan Reserve(TimeProvider time)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            long place = Math.Max(now, _next ?? now);
            _next = place + (time.TimestampFrequency / AttemptsPerSecond);
            return time.GetElapsedTime(now, place);
        }
    }
}
