using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>
/// A place where peers can connect. Disposing it ends a waiting accept and leaves accepted connections open.
/// </summary>
public interface IConnectionListener : IAsyncDisposable
{
    /// <summary>The address that peers can connect to, with the real port when port 0 was asked for.</summary>
    EndPoint LocalEndPoint { get; }

    /// <summary>Waits for the next peer. One that is gone before it could be accepted is passed over.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ObjectDisposedException">The listener is closed.</exception>
    /// <exception cref="IOException">
    /// The system is short of something, such as file handles: try again later.
    /// </exception>
    ValueTask<ByteConnection> AcceptAsync(CancellationToken cancellationToken);
}
