using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace LdmCodegen.EndToEnd.Tests.Peers;

/// <summary>
/// A peer made of a bare socket and a TLS stream: it sends the bytes it is told and shares no code with the product.
/// </summary>
internal sealed class RawClient : IAsyncDisposable
{
    /// <summary>What the open-source illumos client sends first, and again inside TLS.</summary>
    public const string IllumosHeader =
        "<?xml version=\"1.0\"?><stream:stream xml:lang=\"en\" version=\"1.0\" id=\"xmpp\">";

    /// <summary>What it sends to begin TLS.</summary>
    public const string StartTls = "<starttls xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"/>";

    /// <summary>What it sends to register: version 1.1, and a data element that holds one blank.</summary>
    public const string IllumosRegistration =
        "<LDM_interface version=\"1.1\"><cmd><action>reg-domain-events</action>"
        + "<data version=\"3.0\"> </data></cmd></LDM_interface>";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TcpClient _tcp = new();
    private readonly byte[] _buffer = new byte[1 << 15];
    private Stream _stream = Stream.Null;

    /// <summary>The records under TLS.</summary>
    public TlsRecordStream? Records { get; private set; }

    public static async Task<RawClient> ConnectAsync(IPEndPoint endPoint)
    {
        RawClient client = new();
        await client._tcp.ConnectAsync(endPoint);
        client._tcp.NoDelay = true;
        client._stream = client._tcp.GetStream();
        return client;
    }

    /// <summary>Goes through the illumos handshake up to the second set of features.</summary>
    public static async Task<RawClient> ConnectAsIllumosAsync(IPEndPoint endPoint)
    {
        RawClient client = await ConnectAsync(endPoint);
        await client.SendAsync(IllumosHeader);
        await client.ReadUntilAsync("</stream:features>");
        await client.SendAsync(StartTls);
        await client.ReadUntilAsync("<proceed");
        await client.BeginTlsAsync();
        await client.SendAsync(IllumosHeader);
        await client.ReadUntilAsync("<stream:features");
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        using CancellationTokenSource deadline = new(Deadline);
        await _stream.WriteAsync(bytes, deadline.Token);
        await _stream.FlushAsync(deadline.Token);
    }

    /// <summary>What one read gives: inside TLS exactly one record. Empty at the end of the stream.</summary>
    public async Task<string> ReadAsync()
    {
        using CancellationTokenSource deadline = new(Deadline);
        int read = await _stream.ReadAsync(_buffer, deadline.Token);
        return Encoding.UTF8.GetString(_buffer, 0, read);
    }

    /// <summary>Reads until the text was seen and the markup after it is closed.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        StringBuilder seen = new();
        while (true)
        {
            string part = await ReadAsync();
            Assert.True(part.Length > 0, $"the peer closed before '{text}'; it sent: {seen}");
            seen.Append(part);
            string all = seen.ToString();
            int found = all.IndexOf(text, StringComparison.Ordinal);
            if (found >= 0 && all.IndexOf('>', found) >= 0 && all.EndsWith('>'))
            {
                return all;
            }
        }
    }

    /// <summary>Begins TLS, accepting any certificate, as the illumos client does.</summary>
    public async Task BeginTlsAsync()
    {
        using CancellationTokenSource deadline = new(Deadline);
        Records = new TlsRecordStream(_stream);
        SslStream tls = new(Records);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "",
                RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
            },
            deadline.Token);
        _stream = tls;
    }

    /// <summary>Goes away without a word, as a killed process or a pulled cable does.</summary>
    public void Vanish()
    {
        _tcp.Client.LingerState = new LingerOption(true, 0);
        _tcp.Close();
    }

    public async ValueTask DisposeAsync()
    {
        _tcp.Close();
        await _stream.DisposeAsync();
    }
}
