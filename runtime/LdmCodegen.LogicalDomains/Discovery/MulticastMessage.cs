using System.Net;
using LdmCodegen.Runtime;

namespace LogicalDomains.Discovery;

/// <summary>
/// What managers and their finders say to each other by multicast. Source: appendix on discovery of the guides 1.2 to
/// 3.6.
/// </summary>
public abstract record MulticastMessage
{
    private protected MulticastMessage()
    {
    }

    /// <summary>In which order the integers stand. Default the order of SPARC.</summary>
    public DatagramByteOrder ByteOrder { get; init; }
}

/// <summary>Asks managers to make themselves known: message type 2.</summary>
public sealed record DiscoveryQuery : MulticastMessage;

/// <summary>
/// A manager makes itself known: message type 3. What a short datagram does not hold is null; a text that is cut has
/// its beginning.
/// </summary>
public sealed record DiscoveryAnswer : MulticastMessage
{
    /// <summary>The manager's version, free text of at most 31 bytes of UTF-8.</summary>
    public string? ManagerVersion { get; init; }

    /// <summary>The host's name, at most 255 bytes of UTF-8.</summary>
    public string? HostName { get; init; }

    /// <summary>The IPv4 address as sent; 0.0.0.0 stands for the sender's.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The port as sent: 6482 is expected, but any number may stand here.</summary>
    public int? Port { get; init; }
}

/// <summary>
/// Managers look for duplicates of the MAC addresses they assign: message types 0 and 1. Never to be answered by
/// anything that is not the owner of the address.
/// </summary>
public sealed record MacCollisionMessage : MulticastMessage
{
    /// <summary>Whether the owner of the address says so (type 1), or somebody asks (type 0).</summary>
    public bool IsAnswer { get; init; }

    /// <summary>The address; null in a datagram that is cut before it.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>The sender's IP address, as text of at most 15 bytes.</summary>
    public string? Source { get; init; }
}
