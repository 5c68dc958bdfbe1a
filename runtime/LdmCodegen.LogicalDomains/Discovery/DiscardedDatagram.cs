using System.Net;

namespace LogicalDomains.Discovery;

/// <summary>A datagram of the group that led to nothing.</summary>
/// <param name="Sender">Where it came from.</param>
/// <param name="Reason">Why it led to nothing.</param>
/// <param name="Message">What it says; null when it is no message of this protocol.</param>
/// <param name="Fault">Why it is no message, or <see cref="DatagramFault.None"/>.</param>
public sealed record DiscardedDatagram(
    IPEndPoint Sender, DiscardReason Reason, MulticastMessage? Message, DatagramFault Fault);

/// <summary>Why a datagram leads to nothing.</summary>
public enum DiscardReason
{
    /// <summary>It is no message of this protocol.</summary>
    Unreadable,

    /// <summary>A search of somebody else, or the own one that the network gave back.</summary>
    Query,

    /// <summary>An answer where nobody searches.</summary>
    Answer,

    /// <summary>A manager that was found before.</summary>
    Repeated,

    /// <summary>Managers make sure that a MAC address is not taken.</summary>
    MacCollision,

    /// <summary>One manager more than the options allow, or one query more than may be answered in a second.</summary>
    TooMany,
}
