using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

public class TlsTrustTests
{
    [Fact]
    public async Task A_self_signed_certificate_is_refused_by_the_system_with_its_pin_in_the_message()
    {
        using X509Certificate2 certificate = SelfSignedCertificate.Create("host-1");

        TlsFailedException problem = await RefusedAsync(certificate, TlsTrust.System);

        Assert.Contains("TlsTrust.CaFile", problem.Message, StringComparison.Ordinal);
        Assert.Contains(KeyPin.Of(certificate), problem.Message, StringComparison.Ordinal);
        Assert.Equal(KeyPin.Of(certificate), problem.Pin);
    }

    [Fact]
    public async Task A_certificate_of_the_authority_in_the_file_is_trusted_and_others_are_not()
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 authority = TestCertificates.Authority();
        using X509Certificate2 other = TestCertificates.Authority();
        using X509Certificate2 right = TestCertificates.Signed(authority, "localhost");
        using X509Certificate2 expired = TestCertificates.Signed(authority, "localhost", isExpired: true);
        using X509Certificate2 misnamed = TestCertificates.Signed(authority, "elsewhere.example");
        using X509Certificate2 foreign = TestCertificates.Signed(other, "localhost");
        File.WriteAllText(folder.File("ca.pem"), TestCertificates.Pem(authority));
        TlsTrust trust = TlsTrust.CaFile(folder.File("ca.pem"));

        Assert.Null(await HandshakeAsync(right, trust));

        Assert.Contains("is out of date", (await RefusedAsync(expired, trust)).Message, StringComparison.Ordinal);
        string wrongName = (await RefusedAsync(misnamed, trust)).Message;
        Assert.Contains(
            "not for 'localhost:1' but for 'elsewhere.example', '192.0.2.1'", wrongName, StringComparison.Ordinal);
        Assert.DoesNotContain("out of date", wrongName, StringComparison.Ordinal);
        Assert.Contains("Nobody trusted", (await RefusedAsync(foreign, trust)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no certificate", "holds no certificate")]
    public async Task A_file_without_authorities_is_told_by_name(string? content, string message)
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 certificate = TestCertificates.SelfSigned();
        string path = folder.File("ca.pem");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        TlsFailedException problem = await RefusedAsync(certificate, TlsTrust.CaFile(path));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_key_is_trusted_whatever_the_certificate_says_and_another_is_not()
    {
        using X509Certificate2 authority = TestCertificates.Authority();
        using X509Certificate2 expired = TestCertificates.Signed(authority, "elsewhere.example", isExpired: true);
        using X509Certificate2 other = TestCertificates.SelfSigned();
        string pin = KeyPin.Of(expired);
        string hex = Convert.ToHexString(Convert.FromBase64String(pin["sha256/".Length..]));

        Assert.Null(await HandshakeAsync(expired, TlsTrust.PinnedKeys(KeyPin.Of(other), pin)));
        Assert.Null(await HandshakeAsync(expired, TlsTrust.PinnedKeys(hex)));
        TlsFailedException problem = await RefusedAsync(other, TlsTrust.PinnedKeys(pin));

        Assert.Contains(KeyPin.Of(other), problem.Message, StringComparison.Ordinal);
        Assert.Contains("somebody stands in the middle", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_key_is_remembered_and_a_changed_one_refused_with_its_line()
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 first = TestCertificates.SelfSigned();
        using X509Certificate2 second = TestCertificates.SelfSigned();
        TlsTrust trust = TlsTrust.OnFirstUse(new FileTrustStore(folder.File("known")));

        Assert.Null(await HandshakeAsync(first, trust));
        Assert.Null(await HandshakeAsync(first, trust));
        TlsFailedException problem = await RefusedAsync(second, trust);

        Assert.Contains($"line 1 of '{folder.File("known")}'", problem.Message, StringComparison.Ordinal);
        Assert.Contains(KeyPin.Of(first), problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            $"localhost:1 {KeyPin.Of(first)}\n", File.ReadAllText(folder.File("known")).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(1024, false, "only 1024 bits")]
    [InlineData(2048, true, "can be forged")]
    public void Weak_keys_are_refused_by_every_trust_but_the_named_exceptions(int bits, bool isSha1, string message)
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 weak = TestCertificates.Rsa(bits, isSha1);
        File.WriteAllText(folder.File("ca.pem"), TestCertificates.Pem(weak));
        TlsTrust pinned = TlsTrust.PinnedKeys(KeyPin.Of(weak));

        foreach (TlsTrust trust in new[]
        {
            TlsTrust.System, pinned, TlsTrust.CaFile(folder.File("ca.pem")),
            TlsTrust.OnFirstUse(new FileTrustStore(folder.File("known"))),
        })
        {
            TlsTrustResult result = trust.Decide("host:1", weak, null, default);
            Assert.False(result.IsTrusted);
            Assert.Contains(message, result.Problem, StringComparison.Ordinal);
            Assert.Contains(nameof(TlsTrust.InsecureAllowWeakKeys), result.Problem, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.File("known")));
        Assert.True(pinned.InsecureAllowWeakKeys().Decide("host:1", weak, null, default).IsTrusted);
        Assert.True(TlsTrust.InsecureAcceptAnyCertificate().Decide("host:1", weak, null, default).IsTrusted);
    }

    [Fact]
    public async Task Weak_signatures_are_refused_in_the_handshake_itself()
    {
        using X509Certificate2 weak = TestCertificates.Rsa(2048, isSha1: true);
        TlsTrust pinned = TlsTrust.PinnedKeys(KeyPin.Of(weak));

        TlsFailedException problem = await RefusedAsync(weak, pinned);

        Assert.Contains("can be forged", problem.Message, StringComparison.Ordinal);
        Assert.Null(await HandshakeAsync(weak, pinned.InsecureAllowWeakKeys()));
    }

    [Fact]
    public async Task Short_keys_are_refused_in_the_handshake_itself()
    {
        using X509Certificate2 weak = TestCertificates.Rsa(1024, isSha1: false);
        await using WeakServer server = await WeakServer.StartAsync(weak);
        await using ByteConnection connection =
            await TcpTransport.Instance.ConnectAsync("127.0.0.1", server.Port, default);
        TlsClientSettings settings = new() { TargetHost = "localhost", Trust = TlsTrust.PinnedKeys(KeyPin.Of(weak)) };

        TlsFailedException problem = await Assert.ThrowsAsync<TlsFailedException>(
            () => connection.UpgradeToTlsAsClientAsync(settings, default).AsTask().WaitAsync(Connections.Patience));

        Assert.True(problem.IsTrustFailure, problem.Message);
        Assert.Contains("only 1024 bits", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_certificate_is_never_trusted()
    {
        Assert.False(TlsTrust.InsecureAcceptAnyCertificate().Decide("host:1", null, null, default).IsTrusted);
        Assert.False(default(TlsTrustResult).IsTrusted);
        Assert.False(default(TrustStoreAnswer).IsTrusted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256/")]
    [InlineData("sha256/AAAA")]
    [InlineData("sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("00112233")]
    public void Text_that_is_no_pin_is_refused_at_once(string text) =>
        Assert.Throws<ArgumentException>(() => TlsTrust.PinnedKeys(text));

    [Fact]
    public void Pins_are_read_in_every_usual_form()
    {
        byte[] hash = SHA256.HashData("key"u8);
        string expected = "sha256/" + Convert.ToBase64String(hash);
        string hex = Convert.ToHexString(hash);
        string colons = string.Join(':', Enumerable.Range(0, 32).Select(i => hex.Substring(2 * i, 2)));
        foreach (string form in new[]
        {
            expected, expected["sha256/".Length..], hex, "sha256:" + hex, colons, " " + hex + " ",
        })
        {
            Assert.True(KeyPin.TryNormalize(form, out string? pin), form);
            Assert.Equal(expected, pin);
        }
    }

    [Fact]
    public async Task A_trust_that_throws_trusts_nobody_and_says_why()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned();

        TlsFailedException problem = await RefusedAsync(certificate, new ThrowingTrust());

        Assert.Contains("vault is closed", problem.Message, StringComparison.Ordinal);
        Assert.IsType<KeyNotFoundException>(problem.InnerException);
    }

    [Fact]
    public void Weak_keys_that_were_allowed_are_allowed_with_a_file_of_authorities_too()
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 weak = TestCertificates.Rsa(1024, isSha1: false);
        File.WriteAllText(folder.File("ca.pem"), TestCertificates.Pem(weak));
        TlsTrust trust = TlsTrust.CaFile(folder.File("ca.pem"));

        Assert.Contains("1024 bits", trust.Decide("host:1", weak, null, default).Problem, StringComparison.Ordinal);
        TlsTrustResult allowed = trust.InsecureAllowWeakKeys().Decide("host:1", weak, null, default);
        Assert.True(allowed.IsTrusted, allowed.Problem);
    }

    private sealed class ThrowingTrust : TlsTrust
    {
        public override TlsTrustResult Evaluate(
            string name,
            X509Certificate2? certificate,
            X509Chain? chain,
            System.Net.Security.SslPolicyErrors errors) =>
            throw new KeyNotFoundException("the vault is closed");
    }

    private static async Task<TlsFailedException> RefusedAsync(X509Certificate2 certificate, TlsTrust trust)
    {
        TlsFailedException? problem = await HandshakeAsync(certificate, trust);
        Assert.NotNull(problem);
        Assert.True(problem.IsTrustFailure, problem.Message);
        return problem;
    }

    private static async Task<TlsFailedException?> HandshakeAsync(X509Certificate2 certificate, TlsTrust trust)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        TlsClientSettings settings = new() { TargetHost = "localhost", TrustName = "localhost:1", Trust = trust };
        Task server = ends.Server.UpgradeToTlsAsServerAsync(new TlsServerSettings(certificate), default).AsTask();
        Exception? problem = await Record.ExceptionAsync(
            () => ends.Client.UpgradeToTlsAsClientAsync(settings, default).AsTask().WaitAsync(Connections.Patience));
        await Record.ExceptionAsync(() => server.WaitAsync(Connections.Patience));
        Assert.True(problem is null or TlsFailedException, problem?.ToString());
        return (TlsFailedException?)problem;
    }
}
