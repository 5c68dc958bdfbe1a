namespace LdmCodegen.Runtime;

/// <summary>The peer sent something that the protocol does not allow at this point.</summary>
public class ProtocolViolationException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public ProtocolViolationException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }
}
