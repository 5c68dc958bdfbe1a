using System.Net;
using System.Net.Sockets;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Unix domain sockets: peers on this host, guarded by the rights of a file.</summary>
public sealed class UnixSocketTransport : IConnector, IListenerFactory
{
    private readonly string? _path;

    /// <summary>Listens wherever it is told; to connect, give the path.</summary>
    public UnixSocketTransport()
    {
    }

    /// <summary>Connects to one path, whatever host and port are asked for; TLS still checks the host.</summary>
    /// <param name="path">The path of the socket.</param>
    public UnixSocketTransport(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <inheritdoc/>
    public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_path is null)
        {
            throw new InvalidOperationException("This transport was made without a path to connect to.");
        }

        Socket socket = NewSocket();
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), cancellationToken)
                .ConfigureAwait(Schedule.Here);
            return new StreamConnection(new SocketRawConnection(socket));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A <see cref="UnixDomainSocketEndPoint"/>. Its file is removed when the listener is disposed.</remarks>
    public ValueTask<IConnectionListener> ListenAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        cancellationToken.ThrowIfCancellationRequested();
        if (endPoint is not UnixDomainSocketEndPoint)
        {
            throw new ArgumentException(
                $"A Unix domain socket listens on a path, not on '{endPoint}'.", nameof(endPoint));
        }

        return new ValueTask<IConnectionListener>(
            SocketListener.Start(NewSocket(), endPoint, endPoint.ToString()));
    }

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
