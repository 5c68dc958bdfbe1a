namespace LdmCodegen.Runtime;

/// <summary>A stretch of time in which events may be missing from a subscription. The peer has no replay.</summary>
/// <param name="Since">The last moment up to which nothing was lost.</param>
/// <param name="Until">The moment from which events are delivered again.</param>
/// <param name="Reason">Why events may be missing.</param>
/// <param name="Dropped">How many events are known to be lost; 0 when the number cannot be known.</param>
public sealed record EventGap(DateTimeOffset Since, DateTimeOffset Until, GapReason Reason, long Dropped)
{
    /// <summary>Two gaps with nothing between them are one; losing the connection outweighs a full queue.</summary>
    internal static EventGap? Merge(EventGap? first, EventGap? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => new EventGap(
            first.Since < second.Since ? first.Since : second.Since,
            first.Until > second.Until ? first.Until : second.Until,
            first.Reason == GapReason.Reconnected ? first.Reason : second.Reason,
            first.Dropped + second.Dropped),
    };
}
