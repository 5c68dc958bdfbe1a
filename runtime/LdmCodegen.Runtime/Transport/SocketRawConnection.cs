using System.Net;
using System.Net.Sockets;

namespace LdmCodegen.Runtime.Transport;

/// <summary>A connected socket.</summary>
internal sealed class SocketRawConnection : IRawConnection
{
    private readonly Socket _socket;

    public SocketRawConnection(Socket socket)
    {
        _socket = socket;
        Stream = new NetworkStream(socket, ownsSocket: false);
        RemoteEndPoint = socket.RemoteEndPoint;
        IsLocal = RemoteEndPoint is UnixDomainSocketEndPoint || socket.AddressFamily == AddressFamily.Unix
            || SameHost(socket.RemoteEndPoint as IPEndPoint, socket.LocalEndPoint as IPEndPoint);
    }

    public Stream Stream { get; }

    public EndPoint? RemoteEndPoint { get; }

    public bool IsLocal { get; }

    public long Available
    {
        get
        {
            try
            {
                return _socket.Available;
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }
    }

    public void CompleteWrites()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException problem)
        {
            throw new IOException("The connection is closed already.", problem);
        }
    }

    // A wait of zero makes the system drop what was not sent yet and tell the peer at once.
    public void Abort() => _socket.Close(0);

    public void Close() => _socket.Dispose();

    /// <summary>Whether two ends of a connection are on one host: loopback, or the same address.</summary>
    internal static bool SameHost(IPEndPoint? remote, IPEndPoint? local)
    {
        if (remote is null || local is null)
        {
            return false;
        }

        IPAddress there = Plain(remote.Address);
        return IPAddress.IsLoopback(there) || there.Equals(Plain(local.Address));
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
