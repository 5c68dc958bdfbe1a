using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>What a server shows in TLS. Made once and used for every connection.</summary>
public sealed class TlsServerSettings
{
    /// <summary>Takes a certificate into use.</summary>
    /// <param name="certificate">A certificate with its private key. It is not disposed with the settings.</param>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public TlsServerSettings(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException(
                "The server certificate has no private key. Load certificate and key together, for example with "
                + "ServerCertificate.Load(certificatePath, keyPath).",
                nameof(certificate));
        }

        Certificate = certificate;
        Context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }

    /// <summary>The certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The versions that may be used.</summary>
    public SslProtocols Versions { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The certificate with its chain, built once.</summary>
    internal SslStreamCertificateContext Context { get; }
}
