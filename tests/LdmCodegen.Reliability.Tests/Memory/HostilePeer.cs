using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LdmCodegen.Reliability.Tests.Memory;

/// <summary>A client made of a bare socket, which sends what it likes.</summary>
internal sealed class HostilePeer : IDisposable
{
    /// <summary>The header that opens a stream.</summary>
    public const string Header =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        + " to='localhost' version='1.0'>";

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[4096];

    private HostilePeer()
    {
    }

    public static async Task<HostilePeer> ConnectAsync(EndPoint server)
    {
        HostilePeer peer = new();
        await peer._socket.ConnectAsync(server).Soon();
        return peer;
    }

    /// <summary>Connects and opens a stream in clear text.</summary>
    public static async Task<HostilePeer> OpenAsync(EndPoint server)
    {
        HostilePeer peer = await ConnectAsync(server);
        await peer.SendAsync(Header);
        await peer.ReadUntilAsync("<stream:features/>");
        return peer;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes; a server that has closed in the meantime takes no more, and that is all.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None).Soon()..];
            }
        }
        catch (SocketException)
        {
            // What the server says of it is the matter of the test.
        }
    }

    public async Task ReadUntilAsync(string text)
    {
        StringBuilder seen = new();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            int count = await _socket.ReceiveAsync(_buffer, SocketFlags.None).Soon();
            Assert.True(count > 0, $"closed before '{text}'; it sent: {seen}");
            seen.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }
    }

    /// <summary>What the server says until it closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        StringBuilder seen = new();
        try
        {
            while (await _socket.ReceiveAsync(_buffer, SocketFlags.None).Soon() is var count && count > 0)
            {
                seen.Append(Encoding.UTF8.GetString(_buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // Cut: an end, too.
        }

        return seen.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
