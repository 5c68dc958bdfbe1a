namespace LdmCodegen.Runtime;

/// <summary>The peer did not accept the user, or a login was demanded that could not be given.</summary>
public sealed class AuthenticationFailedException : PeerException
{
    /// <inheritdoc cref="PeerException(string, string, ConnectionStage, Exception?)"/>
    public AuthenticationFailedException(
        string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(message, host, stage, innerException)
    {
    }

    /// <summary>
    /// The SASL failure condition that the peer sent, such as <c>not-authorized</c>; null when it sent none.
    /// </summary>
    public string? Condition { get; init; }
}
