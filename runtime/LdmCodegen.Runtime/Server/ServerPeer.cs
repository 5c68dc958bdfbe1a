using System.Net;

namespace LdmCodegen.Runtime.Server;

/// <summary>One logged-in client of a server.</summary>
public abstract class ServerPeer
{
    private readonly ServerPeerContext _context;

    /// <summary>Makes the peer.</summary>
    /// <param name="context">What the server knows.</param>
    protected ServerPeer(ServerPeerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <summary>The number of the peer, unique in one server, from 1.</summary>
    public long Id => _context.Id;

    /// <summary>Where the peer connects from; null when the transport has no addresses.</summary>
    public EndPoint? RemoteEndPoint => _context.RemoteEndPoint;

    /// <summary>The name it logged in with; null when no login was needed.</summary>
    public string? UserName => _context.UserName;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted => _context.IsEncrypted;

    /// <summary>What the peer said when its session began; null when the protocol has no greeting of clients.</summary>
    protected Session.IGreeting? PeerGreeting => _context.Greeting;

    /// <summary>Bytes that came from the peer since it is logged in, TLS not counted.</summary>
    public long BytesReceived => _context.Traffic.Received;

    /// <summary>Bytes that the peer's connection took since it is logged in, TLS not counted.</summary>
    public long BytesSent => _context.Traffic.Sent;

    /// <summary>
    /// Replies and events that wait until the peer reads, at most <see cref="ServerOptions.PeerQueueCapacity"/>.
    /// </summary>
    public int QueuedDocuments => _context.Traffic.Queued;

    /// <summary>The bits of the groups whose events the peer gets now.</summary>
    public ulong RegisteredMask => _context.Registrations.Delivers;
}
