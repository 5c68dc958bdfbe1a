using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>
/// When a lost connection is made again. Full jitter: each delay is drawn evenly between zero and a ceiling; the
/// ceiling doubles with every failed attempt and falls back only after a connection stayed healthy for a while.
/// A trust failure, or two authentication failures in a row, ends the attempts at once: accounts get locked.
/// </summary>
public sealed record ReconnectPolicy
{
    /// <summary>For ever, ceiling 1 second doubling to 30 seconds, healthy after 60 seconds.</summary>
    public static ReconnectPolicy Default { get; } = new();

    /// <summary>Never: the first loss is final.</summary>
    public static ReconnectPolicy None { get; } = new() { MaxAttempts = 0 };

    /// <summary>The first ceiling. Default 1 second; more than zero.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The highest ceiling. Default 30 seconds; at least <see cref="FirstDelay"/>.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a connection must last until the ceiling and the attempts start over. Default 60 seconds.
    /// </summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many attempts in a row may fail until the client gives up; null (default) for no end, 0 for none.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// Bounds how many attempts all clients with the same <see cref="ReconnectRate"/> begin in a second. An attempt whose
    /// delay is over waits for its turn. Null (default): not bounded. The first connection, which a caller asked for, never
    /// waits.
    /// </summary>
    public ReconnectRate? Rate { get; init; }

    internal void Check(OptionFaults faults)
    {
        faults.CheckDeadline(FirstDelay, "Reconnect.FirstDelay");
        faults.CheckDeadline(MaxDelay, "Reconnect.MaxDelay");
        faults.Check(MaxDelay >= FirstDelay, "Reconnect.MaxDelay must be at least Reconnect.FirstDelay");
        faults.Check(HealthyAfter >= TimeSpan.Zero, "Reconnect.HealthyAfter must not be negative");
        faults.Check(MaxAttempts is null or >= 0, "Reconnect.MaxAttempts must not be negative");
    }
}
