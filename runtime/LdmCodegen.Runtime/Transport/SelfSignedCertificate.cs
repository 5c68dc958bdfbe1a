using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Makes certificates for servers that have none. Clients trust them by their pin.</summary>
public static class SelfSignedCertificate
{
    /// <summary>Makes a certificate with a new ECDSA P-256 key, valid from an hour ago on for ten years.</summary>
    /// <param name="name">The server's name or address; the loopback names and addresses are added to it.</param>
    /// <param name="time">The clock of the validity; null: the system's.</param>
    /// <returns>The certificate with its key. The caller disposes it.</returns>
    public static X509Certificate2 Create(string name, TimeProvider? time = null)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(name, time, subject => new CertificateRequest(subject, key, HashAlgorithmName.SHA256));
    }

    /// <summary>The same with a new RSA key of 3072 bits, for clients without elliptic curves.</summary>
    /// <param name="name">The server's name or address; the loopback names and addresses are added to it.</param>
    /// <param name="time">The clock of the validity; null: the system's.</param>
    /// <returns>The certificate with its key. The caller disposes it.</returns>
    public static X509Certificate2 CreateRsa(string name, TimeProvider? time = null)
    {
        using RSA key = RSA.Create(3072);
        return Sign(
            name,
            time,
            subject => new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static X509Certificate2 Sign(
        string name, TimeProvider? time, Func<X500DistinguishedName, CertificateRequest> start)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        X500DistinguishedNameBuilder subject = new();
        subject.AddCommonName(name);
        CertificateRequest request = start(subject.Build());
        request.CertificateExtensions.Add(Names(name).Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "TLS server")], false));

        DateTimeOffset from = (time ?? TimeProvider.System).GetUtcNow().AddHours(-1);
        return ServerCertificate.Usable(request.CreateSelfSigned(from, from.AddYears(10)));
    }

    private static SubjectAlternativeNameBuilder Names(string name)
    {
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else if (!name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            names.AddDnsName(name);
        }

        names.AddDnsName("localhost");
        foreach (IPAddress loopback in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            if (!loopback.Equals(address))
            {
                names.AddIpAddress(loopback);
            }
        }

        return names;
    }
}
