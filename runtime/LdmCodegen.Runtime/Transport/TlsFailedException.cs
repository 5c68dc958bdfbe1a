namespace LdmCodegen.Runtime.Transport;

/// <summary>TLS could not be started on a connection.</summary>
public sealed class TlsFailedException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what can be done about it.</param>
    /// <param name="isTrustFailure">Whether the certificate was refused.</param>
    /// <param name="pin">The pin of the key that the peer showed, if it showed one.</param>
    /// <param name="innerException">The first cause, if there is one.</param>
    public TlsFailedException(
        string message, bool isTrustFailure, string? pin = null, Exception? innerException = null)
        : base(message, innerException)
    {
        IsTrustFailure = isTrustFailure;
        Pin = pin;
    }

    /// <summary>Whether the certificate of the peer was refused; otherwise the handshake itself failed.</summary>
    public bool IsTrustFailure { get; }

    /// <summary>Whether the peer sent clear text instead of a TLS record.</summary>
    public bool IsClearText { get; init; }

    /// <summary>The pin of the key that the peer showed, <c>sha256/…</c>; null when it showed no certificate.</summary>
    public string? Pin { get; }
}
