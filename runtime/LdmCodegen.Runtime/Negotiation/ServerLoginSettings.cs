using LdmCodegen.Runtime.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What a server needs to know to get a connection ready for documents. Made once for all connections.</summary>
public sealed record ServerLoginSettings
{
    /// <summary>How the protocol opens its streams.</summary>
    public StreamProfile Profile { get; init; } = new();

    /// <summary>The certificate; needed unless the profile needs no TLS.</summary>
    public TlsServerSettings? Tls { get; init; }

    /// <summary>Checks users; null: every login is refused.</summary>
    public LoginCheck? Authenticator { get; init; }

    /// <summary>From whom a login is demanded.</summary>
    public LoginPolicy LoginPolicy { get; init; } = LoginPolicy.ByProtocol;

    /// <summary>Refused logins of one connection until it is closed; at least 1. Default: 3.</summary>
    public int MaxLoginAttempts { get; init; } = 3;

    /// <summary>How long one step may take: a wait for the peer's next step, the TLS handshake, a write. Default: 15 s.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of the deadlines.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the steps are logged; never with secrets.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
