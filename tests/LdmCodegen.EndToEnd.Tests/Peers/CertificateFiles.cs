using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.EndToEnd.Tests.Peers;

/// <summary>A self-signed certificate and its key as PEM files, in a folder that goes away with the test.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-certificate-");

    public CertificateFiles()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=manager", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The certificate; as its own authority it can be trusted with <c>--trust ca:…</c>.</summary>
    public string CertificatePath => Path.Combine(_folder.FullName, "manager.crt");

    /// <summary>The private key.</summary>
    public string KeyPath => Path.Combine(_folder.FullName, "manager.key");

    public void Dispose() => _folder.Delete(recursive: true);
}
