using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LdmCodegen.EndToEnd.Tests.Peers;

/// <summary>
/// A manager made of bare sockets: it goes through the handshake, answers the first request with success and then sends
/// whatever bytes it is told. It shares no code with the product.
/// </summary>
internal sealed class RawManager : IAsyncDisposable
{
    private const string Header =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        + " id='1' from='manager' version='1.0'>";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;

    public RawManager(CertificateFiles files)
    {
        _certificate = X509Certificate2.CreateFromPemFile(files.CertificatePath, files.KeyPath);
        _listener.Start();
    }

    /// <summary>Where it listens.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Serves one client: registration, then the bytes, then waits until the client goes.</summary>
    public async Task ServeAsync(string action, ReadOnlyMemory<byte> bytes)
    {
        using CancellationTokenSource deadline = new(Deadline);
        using TcpClient client = await _listener.AcceptTcpClientAsync(deadline.Token);
        NetworkStream clear = client.GetStream();
        await ReadUntilAsync(clear, "<stream:stream", deadline.Token);
        await WriteAsync(
            clear,
            Header + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>",
            deadline.Token);
        await ReadUntilAsync(clear, "<starttls", deadline.Token);
        await WriteAsync(clear, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", deadline.Token);

        await using SslStream tls = new(clear);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate }, deadline.Token);
        await ReadUntilAsync(tls, "<stream:stream", deadline.Token);
        await WriteAsync(tls, Header + "<stream:features/>", deadline.Token);
        await ReadUntilAsync(tls, "</LDM_interface", deadline.Token);
        await WriteAsync(
            tls,
            $"<LDM_interface version='1.3'><cmd><action>{action}</action><data version='3.0'/>"
            + "<response><status>success</status></response></cmd></LDM_interface>",
            deadline.Token);
        await tls.WriteAsync(bytes, deadline.Token);
        await ReadToEndAsync(tls, deadline.Token);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _certificate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private static async Task ReadUntilAsync(Stream stream, string text, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        StringBuilder seen = new();
        while (true)
        {
            int read = await stream.ReadAsync(buffer, cancellationToken);
            Assert.True(read > 0, $"the client closed before '{text}'; it sent: {seen}");
            seen.Append(Encoding.UTF8.GetString(buffer, 0, read));
            string all = seen.ToString();
            int found = all.IndexOf(text, StringComparison.Ordinal);
            if (found >= 0 && all.IndexOf('>', found) >= 0)
            {
                return;
            }
        }
    }

    private static async Task ReadToEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken) > 0)
            {
                // What the client still sends does not matter.
            }
        }
        catch (IOException)
        {
            // A cut is an end, too.
        }
    }
}
