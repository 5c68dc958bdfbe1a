using System.Net;

namespace LogicalDomains.Discovery;

/// <summary>A manager that answered.</summary>
/// <param name="EndPoint">
/// Where it takes connections: the address it gave, or its sender's address when it gave none; the port it gave, or
/// 6482 when that is none.
/// </param>
/// <param name="HostName">The name it gave; empty when it gave none. Nothing proves that it is true.</param>
/// <param name="Version">The version it gave, free text; empty when it gave none.</param>
/// <param name="Sender">Where the answer came from.</param>
/// <param name="Answer">The answer as it was sent.</param>
public sealed record DiscoveredManager(
    IPEndPoint EndPoint, string HostName, string Version, IPEndPoint Sender, DiscoveryAnswer Answer)
{
    private const int UsualPort = 6482;

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer, whole or cut.</param>
    /// <param name="sender">Where it came from.</param>
    /// <returns>The manager.</returns>
    public static DiscoveredManager From(DiscoveryAnswer answer, IPEndPoint sender)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(sender);
        IPAddress address = answer.Address is { } given && !given.Equals(IPAddress.Any) ? given : sender.Address;
        int port = answer.Port is { } number and >= 1 and <= IPEndPoint.MaxPort ? number : UsualPort;
        return new DiscoveredManager(
            new IPEndPoint(address, port), answer.HostName ?? "", answer.ManagerVersion ?? "", sender, answer);
    }
}
