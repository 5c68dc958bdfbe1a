using LdmCodegen.EndToEnd.Tests.Processes;

namespace LdmCodegen.EndToEnd.Tests.Wire;

/// <summary>OpenSSL's own client, with the stream header it sends.</summary>
public sealed class OpenSslTests
{
    [Fact]
    public async Task Openssl_completes_starttls_and_the_stream_features_follow()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RunningProcess openssl = RunningProcess.Start(
            "openssl", "s_client", "-connect", simulator.EndPoint.ToString(), "-starttls", "xmpp", "-ign_eof");

        await openssl.WaitForLineAsync(line => line.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal));
        await openssl.WaitForLineAsync(line => line.Contains("Verify return code", StringComparison.Ordinal));
        await openssl.Input.WriteAsync(
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
            + " to='localhost' version='1.0'>"
            + "<LDM_interface version='1.3'><cmd><action>no-such-action</action><data version='3.0'/></cmd>"
            + "</LDM_interface></stream:stream>");
        await openssl.Input.FlushAsync();

        (int exitCode, List<string> rest) = await openssl.WaitForExitAsync();
        string received = string.Join('\n', rest);
        Assert.Equal(0, exitCode);
        Assert.Contains("<stream:features", received);
        Assert.Contains("no-such-action", received);
        Assert.Contains("</stream:stream>", received);
    }
}
