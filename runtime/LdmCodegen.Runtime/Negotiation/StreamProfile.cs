using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>How a protocol opens its streams: header, start of TLS, login.</summary>
public sealed record StreamProfile
{
    /// <summary>The SASL mechanism of user name and password.</summary>
    public const string Plain = "PLAIN";

    /// <summary>No login.</summary>
    public const string NoLogin = "none";

    /// <summary>The default namespace that standard stream headers declare. RFC 3920: <c>jabber:client</c>.</summary>
    public string ContentNamespace { get; init; } = "jabber:client";

    /// <summary>
    /// The exact characters of a client's header instead of the standard one; null for the standard one.
    /// </summary>
    public string? HeaderText { get; init; }

    /// <summary>
    /// A client's <c>to</c> attribute and a server's <c>from</c> attribute; empty: a client takes the host that it
    /// connects to, a server repeats the name that the client asked for.
    /// </summary>
    public string To { get; init; } = "";

    /// <summary>When TLS begins.</summary>
    public TlsStart TlsStart { get; init; } = TlsStart.StartTls;

    /// <summary>Whether TLS is required on this connection.</summary>
    public TlsRequirement Tls { get; init; } = TlsRequirement.Required;

    /// <summary>The login of a peer on another host: <see cref="Plain"/> or <see cref="NoLogin"/>.</summary>
    public string Sasl { get; init; } = Plain;

    /// <summary>The login of a peer on the same host: <see cref="Plain"/> or <see cref="NoLogin"/>.</summary>
    public string LocalSasl { get; init; } = NoLogin;

    /// <summary>Makes sure that TLS and framing fit together.</summary>
    /// <exception cref="ArgumentException">They do not; the message says what to do.</exception>
    internal void Validate(FramingMode framing)
    {
        if (FindFault(framing) is { } fault)
        {
            throw new ArgumentException(fault);
        }
    }

    /// <summary>Why TLS and framing do not fit together, and what to do; null when they do.</summary>
    internal string? FindFault(FramingMode framing) => (Tls, TlsStart, framing) switch
    {
        (TlsRequirement.InsecureNone, _, _) => null,
        (_, TlsStart.None, _) =>
            "TLS is required, but the protocol has none. To use it in clear text, say so with the option "
            + $"Tls = {nameof(TlsRequirement)}.{nameof(TlsRequirement.InsecureNone)}.",
        (_, TlsStart.StartTls, not FramingMode.XmlStream) =>
            "STARTTLS needs a stream header; this protocol has none. Use direct TLS.",
        _ => null,
    };
}
