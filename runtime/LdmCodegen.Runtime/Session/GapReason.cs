namespace LdmCodegen.Runtime;

/// <summary>Why events may be missing.</summary>
public enum GapReason
{
    /// <summary>The connection was lost and made again; what happened between was not sent to this client.</summary>
    Reconnected,

    /// <summary>The subscription's queue was full and its policy drops events.</summary>
    QueueOverflow,
}
