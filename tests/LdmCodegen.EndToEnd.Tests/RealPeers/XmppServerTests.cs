using System.Globalization;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>Our client logs in at servers that others wrote: stream header, STARTTLS, certificate, SASL.</summary>
public sealed class XmppServerTests
{
    [Theory]
    [InlineData("prosody")]
    [InlineData("ejabberd")]
    public async Task Our_client_logs_in_at_a_server_of_others(string name)
    {
        await using XmppServerProcess server = await XmppServerProcess.StartAsync(name);
        LdmClientOptions options = new()
        {
            Trust = TlsTrust.CaFile(server.CertificatePath),
            Credentials = Credentials.Of(XmppServerProcess.User, XmppServerProcess.Password),
            Logging = TestLog.Watched,
        };

        await using LdmClient client = new(AddressOf(server), options);
        await client.ConnectAsync();
        Assert.Equal(ConnectionState.Connected, client.State);

        await using LdmClient guessing = new(
            AddressOf(server), options with { Credentials = Credentials.Of(XmppServerProcess.User, "wrong") });
        AuthenticationFailedException refused =
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => guessing.ConnectAsync());
        Assert.Equal("not-authorized", refused.Condition);

        await using LdmClient careful = new(AddressOf(server), options with { Trust = TlsTrust.System });
        await Assert.ThrowsAsync<TrustFailedException>(() => careful.ConnectAsync());
    }

    private static string AddressOf(XmppServerProcess server) =>
        string.Create(CultureInfo.InvariantCulture, $"localhost:{server.Port}");
}
