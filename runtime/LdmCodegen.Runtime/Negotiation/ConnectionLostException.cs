namespace LdmCodegen.Runtime;

/// <summary>A connection that had been ready ended.</summary>
public sealed class ConnectionLostException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public ConnectionLostException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }
}
