namespace LdmCodegen.Runtime;

/// <summary>What happens to an event that finds its subscription's queue full.</summary>
public enum OverflowPolicy
{
    /// <summary>The oldest waiting event is dropped, counted, and told by a gap marker.</summary>
    DropOldest,

    /// <summary>The new event is dropped, counted, and told by a gap marker.</summary>
    DropNewest,

    /// <summary>
    /// Events wait in a second buffer for at most <see cref="SubscriptionOptions.WaitLimit"/>; when the reader has not
    /// made room by then, the subscription ends. Replies and other subscriptions are never delayed.
    /// </summary>
    Wait,

    /// <summary>The subscription ends at once with a <see cref="SubscriptionOverflowException"/>.</summary>
    Break,
}
