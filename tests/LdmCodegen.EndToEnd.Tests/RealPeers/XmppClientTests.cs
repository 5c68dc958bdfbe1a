using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>Clients that others wrote log in at our server and talk to it.</summary>
public sealed class XmppClientTests : IDisposable
{
    private const string User = "user";

    private readonly CertificateFiles _files = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xmpp-client-");

    [Theory]
    [InlineData(true, "answered success")]
    [InlineData(false, "refused")]
    public async Task Slixmpp_logs_in_and_gets_an_answer(bool isRight, string expected)
    {
        string password = isRight ? Canary.Password : "wrong";
        await using LdmSimulator server = await StartServerAsync();
        // Debian's own interpreter: another one that comes first in the path does not know Debian's packages.
        await using RunningProcess client = RunningProcess.Start(
            "/usr/bin/python3", SourceOf("slixmpp_client.py"), PortOf(server), _files.CertificatePath, PasswordFile(password));

        (int exitCode, List<string> lines) = await client.WaitForExitAsync();

        Assert.True(exitCode == 0, client.Error);
        Assert.Equal(expected, lines[^1]);
    }

    [Fact]
    public async Task A_libstrophe_program_checks_the_certificate_logs_in_and_gets_an_answer()
    {
        string program = Path.Combine(_folder.FullName, "strophe_client");
        await using RunningProcess compiler = RunningProcess.Start(
            "cc", "-Wall", "-Werror", "-o", program, SourceOf("strophe_client.c"), "-lstrophe");
        (int compiled, _) = await compiler.WaitForExitAsync();
        Assert.True(compiled == 0, compiler.Error);
        await using LdmSimulator server = await StartServerAsync();

        await using RunningProcess client = RunningProcess.Start(
            program, PortOf(server), _files.CertificatePath, PasswordFile(Canary.Password));
        (int exitCode, List<string> lines) = await client.WaitForExitAsync();

        Assert.True(exitCode == 0, string.Join('\n', lines));
        Assert.Equal("logged in, answered", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains(Canary.Password, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _files.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string SourceOf(string name) =>
        Path.Combine(Repository.Root, "tests", "LdmCodegen.EndToEnd.Tests", "RealPeers", name);

    private static string PortOf(LdmSimulator server) =>
        ((IPEndPoint)server.LocalEndPoint).Port.ToString(CultureInfo.InvariantCulture);

    private string PasswordFile(string password)
    {
        string file = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(file, password);
        return file;
    }

    private Task<LdmSimulator> StartServerAsync() => LdmSimulator.StartAsync(new()
    {
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Certificate = X509Certificate2.CreateFromPemFile(_files.CertificatePath, _files.KeyPath),
        LoginPolicy = LoginPolicy.Always,
        Authenticator = (user, password, _) => new(user == User && password.Span.SequenceEqual(Canary.Password)),
        Logging = TestLog.Watched,
    });
}
