using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime;

/// <summary>The peer sent something that the protocol does not allow at this point.</summary>
public sealed class ProtocolViolationException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public ProtocolViolationException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }

    /// <summary>
    /// The replies that came, when they do not match the commands that were asked; otherwise empty. None of them was given
    /// to a caller.
    /// </summary>
    public IReadOnlyList<IReplyMessage> Replies { get; init; } = [];
}
