namespace LdmCodegen.Runtime.Session;

/// <summary>The caps on a client's requests within one session.</summary>
/// <param name="MaxInFlight">Requests that may wait for a reply at once, those whose callers left not counted.</param>
/// <param name="Timeout">From sending to the reply.</param>
/// <param name="TimeoutsUntilBreak">Timeouts in a row, without a reply between, that break the session.</param>
internal sealed record RequestLimits(int MaxInFlight, TimeSpan Timeout, int TimeoutsUntilBreak)
{
    /// <summary>Replies that may be owed to callers that left; then the peer counts as gone.</summary>
    public const int MaxTombstones = 256;
}
