namespace LdmCodegen.Runtime.Client;

/// <summary>One place in a subscription's queue: an event, or the gap before the next one.</summary>
internal readonly record struct SubscriptionEntry<TEvent>(TEvent? Event, EventGap? Gap)
    where TEvent : class
{
    /// <summary>Two gaps with nothing between them are one; losing the connection outweighs a full queue.</summary>
    public static EventGap Merge(EventGap first, EventGap second) => new(
        first.Since < second.Since ? first.Since : second.Since,
        first.Until > second.Until ? first.Until : second.Until,
        first.Reason == GapReason.Reconnected ? first.Reason : second.Reason,
        first.Dropped + second.Dropped);
}
