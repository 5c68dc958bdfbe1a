namespace LdmCodegen.Runtime.Client;

/// <summary>One place in a subscription's queue: an event, or the gap before the next one.</summary>
internal readonly record struct SubscriptionEntry<TEvent>(TEvent? Event, EventGap? Gap)
    where TEvent : class;
