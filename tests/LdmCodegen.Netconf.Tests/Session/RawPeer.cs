using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>One end of a TCP connection that says exactly what a test tells it to, cut at the end-of-message marks.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    public const string Mark = "]]>]]>";

    private const string Greeting =
        "<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>"
        + "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities><session-id>1</session-id></hello>";

    private readonly Socket _socket;
    private readonly StringBuilder _unread = new();

    private RawPeer(Socket socket) => _socket = socket;

    public static async Task<RawPeer> ConnectAsync(int port)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port).Soon();
        return new RawPeer(socket);
    }

    public static async Task<RawPeer> AcceptAsync(TcpListener listener) =>
        new(await listener.AcceptSocketAsync().Soon());

    public Task GreetAsync() => SendAsync(Greeting);

    public Task SendAsync(string document) => SendBytesAsync(document + Mark);

    public async Task SendBytesAsync(string bytes) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(bytes)).Soon();

    public Task ReplyAsync(string id, string inner = "<ok/>") =>
        SendAsync($"<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"{id}\">{inner}</rpc-reply>");

    /// <summary>The next document; null when the other side has closed.</summary>
    public async Task<string?> ReadAsync()
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            string text = _unread.ToString();
            int end = text.IndexOf(Mark, StringComparison.Ordinal);
            if (end >= 0)
            {
                _unread.Remove(0, end + Mark.Length);
                return text[..end];
            }

            int count;
            try
            {
                count = await _socket.ReceiveAsync(buffer).Soon();
            }
            catch (SocketException)
            {
                return null;
            }

            if (count == 0)
            {
                return null;
            }

            _unread.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    /// <summary>Reads a request and tells its id.</summary>
    public async Task<string> ReadIdAsync() => (await ReadAsync())!.Split("message-id=\"")[1].Split('"')[0];

    public void Cut() => _socket.Close(timeout: 0);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
