namespace LdmCodegen.Runtime;

/// <summary>No usable connection came about: not reachable, refused, too slow, or closed before it was ready.</summary>
public sealed class ConnectFailedException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public ConnectFailedException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }
}
