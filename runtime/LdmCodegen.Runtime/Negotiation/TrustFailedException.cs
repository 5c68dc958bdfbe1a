namespace LdmCodegen.Runtime;

/// <summary>
/// The certificate of the peer is not trusted. Trying again does not help; the message says what does.
/// </summary>
public sealed class TrustFailedException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public TrustFailedException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }

    /// <summary>The pin of the key that the peer showed, <c>sha256/…</c>; null when it showed no certificate.</summary>
    public string? Pin { get; init; }
}
