namespace LdmCodegen.Runtime;

/// <summary>The peer did not answer a request in time. Its late reply will be dropped.</summary>
public sealed class RequestTimeoutException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public RequestTimeoutException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }
}
