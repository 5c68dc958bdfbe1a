using System.Security.Authentication;
using LdmCodegen.Runtime.Framing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What a client needs to know to get a connection ready for documents.</summary>
public sealed record ClientLoginSettings
{
    /// <summary>The server's name or address, without a port: sent in TLS and in the stream header.</summary>
    public required string Host { get; init; }

    /// <summary>The server as the caller named it, for messages; null: the <see cref="Host"/>.</summary>
    public string? PeerName { get; init; }

    /// <summary>The server's port; part of the name under which its key is remembered.</summary>
    public int Port { get; init; }

    /// <summary>The number of the session, for messages.</summary>
    public long SessionNumber { get; init; }

    /// <summary>How the protocol opens its streams.</summary>
    public StreamProfile Profile { get; init; } = new();

    /// <summary>How documents stand in the stream. Documents without a stream have no STARTTLS and no login.</summary>
    public FramingMode Framing { get; init; } = FramingMode.XmlStream;

    /// <summary>The caps on what the peer sends once it is logged in; before that smaller ones hold.</summary>
    public XmlLimits Limits { get; init; } = XmlLimits.Default;

    /// <summary>Asked when the server demands a login; null: it is refused then.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>What makes the server's certificate trusted.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The TLS versions that may be used.</summary>
    public SslProtocols TlsVersions { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>How long everything may take, from the first byte to the first document. Default: 15 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of the deadlines.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the steps are logged; never with secrets.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    internal string Name => PeerName ?? Host;

    /// <summary>Makes sure that the settings fit together.</summary>
    /// <exception cref="ArgumentException">They do not; the message says which and what to do.</exception>
    public void Validate()
    {
        Profile.Validate(Framing);
    }
}
