using System.Security.Authentication;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime;

/// <summary>
/// How a client connects and behaves. Checked when the client is made; all faults are listed at once. Generated options
/// derive from this record and set the protocol's defaults.
/// </summary>
public record ClientOptions
{
    /// <summary>The TCP port when the host text has none; null (default) for the protocol's. 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Asked at every login, used only inside TLS. Null (default): a login that is demanded fails.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Which certificates are believed. Default: the authorities of the operating system.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>Whether the connection must be encrypted. Default: it must.</summary>
    public TlsRequirement Tls { get; init; } = TlsRequirement.Required;

    /// <summary>The TLS versions offered: 1.2, 1.3 or both (default). Older ones are refused as options.</summary>
    public SslProtocols TlsVersions { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>When a lost connection is made again. Default <see cref="ReconnectPolicy.Default"/>.</summary>
    public ReconnectPolicy Reconnect { get; init; } = ReconnectPolicy.Default;

    /// <summary>Name lookup and socket connect together. Default 10 seconds; then the attempt fails.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Stream header, TLS and login together. Default 15 seconds; then the attempt fails.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// From the moment a request may be sent to its reply. Default 60 seconds; then the caller gets a
    /// <see cref="RequestTimeoutException"/> and the late reply is dropped. Infinite is allowed.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many requests in a row may time out, with no reply in time between, before the connection counts as lost.
    /// Default 2; at least 1. Replies match by order, so a peer that swallows a request spoils all later ones.
    /// </summary>
    public int TimeoutsUntilBreak { get; init; } = 2;

    /// <summary>How long one write may take. Default 30 seconds; then the connection counts as lost.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long disposing waits for replies on the way and the polite end. Default 5 seconds; then it cuts.
    /// </summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how much silence of the peer it is asked whether it is still there, by the request that the protocol's schema
    /// names as its probe; any reply will do. A peer that is silent for three intervals counts as lost. While it works on
    /// a request, that request's own deadline watches over it instead. After as much silence of this side one space is sent
    /// between documents (receivers ignore it); protocols without a probe have only that, and a dead peer is noticed by the
    /// operating system. Default 60 seconds; infinite does neither.
    /// </summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the peer may stay silent before the connection counts as lost. Default infinite: a peer with no events
    /// and no requests to answer is rightly silent. Set it only for peers that are known to talk, or to be asked
    /// (<see cref="ProbeInterval"/>).
    /// </summary>
    public TimeSpan ReadIdleTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The caps on what the peer sends; null (default) for the protocol's.</summary>
    public XmlLimits? Limits { get; init; }

    /// <summary>
    /// How much is remembered of the peer's messages, so that those laid out alike are read faster. It ends with the
    /// connection. Default <see cref="LearningOptions.Default"/>.
    /// </summary>
    public LearningOptions Learning { get; init; } = LearningOptions.Default;

    /// <summary>The name of one of the protocol's stream headers; null (default) for the standard header.</summary>
    public string? Header { get; init; }

    /// <summary>
    /// How many requests may be on the way at once. Default 1; 1 to 1024. Further ones wait for their turn without
    /// their <see cref="RequestTimeout"/> running.
    /// </summary>
    public int MaxPendingRequests { get; init; } = 1;

    /// <summary>What subscriptions use that are opened without options of their own.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    /// <summary>What makes connections; null (default) for TCP.</summary>
    public IConnector? Transport { get; init; }

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where log entries go; null (default) for nowhere.</summary>
    public ILoggerFactory? Logging { get; init; }

    /// <summary>
    /// Draws from 0 (inclusive) to 1 (exclusive) for the jitter of reconnecting. Default the shared generator.
    /// </summary>
    public Func<double> Randomness { get; init; } = Random.Shared.NextDouble;

    /// <summary>
    /// The faults of documents that are repaired, each use counted. Null (default): reading is strict. What cuts documents
    /// out of the stream stays strict, so only names that the profile has another for make a difference here.
    /// </summary>
    public XmlTolerance? Tolerance { get; init; }

    /// <summary>
    /// The version or release that the peer speaks, as the schema names it. Null (default): the version that its last reply
    /// stated; before the first reply nothing is known.
    /// </summary>
    public string? PeerVersion { get; init; }

    /// <summary>
    /// Whether a request with an action, option, property or resource that the peer's version does not have is refused, before
    /// it is sent, with a <see cref="NotInPeerVersionException"/>. Default true; false sends it all the same.
    /// </summary>
    public bool CheckPeerVersion { get; init; } = true;

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
        faults.Check(Port is null or (>= 1 and <= 65535), $"Port must be 1 to 65535, not {Port}");
        faults.Check(Trust is not null, "Trust must be set");
        faults.CheckTls(Tls, protocol);
        faults.Check(
            TlsVersions != SslProtocols.None && (TlsVersions & ~(SslProtocols.Tls12 | SslProtocols.Tls13)) == 0,
            $"TlsVersions must be Tls12, Tls13 or both, not {TlsVersions}");
        faults.CheckDeadline(ConnectTimeout, nameof(ConnectTimeout));
        faults.CheckDeadline(LoginTimeout, nameof(LoginTimeout));
        faults.CheckDeadline(RequestTimeout, nameof(RequestTimeout), infiniteAllowed: true);
        faults.CheckRange(TimeoutsUntilBreak, 1, int.MaxValue, nameof(TimeoutsUntilBreak));
        faults.CheckDeadline(WriteTimeout, nameof(WriteTimeout), infiniteAllowed: true);
        faults.CheckDeadline(CloseTimeout, nameof(CloseTimeout));
        faults.CheckDeadline(ProbeInterval, nameof(ProbeInterval), infiniteAllowed: true);
        faults.CheckDeadline(ReadIdleTimeout, nameof(ReadIdleTimeout), infiniteAllowed: true);
        faults.Check(
            Header is null || protocol.Headers.Any(header => header.Name == Header),
            $"Header '{Header}' is not one of {string.Join(", ", protocol.Headers.Select(header => header.Name))}");
        faults.CheckRange(MaxPendingRequests, 1, 1024, nameof(MaxPendingRequests));
        faults.Check(Time is not null, "Time must be set");
        faults.Check(Randomness is not null, "Randomness must be set");
        faults.Check(Spelling is not null, "Spelling must be set");
        faults.CheckRange(
            Spelling?.Dialect ?? 0, 0, Math.Max(0, protocol.Dialects.Length - 1), nameof(Dialect));
        faults.Check(Learning is not null, "Learning must be set");
        faults.Check(
            PeerVersion is null || protocol.Timeline.Any(point => point.Id == PeerVersion),
            $"PeerVersion '{PeerVersion}' is not one of {string.Join(", ", protocol.Timeline.Select(point => point.Id))}");
        faults.Check(Reconnect is not null, "Reconnect must be set");
        Reconnect?.Check(faults);
        faults.Check(Subscriptions is not null, "Subscriptions must be set");
        Subscriptions?.Check(faults, nameof(Subscriptions));
    }
}
