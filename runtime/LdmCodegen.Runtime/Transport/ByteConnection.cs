using System.IO.Pipelines;
using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>
/// The duplex bytes of one connection: from its connect or accept to its end. It is never used again.
/// </summary>
/// <remarks>
/// One reader and one writer may work at the same time; two writers may not. A read or write that is under way when the
/// connection is aborted ends with an <see cref="IOException"/> or an <see cref="ObjectDisposedException"/>. All
/// memory is
/// owned by the connection: <see cref="Input"/> need not be completed.
/// </remarks>
public abstract class ByteConnection : IAsyncDisposable
{
    /// <summary>What the peer sent. Another reader after an upgrade to TLS.</summary>
    public abstract PipeReader Input { get; }

    /// <summary>Whether everything is inside TLS.</summary>
    public abstract bool IsEncrypted { get; }

    /// <summary>Whether the peer runs on this host.</summary>
    public abstract bool IsLocal { get; }

    /// <summary>The address of the peer; null when the transport has none.</summary>
    public abstract EndPoint? RemoteEndPoint { get; }

    /// <summary>
    /// How many bytes have arrived that <see cref="Input"/> has not seen yet, as far as can be told without waiting.
    /// Only meaningful while nothing is being read.
    /// </summary>
    public virtual long Available => 0;

    /// <summary>Sends bytes. Inside TLS one call is one record, up to 16 KiB.</summary>
    /// <param name="bytes">The bytes; they must not change until the call has ended.</param>
    /// <param name="cancellationToken">
    /// Ends the wait. A cancelled write may have been sent in part: abort the connection.
    /// </param>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Tells the peer that nothing more will be sent; what it still sends can be read.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract ValueTask CompleteWritesAsync(CancellationToken cancellationToken);

    /// <summary>Starts TLS as the side that connected, and replaces <see cref="Input"/>.</summary>
    /// <param name="settings">Which peer is expected and what makes it trusted.</param>
    /// <param name="cancellationToken">Ends the handshake and the connection.</param>
    /// <exception cref="TlsFailedException">The handshake failed, or the certificate is not trusted.</exception>
    public abstract ValueTask UpgradeToTlsAsClientAsync(
        TlsClientSettings settings, CancellationToken cancellationToken);

    /// <summary>Starts TLS as the side that was connected to, and replaces <see cref="Input"/>.</summary>
    /// <param name="settings">The certificate to show.</param>
    /// <param name="cancellationToken">Ends the handshake and the connection.</param>
    /// <exception cref="TlsFailedException">The handshake failed.</exception>
    public abstract ValueTask UpgradeToTlsAsServerAsync(
        TlsServerSettings settings, CancellationToken cancellationToken);

    /// <summary>Cuts the connection at once. From any thread, any number of times.</summary>
    public abstract void Abort();

    /// <summary>Frees the connection; one that is still open is cut.</summary>
    public abstract ValueTask DisposeAsync();
}
