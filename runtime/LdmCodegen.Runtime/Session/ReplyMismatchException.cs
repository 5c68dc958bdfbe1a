using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>The peer answered fewer, more or other commands than were asked. No reply was given to a caller.</summary>
public sealed class ReplyMismatchException : ProtocolViolationException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public ReplyMismatchException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }

    /// <summary>The replies that came, in document order.</summary>
    public IReadOnlyList<IReplyMessage> Replies { get; init; } = [];
}
