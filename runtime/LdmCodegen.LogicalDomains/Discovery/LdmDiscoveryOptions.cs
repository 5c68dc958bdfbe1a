namespace LogicalDomains;

/// <summary>How managers are searched.</summary>
public sealed record LdmDiscoveryOptions : LdmMulticastOptions
{
    /// <summary>How long answers are waited for, from the first query on. Default 3 seconds.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The time between two queries: datagrams get lost. Default 1 second; at least 10 milliseconds, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for a single query.
    /// </summary>
    public TimeSpan QueryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many managers are told, from 1 on. Default 4096; answers of further ones are discarded, so that forged
    /// answers cannot fill the memory.
    /// </summary>
    public int MaxManagers { get; init; } = 4096;

    internal void CheckAll()
    {
        Check();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Duration, TimeSpan.Zero, nameof(Duration));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxManagers, nameof(MaxManagers));
        if (QueryInterval != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(
                QueryInterval, TimeSpan.FromMilliseconds(10), nameof(QueryInterval));
        }
    }
}
