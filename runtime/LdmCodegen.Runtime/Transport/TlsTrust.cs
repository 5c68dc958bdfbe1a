using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime;

/// <summary>Decides whether the certificate of a server is the right one.</summary>
/// <remarks>
/// On top of each way of trust stands one rule of our own: RSA keys below 2048 bits and signatures with MD5 or SHA-1
/// are refused, unless <see cref="InsecureAllowWeakKeys"/> was called.
/// </remarks>
public abstract class TlsTrust
{
    /// <summary>
    /// The certificate authorities that the operating system trusts. Name, dates and chain must be right. The default.
    /// </summary>
    public static TlsTrust System { get; } = new SystemTrust();

    /// <summary>Whether weak keys and signatures are let through.</summary>
    protected internal virtual bool AllowsWeakKeys => false;

    /// <summary>
    /// The certificate authorities in a PEM file, and no others. Name, dates and chain must be right.
    /// </summary>
    /// <param name="path">
    /// A file with one or more certificates. It is read at each handshake, so it may be renewed.
    /// </param>
    public static TlsTrust CaFile(string path) => new CaFileTrust(path);

    /// <summary>
    /// Certain keys and no others. A pin proves the identity of the server, so the name, dates and issuer of the
    /// certificate do not matter, and a renewed certificate with the same key stays trusted.
    /// </summary>
    /// <param name="pins">
    /// SHA-256 of the SubjectPublicKeyInfo of each key, at least one: <c>sha256/</c> and base64, or 64 hex digits
    /// (colons allowed). Give the next key too before a server changes to it.
    /// </param>
    /// <exception cref="ArgumentException">No pin, or text that is not a pin.</exception>
    public static TlsTrust PinnedKeys(params string[] pins) => new PinnedKeysTrust(pins);

    /// <summary>
    /// The key that a server shows first is remembered; from then on only this key is trusted, as with
    /// <see cref="PinnedKeys"/>. The first connection is not protected against somebody in the middle.
    /// </summary>
    /// <param name="store">Where keys are remembered, for example a <see cref="FileTrustStore"/>.</param>
    public static TlsTrust OnFirstUse(ITrustStore store) => new FirstUseTrust(store);

    /// <summary>Any certificate at all: whoever stands in the middle can read and change everything.</summary>
    public static TlsTrust InsecureAcceptAnyCertificate() => new AnyCertificateTrust();

    /// <summary>The same trust that lets weak keys and signatures through: RSA below 2048 bits, MD5, SHA-1.</summary>
    public TlsTrust InsecureAllowWeakKeys() => new WeakKeysTrust(this);

    /// <summary>Decides about one certificate. Called in the TLS handshake.</summary>
    /// <param name="name">The server, as keys are remembered: <c>host:port</c>.</param>
    /// <param name="certificate">The certificate that it showed; null when it showed none.</param>
    /// <param name="chain">The chain that the platform built, without a look at revocation.</param>
    /// <param name="errors">What the platform found wrong.</param>
    public abstract TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors);

    /// <summary>The same, for ways of trust that look at the strength of more keys than the peer showed.</summary>
    internal virtual TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, bool allowsWeakKeys) =>
        Evaluate(name, certificate, chain, errors);

    /// <summary>Decides about one certificate, the rule about weak keys included.</summary>
    internal TlsTrustResult Decide(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return TlsTrustResult.Refused("The server showed no certificate.");
        }

        if (!AllowsWeakKeys && KeyStrength.FindWeakness(certificate, chain) is { } weakness)
        {
            return TlsTrustResult.Refused(weakness);
        }

        return Evaluate(name, certificate, chain, errors);
    }
}
