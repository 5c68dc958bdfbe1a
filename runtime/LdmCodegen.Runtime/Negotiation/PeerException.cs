using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime;

/// <summary>The base of every failure that has to do with the peer of a connection.</summary>
/// <remarks>
/// Messages and properties never hold credentials or the content of documents. A message is one line: control characters in
/// what the peer said are written as numbers.
/// </remarks>
public abstract class PeerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what can be done about it.</param>
    /// <param name="host">The peer, as the caller named it.</param>
    /// <param name="stage">How far the connection had come.</param>
    /// <param name="innerException">The first cause, if there is one.</param>
    protected PeerException(string message, string host, ConnectionStage stage, Exception? innerException = null)
        : base(ShownText.Of(message), innerException)
    {
        Host = host;
        Stage = stage;
    }

    /// <summary>The peer, as the caller named it: a host name or address, or a peer's address on a server.</summary>
    public string Host { get; }

    /// <summary>How far the connection had come.</summary>
    public ConnectionStage Stage { get; }

    /// <summary>The number of the session within its client or server, from 1; 0 when none had begun.</summary>
    public long SessionNumber { get; init; }
}
