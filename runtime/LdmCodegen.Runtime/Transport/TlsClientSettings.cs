using System.Security.Authentication;

namespace LdmCodegen.Runtime.Transport;

/// <summary>What a client wants of TLS.</summary>
public sealed record TlsClientSettings
{
    /// <summary>
    /// The name that is sent to the server and that its certificate must carry: a host name or address.
    /// </summary>
    public required string TargetHost { get; init; }

    /// <summary>The name under which keys of this server are remembered; null: the <see cref="TargetHost"/>.</summary>
    public string? TrustName { get; init; }

    /// <summary>What makes a certificate trusted.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The versions that may be used.</summary>
    public SslProtocols Versions { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;
}
