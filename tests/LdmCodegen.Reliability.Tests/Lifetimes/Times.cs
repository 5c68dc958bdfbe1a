namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>The deadlines of the simulated clients and managers: short, and multiples of the network's delays.</summary>
internal static class Times
{
    public static TimeSpan Connect { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan Login { get; } = TimeSpan.FromSeconds(2);

    public static TimeSpan Request { get; } = TimeSpan.FromSeconds(2);

    public static TimeSpan Write { get; } = TimeSpan.FromSeconds(2);

    public static TimeSpan Close { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan Idle { get; } = TimeSpan.FromSeconds(6);

    public static TimeSpan SlowAnswer { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>When everything that was asked for must have come to an end, however bad the network was.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(10);
}
