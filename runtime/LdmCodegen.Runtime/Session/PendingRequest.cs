namespace LdmCodegen.Runtime.Session;

/// <summary>
/// One document of requests on its way: a place in the queue of callers, then a slot in the FIFO of replies.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
internal sealed class PendingRequest<TRequest, TReply>(
    TRequest[] requests, ReadOnlyMemory<byte> bytes, ConnectionStage stage)
    : TaskCompletionSource<TReply[]>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public TRequest[] Requests { get; } = requests;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The id by which the reply finds it; null where replies come in order.</summary>
    public string? Id { get; init; }

    /// <summary>What the requests are part of: a registration, or a caller's own work.</summary>
    public ConnectionStage Stage { get; } = stage;

    /// <summary>The request deadline; runs on for a cancelled request, since its reply is still owed.</summary>
    public ITimer? Deadline { get; set; }

    /// <summary>It was given to the writer: it keeps its place in the FIFO until its reply comes.</summary>
    public bool IsSent { get; set; }

    /// <summary>Its caller is gone; the late reply will be read and dropped.</summary>
    public bool IsTombstone { get; set; }

    /// <summary>Called on the read loop when every reply is a success, before anything behind them is read.</summary>
    public Action? OnSuccess { get; init; }

    /// <summary>The session itself asks, and only whether the peer is there.</summary>
    public bool IsProbe { get; init; }

    /// <summary>Its deadline has passed and was counted.</summary>
    public bool IsLate { get; set; }
}
