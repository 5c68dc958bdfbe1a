using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>How a live model follows its peer.</summary>
public sealed record LiveModelOptions
{
    /// <summary>
    /// How long the model waits after an answer that it could not use (a refusal, a timeout, a lost connection) until it
    /// asks again; an event or a gap ends the wait early. Default 1 second, by the clock of the client.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many changed items are asked for one by one; when more have changed at once, everything is listed. Default 8;
    /// 0 to list everything after every event.
    /// </summary>
    public int SingleReads { get; init; } = 8;

    /// <summary>The queue of events; null (default) for the client's. A gap in it is repaired as any other.</summary>
    public SubscriptionOptions? Subscription { get; init; }

    internal void CheckAll()
    {
        OptionFaults faults = new();
        faults.CheckDeadline(RetryDelay, nameof(RetryDelay));
        faults.CheckRange(SingleReads, 0, int.MaxValue, nameof(SingleReads));
        Subscription?.Check(faults, nameof(Subscription));
        faults.ThrowIfAny("options");
    }
}
