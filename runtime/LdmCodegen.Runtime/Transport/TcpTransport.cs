using System.Net;
using System.Net.Sockets;

namespace LdmCodegen.Runtime.Transport;

/// <summary>TCP over IPv4 and IPv6.</summary>
public sealed class TcpTransport : IConnector, IListenerFactory
{
    /// <summary>The one instance; it holds nothing.</summary>
    public static TcpTransport Instance { get; } = new();

    /// <inheritdoc/>
    public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        cancellationToken.ThrowIfCancellationRequested();

        // Dual mode where the system has IPv6: one socket reaches both families, address after address.
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            SocketSetup.Apply(socket);
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(Schedule.Here);
            return new StreamConnection(new SocketRawConnection(socket));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An <see cref="IPEndPoint"/>: port 0 takes any free port, <see cref="IPAddress.IPv6Any"/> serves IPv4 too.
    /// </remarks>
    public ValueTask<IConnectionListener> ListenAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        cancellationToken.ThrowIfCancellationRequested();
        if (endPoint is not IPEndPoint ip)
        {
            throw new ArgumentException($"TCP listens on an address and port, not on '{endPoint}'.", nameof(endPoint));
        }

        Socket socket = new(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (ip.Address.Equals(IPAddress.IPv6Any))
        {
            socket.DualMode = true;
        }

        return new ValueTask<IConnectionListener>(SocketListener.Start(socket, ip, file: null));
    }
}
