using System.Net;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime;

/// <summary>How a server listens and behaves. Checked when the server is made; all faults are listed at once.</summary>
public record ServerOptions
{
    /// <summary>
    /// Where to listen; null (default) for the protocol's port on IPv4 loopback. Port 0 takes any free port.
    /// </summary>
    public EndPoint? Listen { get; init; }

    /// <summary>The certificate with its private key; null (default): a self-signed one is made at start.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// Decides over user name and password. Null (default): every login is refused. The password's memory is cleared
    /// after the call.
    /// </summary>
    public LoginCheck? Authenticator { get; init; }

    /// <summary>Which peers must log in. Default <see cref="LoginPolicy.ByProtocol"/>.</summary>
    public LoginPolicy LoginPolicy { get; init; }

    /// <summary>Whether peers must encrypt. Default: they must.</summary>
    public TlsRequirement Tls { get; init; } = TlsRequirement.Required;

    /// <summary>
    /// How many peers may be connected, those logging in included. Default 1024; further ones are closed.
    /// </summary>
    public int MaxPeers { get; init; } = 1024;

    /// <summary>The caps on what peers send; null (default) for the protocol's.</summary>
    public XmlLimits? Limits { get; init; }

    /// <summary>From the connection to the end of the login. Default 15 seconds; then the peer is closed.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one write to a peer may take. Default 30 seconds; then the peer is cut.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping waits for handlers and queued output. Default 5 seconds; then it cuts.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many documents may wait to be written to one peer. Default 1024. At the limit replies wait, and so does the
    /// peer's next request; an event cuts the peer as too slow.
    /// </summary>
    public int PeerQueueCapacity { get; init; } = 1024;

    /// <summary>
    /// How many bytes may wait to be written to one peer, with the same effect at the limit as
    /// <see cref="PeerQueueCapacity"/>. Default 16 MiB; at least 1. A longer document may wait when nothing else does.
    /// </summary>
    public long PeerQueueBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many documents of one peer may wait for their handler. Default 64; then the peer is cut.</summary>
    public int MaxPendingRequests { get; init; } = 64;

    /// <summary>What accepts connections; null (default) for TCP.</summary>
    public IListenerFactory? Transport { get; init; }

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where log entries go; null (default) for nowhere.</summary>
    public ILoggerFactory? Logging { get; init; }

    /// <summary>
    /// The faults of documents that are repaired, each use counted. Null (default): reading is strict. What cuts documents
    /// out of the stream stays strict, so only names that the profile has another for make a difference here.
    /// </summary>
    public XmlTolerance? Tolerance { get; init; }

    /// <summary>
    /// How documents are written: the dialect, and what named fixed attributes say. Default
    /// <see cref="WireSpelling.Standard"/>.
    /// </summary>
    public WireSpelling Spelling { get; init; } = WireSpelling.Standard;

    /// <summary>The number of the dialect documents are written in. Default 0, the standard.</summary>
    public int Dialect
    {
        get => Spelling.Dialect;
        init => Spelling = Spelling with { Dialect = value };
    }

    internal void Check(OptionFaults faults, ProtocolDescription protocol)
    {
        faults.Check(
            Certificate is null || Certificate.HasPrivateKey, "Certificate must come with its private key");
        faults.Check(Enum.IsDefined(LoginPolicy), "LoginPolicy is not one of the policies");
        faults.CheckTls(Tls, protocol);
        faults.Check(
            LoginPolicy != LoginPolicy.Always || protocol.Framing == FramingMode.XmlStream,
            "LoginPolicy cannot be Always: a login needs a stream header, and this protocol has none");
        faults.CheckRange(MaxPeers, 1, int.MaxValue, nameof(MaxPeers));
        faults.CheckDeadline(LoginTimeout, nameof(LoginTimeout));
        faults.CheckDeadline(WriteTimeout, nameof(WriteTimeout), infiniteAllowed: true);
        faults.CheckDeadline(CloseTimeout, nameof(CloseTimeout));
        faults.CheckRange(PeerQueueCapacity, 1, 1024 * 1024, nameof(PeerQueueCapacity));
        faults.Check(PeerQueueBytes > 0, $"{nameof(PeerQueueBytes)} must be at least 1, not {PeerQueueBytes}");
        faults.CheckRange(MaxPendingRequests, 1, 1024 * 1024, nameof(MaxPendingRequests));
        faults.Check(Time is not null, "Time must be set");
        faults.Check(Spelling is not null, "Spelling must be set");
        faults.CheckRange(
            Spelling?.Dialect ?? 0, 0, Math.Max(0, protocol.Dialects.Length - 1), nameof(Dialect));
    }
}
