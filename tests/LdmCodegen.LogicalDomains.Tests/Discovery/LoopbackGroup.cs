using System.Net;
using System.Net.Sockets;
using LogicalDomains.Discovery;

namespace LdmCodegen.LogicalDomains.Tests.Discovery;

/// <summary>A multicast group on the loopback interface at a port of its own, and a raw member to say anything in it.</summary>
internal sealed class LoopbackGroup : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public LoopbackGroup()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        EndPoint = new IPEndPoint(IPAddress.Parse("239.129.9.27"), ((IPEndPoint)probe.LocalEndPoint!).Port);
        probe.Dispose();

        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.SetSocketOption(
            SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        _socket.Bind(new IPEndPoint(IPAddress.Any, EndPoint.Port));
        _socket.SetSocketOption(
            SocketOptionLevel.IP,
            SocketOptionName.AddMembership,
            new MulticastOption(EndPoint.Address, IPAddress.Loopback));
    }

    public IPEndPoint EndPoint { get; }

    public Task SendAsync(byte[] datagram) => _socket.SendToAsync(datagram, SocketFlags.None, EndPoint);

    public async Task SendAsync(MulticastMessage message)
    {
        byte[] datagram = new byte[MulticastDatagram.Length];
        MulticastDatagram.Write(datagram, message);
        await SendAsync(datagram);
    }

    /// <summary>Sends to whoever has the port on this machine, not to a group.</summary>
    public static async Task SendToOneAsync(MulticastMessage message, int port)
    {
        byte[] datagram = new byte[MulticastDatagram.Length];
        MulticastDatagram.Write(datagram, message);
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await other.SendToAsync(datagram, SocketFlags.None, new IPEndPoint(IPAddress.Loopback, port));
    }

    /// <summary>Waits for a message of one kind; others are skipped.</summary>
    public async Task<TMessage> ReceiveAsync<TMessage>(CancellationToken cancellationToken)
        where TMessage : MulticastMessage
    {
        byte[] buffer = new byte[1024];
        while (true)
        {
            SocketReceiveFromResult result = await _socket.ReceiveFromAsync(
                buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken);
            if (MulticastDatagram.TryRead(buffer.AsSpan(0, result.ReceivedBytes), out MulticastMessage? message, out _)
                && message is TMessage wanted)
            {
                Assert.Equal(MulticastDatagram.Length, result.ReceivedBytes);
                return wanted;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
