using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Tests.Transport;

/// <summary>Certificates of every kind, made for one test each.</summary>
internal static class TestCertificates
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    public static X509Certificate2 Authority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
    }

    public static X509Certificate2 Signed(X509Certificate2 authority, string name, bool isExpired = false)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + name, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Parse("192.0.2.1"));
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(
            authority,
            Now.AddYears(-1),
            isExpired ? Now.AddDays(-1) : Now.AddYears(1),
            RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 SelfSigned(string name = "localhost")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256));
    }

    public static X509Certificate2 Rsa(int bits, bool isSha1)
    {
        using RSA key = RSA.Create(bits);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (!isSha1)
        {
            return Sign(request);
        }

        using X509Certificate2 certificate = request.Create(
            request.SubjectName, new Sha1Signature(key), Now.AddDays(-1), Now.AddDays(1), [1]);
        return certificate.CopyWithPrivateKey(key);
    }

    public static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem();

    private static X509Certificate2 Sign(CertificateRequest request) =>
        request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));

    // The platform signs no certificate with SHA-1 any more, but it still reads them.
    private sealed class Sha1Signature(RSA key) : X509SignatureGenerator
    {
        private static readonly byte[] Sha1WithRsa =
            [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05, 0x05, 0x00];

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Sha1WithRsa;

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
            key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() =>
            CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
    }
}
