namespace LdmCodegen.Runtime;

/// <summary>A subscription ended because its reader was too slow for its policy. The connection lives on.</summary>
public sealed class SubscriptionOverflowException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened; names the option that set the limit.</param>
    /// <param name="dropped">How many events were lost.</param>
    public SubscriptionOverflowException(string message, long dropped)
        : base(message)
    {
        Dropped = dropped;
    }

    /// <summary>How many events were lost.</summary>
    public long Dropped { get; }
}
