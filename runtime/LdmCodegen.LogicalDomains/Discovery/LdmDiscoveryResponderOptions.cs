using System.Net;
using System.Net.Sockets;
using System.Text;
using LogicalDomains.Discovery;

namespace LogicalDomains;

/// <summary>What a responder tells of its manager.</summary>
public sealed record LdmDiscoveryResponderOptions : LdmMulticastOptions
{
    private const int UsualPort = 6482;

    /// <summary>The host's name, at most 255 bytes of UTF-8. Null (default) for the name of this machine.</summary>
    public string? HostName { get; init; }

    /// <summary>The manager's version, free text of at most 31 bytes of UTF-8. Default <c>1.3</c>.</summary>
    public string ManagerVersion { get; init; } = "1.3";

    /// <summary>The manager's IPv4 address. Null (default) for 0.0.0.0, which finders read as the sender's.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The port the manager listens on, from 1 to 65535. Null (default) for 6482.</summary>
    public int? ManagerPort { get; init; }

    /// <summary>
    /// How many queries are answered within one second, from 1 on; further ones are discarded, so that a flood of
    /// queries does not become a flood of answers. Default 20.
    /// </summary>
    public int MaxAnswersPerSecond { get; init; } = 20;

    internal DiscoveryAnswer Answer => new()
    {
        ByteOrder = ByteOrder,
        ManagerVersion = ManagerVersion,
        HostName = HostName ?? Environment.MachineName,
        Address = Address ?? IPAddress.Any,
        Port = ManagerPort ?? UsualPort,
    };

    internal void CheckAll()
    {
        Check();
        ArgumentNullException.ThrowIfNull(ManagerVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            Encoding.UTF8.GetByteCount(HostName ?? ""), 255, nameof(HostName));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            Encoding.UTF8.GetByteCount(ManagerVersion), 31, nameof(ManagerVersion));
        ArgumentOutOfRangeException.ThrowIfLessThan(ManagerPort ?? UsualPort, 1, nameof(ManagerPort));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            ManagerPort ?? UsualPort, IPEndPoint.MaxPort, nameof(ManagerPort));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnswersPerSecond, 1);
        if (Address is not null && Address.AddressFamily != AddressFamily.InterNetwork)
        {
            throw new ArgumentException($"Address must be an IPv4 address: {Address}.");
        }
    }
}
