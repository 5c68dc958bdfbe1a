using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>
/// What a server needs to know to get a connection ready for documents. Made once for all connections.
/// </summary>
public sealed record ServerLoginSettings
{
    /// <summary>How the protocol opens its streams.</summary>
    public StreamProfile Profile { get; init; } = new();

    /// <summary>How documents stand in the stream. Documents without a stream have no STARTTLS and no login.</summary>
    public FramingMode Framing { get; init; } = FramingMode.XmlStream;

    /// <summary>The caps on what the peer sends once it is logged in; before that smaller ones hold.</summary>
    public XmlLimits Limits { get; init; } = XmlLimits.Default;

    /// <summary>The certificate; needed unless the profile needs no TLS.</summary>
    public TlsServerSettings? Tls { get; init; }

    /// <summary>Checks users; null: every login is refused.</summary>
    public LoginCheck? Authenticator { get; init; }

    /// <summary>From whom a login is demanded.</summary>
    public LoginPolicy LoginPolicy { get; init; } = LoginPolicy.ByProtocol;

    /// <summary>Refused logins of one connection until it is closed; at least 1. Default: 3.</summary>
    public int MaxLoginAttempts { get; init; } = 3;

    /// <summary>How long everything may take, from the first byte to the first document. Default: 15 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of the deadlines.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the steps are logged; never with secrets.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Makes sure that the settings fit together.</summary>
    /// <exception cref="ArgumentException">They do not; the message says which and what to do.</exception>
    public void Validate()
    {
        Profile.Validate(Framing);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLoginAttempts, 1);
        if (Tls is null && Profile.Tls == TlsRequirement.Required)
        {
            throw new ArgumentException("A server with TLS needs a certificate.");
        }

        if (Framing != FramingMode.XmlStream && LoginPolicy == LoginPolicy.Always)
        {
            throw new ArgumentException("A login needs a stream header; this protocol has none.");
        }
    }

    /// <summary>Whether a peer must log in.</summary>
    /// <param name="isLocal">Whether it is on the same host.</param>
    internal bool DemandsLogin(bool isLocal) => LoginPolicy switch
    {
        LoginPolicy.Always => true,
        LoginPolicy.Never => false,
        _ => (isLocal ? Profile.LocalSasl : Profile.Sasl) != StreamProfile.NoLogin,
    };
}
