using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>How one subscription buffers events between the connection and its reader.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>How many events may wait for the reader. Default 1024; 1 to 1048576.</summary>
    public int Capacity { get; init; } = 1024;

    /// <summary>
    /// What happens when <see cref="Capacity"/> is reached. Default <see cref="OverflowPolicy.DropOldest"/>.
    /// </summary>
    public OverflowPolicy Overflow { get; init; } = OverflowPolicy.DropOldest;

    /// <summary>
    /// Only for <see cref="OverflowPolicy.Wait"/>: how long the reader may stay behind a full queue. Default
    /// 10 seconds. When it passes, or when as many events again as <see cref="Capacity"/> wait, the subscription ends
    /// with a <see cref="SubscriptionOverflowException"/>.
    /// </summary>
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromSeconds(10);

    internal void Check(OptionFaults faults, string name)
    {
        faults.CheckRange(Capacity, 1, 1024 * 1024, name + ".Capacity");
        faults.Check(Enum.IsDefined(Overflow), $"{name}.Overflow is not one of the policies");
        faults.CheckDeadline(WaitLimit, name + ".WaitLimit");
    }
}
