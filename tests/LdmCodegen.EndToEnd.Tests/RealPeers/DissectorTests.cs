using System.Net;
using System.Text;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>Wireshark's dissector reads what our client and server say to each other.</summary>
public sealed class DissectorTests : IDisposable
{
    private const ushort XmppPort = 5222;
    private const string Password = Canary.Password;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capture-");

    [Fact]
    public async Task Tshark_sees_XMPP_up_to_STARTTLS_and_sound_TLS_behind_it()
    {
        string file = Path.Combine(_folder.FullName, "session.pcap");
        IReadOnlyList<(bool FromClient, byte[] Bytes)> recorded = await RecordAsync();
        PacketCapture.Write(file, recorded, XmppPort);

        await using RunningProcess tshark = RunningProcess.Start(
            "tshark", "-r", file, "-T", "fields", "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "_ws.malformed");
        (int exitCode, List<string> lines) = await tshark.WaitForExitAsync();

        Assert.True(exitCode == 0, tshark.Error);
        string all = string.Join('\n', lines);
        foreach (string seen in new[] { "STREAM >", "STREAM <", "STARTTLS", "PROCEED", "Client Hello", "Application Data" })
        {
            Assert.Contains(seen, all);
        }

        Assert.All(lines, line => Assert.Equal("", line.Split('\t')[2]));
        byte[] bytes = [.. recorded.SelectMany(part => part.Bytes)];
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Password)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("<auth"u8));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<IReadOnlyList<(bool FromClient, byte[] Bytes)>> RecordAsync()
    {
        await using LdmSimulator server = await LdmSimulator.StartAsync(new()
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LoginPolicy = LoginPolicy.Always,
            Authenticator = (_, password, _) => new(password.Span.SequenceEqual(Password)),
            Logging = TestLog.Watched,
        });
        await using RecordingRelay relay = new((IPEndPoint)server.LocalEndPoint);
        await using (LdmClient client = await LdmClient.ConnectAsync(relay.Address, new LdmClientOptions
        {
            Trust = TlsTrust.PinnedKeys(server.CertificatePin),
            Credentials = Credentials.Of("user", Password),
            Logging = TestLog.Watched,
        }))
        {
            Assert.True((await client.ListDomainAsync(new())).Succeeded);
        }

        return await relay.RecordedAsync();
    }
}
