using System.Net;

namespace LdmCodegen.Runtime.Server;

/// <summary>What a server hands to the peer object it makes. Only the runtime makes and reads it.</summary>
public sealed class ServerPeerContext
{
    internal ServerPeerContext(long id, EndPoint? remoteEndPoint, string? userName, bool isEncrypted)
    {
        Id = id;
        RemoteEndPoint = remoteEndPoint;
        UserName = userName;
        IsEncrypted = isEncrypted;
    }

    internal long Id { get; }

    internal EndPoint? RemoteEndPoint { get; }

    internal string? UserName { get; }

    internal bool IsEncrypted { get; }

    /// <summary>What the peer said when its session began; null when the protocol has no greeting of clients.</summary>
    internal Session.IGreeting? Greeting { get; set; }

    internal PeerRegistrations Registrations { get; } = new();

    internal Session.Traffic Traffic { get; } = Session.Traffic.OfServer();
}
