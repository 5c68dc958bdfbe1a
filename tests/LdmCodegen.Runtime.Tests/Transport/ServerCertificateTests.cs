using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

public class ServerCertificateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_self_signed_certificate_carries_its_name_and_loopback(bool isRsa)
    {
        using X509Certificate2 certificate =
            isRsa ? SelfSignedCertificate.CreateRsa("host-1") : SelfSignedCertificate.Create("host-1");

        Assert.True(certificate.HasPrivateKey);
        foreach (string name in new[] { "host-1", "localhost", "127.0.0.1", "::1" })
        {
            Assert.True(certificate.MatchesHostname(name), name);
        }

        Assert.False(certificate.MatchesHostname("host-2"));
        Assert.Null(KeyStrength.FindWeakness(certificate, null));
        Assert.True(certificate.NotAfter > DateTime.Now.AddYears(5));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("192.0.2.7")]
    public void Names_and_addresses_are_taken(string name)
    {
        using X509Certificate2 certificate = SelfSignedCertificate.Create(name);

        Assert.True(certificate.MatchesHostname(name));
    }

    [Fact]
    public void A_certificate_and_key_are_loaded_from_PEM_files()
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 made = SelfSignedCertificate.Create("host-1");
        File.WriteAllText(folder.File("cert.pem"), made.ExportCertificatePem());
        File.WriteAllText(folder.File("key.pem"), made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

        using X509Certificate2 loaded = ServerCertificate.Load(folder.File("cert.pem"), folder.File("key.pem"));

        Assert.True(loaded.HasPrivateKey);
        Assert.Equal(KeyPin.Of(made), KeyPin.Of(loaded));
    }

    [Fact]
    public void A_file_that_cannot_be_loaded_is_told_by_name()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("cert.pem"), "nothing");

        IOException broken = Assert.Throws<IOException>(() => ServerCertificate.Load(folder.File("cert.pem")));
        IOException missing = Assert.ThrowsAny<IOException>(() => ServerCertificate.Load(folder.File("none.pem")));

        Assert.Contains(folder.File("cert.pem"), broken.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File("none.pem"), missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_its_key_is_no_server_certificate()
    {
        using X509Certificate2 made = SelfSignedCertificate.Create("host-1");
        using X509Certificate2 publicPart = X509CertificateLoader.LoadCertificate(made.RawData);

        ArgumentException problem = Assert.Throws<ArgumentException>(() => new TlsServerSettings(publicPart));

        Assert.Contains("no private key", problem.Message, StringComparison.Ordinal);
    }
}
