using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Tests.Transport;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class OpenSslTests
{
    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task The_openssl_client_starts_TLS_and_features_follow(string version)
    {
        await using IConnectionListener listener =
            await TcpTransport.Instance.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);
        int port = ((IPEndPoint)listener.LocalEndPoint).Port;
        ProcessStartInfo start = new("openssl")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[]
        {
            "s_client", "-connect", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            "-starttls", "xmpp", "-xmpphost", "host-1", "-quiet", version,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using Process openssl = Process.Start(start)!;
        try
        {
            _ = openssl.StandardError.ReadToEndAsync();
            await using ByteConnection connection =
                await listener.AcceptAsync(default).AsTask().WaitAsync(Connections.Patience);
            Task<(FrameReader Reader, ServerLoginResult Result)> server = ServerLogin.RunAsync(
                connection, LoginPair.Server() with { LoginPolicy = LoginPolicy.Always }, 1, default).AsTask();
            await openssl.StandardInput.WriteAsync(Frames.BareHeader);
            await openssl.StandardInput.FlushAsync();

            Assert.Contains("<mechanism>PLAIN</mechanism>", await ReadUntilAsync(openssl, "</stream:features>"));
            await openssl.StandardInput.WriteAsync(Frames.Auth("user", Canary.Password));
            await openssl.StandardInput.FlushAsync();
            Assert.Contains("<success", await ReadUntilAsync(openssl, "/>"));
            await openssl.StandardInput.WriteAsync(Frames.BareHeader + "<payload/>");
            await openssl.StandardInput.FlushAsync();
            (FrameReader reader, ServerLoginResult result) = await server.WaitAsync(Connections.Patience);

            using FrameReader owned = reader;
            Assert.Equal("user", result.UserName);
            Assert.Equal("<payload/>", Encoding.UTF8.GetString((await LoginPair.NextAsync(reader)).Bytes.Span));
        }
        finally
        {
            openssl.Kill();
            await openssl.WaitForExitAsync().WaitAsync(Connections.Patience);
        }
    }

    private static async Task<string> ReadUntilAsync(Process process, string ending)
    {
        StringBuilder seen = new();
        char[] buffer = new char[1024];
        while (!seen.ToString().Contains(ending, StringComparison.Ordinal))
        {
            int count = await process.StandardOutput.ReadAsync(buffer).AsTask().WaitAsync(Connections.Patience);
            Assert.True(count > 0, $"openssl ended after: {seen}");
            seen.Append(buffer, 0, count);
        }

        return seen.ToString();
    }
}
