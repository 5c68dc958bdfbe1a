using System.Net;
using System.Net.Sockets;
using LogicalDomains.Discovery;

namespace LogicalDomains;

/// <summary>Where and how messages of discovery travel.</summary>
public abstract record LdmMulticastOptions
{
    private protected LdmMulticastOptions()
    {
    }

    /// <summary>The group and port that managers use: 239.129.9.27, port 64535.</summary>
    public static IPEndPoint DefaultGroup => new(IPAddress.Parse("239.129.9.27"), 64535);

    /// <summary>The IPv4 multicast group and UDP port. Default <see cref="DefaultGroup"/>.</summary>
    public IPEndPoint Group { get; init; } = DefaultGroup;

    /// <summary>
    /// The IPv4 address of the one network interface to use, such as 127.0.0.1 to stay on this machine. Null
    /// (default): every interface that is up and can multicast, the loopback interface excepted.
    /// </summary>
    public IPAddress? Interface { get; init; }

    /// <summary>
    /// How many routers a message may pass, plus one. Default 1: the own subnet. From 1 to 255; managers have the same
    /// setting as their property <c>ldmd/hops</c>.
    /// </summary>
    public int TimeToLive { get; init; } = 1;

    /// <summary>The byte order of what is sent; both are read. Default that of SPARC.</summary>
    public DatagramByteOrder ByteOrder { get; init; }

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called with each datagram that leads to nothing, for who wants to see all traffic of the group. Default null.
    /// Must return quickly; what it throws is ignored.
    /// </summary>
    public Action<DiscardedDatagram>? Discarded { get; init; }

    private protected void Check()
    {
        ArgumentNullException.ThrowIfNull(Group);
        ArgumentNullException.ThrowIfNull(Time);
        if (Group.AddressFamily != AddressFamily.InterNetwork || (Group.Address.GetAddressBytes()[0] & 0xF0) != 0xE0)
        {
            throw new ArgumentException(
                $"Group must be an IPv4 multicast address, 224.0.0.0 to 239.255.255.255: {Group}.");
        }

        ArgumentOutOfRangeException.ThrowIfZero(Group.Port, "Group.Port");
        if (Interface is not null && Interface.AddressFamily != AddressFamily.InterNetwork)
        {
            throw new ArgumentException($"Interface must be an IPv4 address of this machine: {Interface}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(TimeToLive, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TimeToLive, 255);
    }

    internal void Tell(DiscardedDatagram discarded)
    {
        try
        {
            Discarded?.Invoke(discarded);
        }
        catch (Exception)
        {
            // A listener's fault is its own: the search, or the answer to others, goes on.
        }
    }
}
