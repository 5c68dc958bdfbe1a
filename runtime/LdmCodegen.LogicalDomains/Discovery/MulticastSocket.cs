using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LogicalDomains.Discovery;

/// <summary>
/// A UDP socket that is a member of the group on one interface or on all. The port is shared: a finder, a responder and
/// a real manager may stand on one machine.
/// </summary>
internal sealed class MulticastSocket : IDisposable
{
    // Longer datagrams are cut by the system; what follows a message's 312 bytes has no meaning.
    private readonly byte[] _received = GC.AllocateUninitializedArray<byte>(2048, pinned: true);
    private readonly byte[] _sent = GC.AllocateUninitializedArray<byte>(MulticastDatagram.Length, pinned: true);
    private readonly Socket _socket;
    private readonly IPEndPoint _group;
    private readonly IPAddress[] _interfaces;

    private MulticastSocket(Socket socket, IPEndPoint group, IPAddress[] interfaces) =>
        (_socket, _group, _interfaces) = (socket, group, interfaces);

    /// <summary>Opens the socket.</summary>
    /// <exception cref="IOException">The port or an interface cannot be used; the message says which and why.</exception>
    public static MulticastSocket Open(LdmMulticastOptions options)
    {
        IPAddress[] interfaces = options.Interface is { } one ? [one] : [.. FindInterfaces()];
        if (interfaces.Length == 0)
        {
            throw new IOException(
                "No network interface can multicast over IPv4; name one by its address, such as 127.0.0.1.");
        }

        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, options.TimeToLive);
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
            socket.Bind(new IPEndPoint(IPAddress.Any, options.Group.Port));
            foreach (IPAddress address in interfaces)
            {
                Join(socket, options.Group.Address, address);
            }

            return new MulticastSocket(socket, options.Group, interfaces);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"UDP port {options.Group.Port} cannot be used for discovery: {e.Message}", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message to the group on every interface; an interface that fails does not stop the others.</summary>
    /// <exception cref="IOException">No interface took it.</exception>
    public async ValueTask SendAsync(MulticastMessage message, CancellationToken cancellationToken)
    {
        MulticastDatagram.Write(_sent, message);
        SocketException? fault = null;
        int sent = 0;
        foreach (IPAddress address in _interfaces)
        {
            try
            {
                _socket.SetSocketOption(
                    SocketOptionLevel.IP, SocketOptionName.MulticastInterface, address.GetAddressBytes());
                await _socket.SendToAsync(_sent, SocketFlags.None, _group, cancellationToken).ConfigureAwait(false);
                sent++;
            }
            catch (SocketException e)
            {
                fault = e;
            }
        }

        if (sent == 0 && fault is not null)
        {
            throw new IOException($"No message could be sent to {_group}: {fault.Message}", fault);
        }
    }

    /// <summary>Waits for a datagram.</summary>
    /// <returns>Its first bytes, valid until the next call, and its sender.</returns>
    public async ValueTask<(ReadOnlyMemory<byte> Datagram, IPEndPoint Sender)> ReceiveAsync(
        CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                SocketReceiveFromResult result = await _socket.ReceiveFromAsync(
                    _received, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken)
                    .ConfigureAwait(false);
                return (_received.AsMemory(0, result.ReceivedBytes), (IPEndPoint)result.RemoteEndPoint);
            }
            catch (SocketException e) when (
                e.SocketErrorCode is SocketError.MessageSize or SocketError.ConnectionReset)
            {
                // A datagram beyond the buffer, or a complaint about one we sent: neither ends the socket.
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static void Join(Socket socket, IPAddress group, IPAddress address)
    {
        try
        {
            socket.SetSocketOption(
                SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, address));
        }
        catch (SocketException e)
        {
            throw new IOException($"The interface {address} cannot join the group {group}: {e.Message}", e);
        }
    }

    private static IEnumerable<IPAddress> FindInterfaces() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
            && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            && network.SupportsMulticast
        let address = network.GetIPProperties().UnicastAddresses
            .FirstOrDefault(unicast => unicast.Address.AddressFamily == AddressFamily.InterNetwork)
        where address is not null
        select address.Address;
}
