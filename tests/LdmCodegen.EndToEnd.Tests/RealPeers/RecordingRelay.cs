using System.Net;
using System.Net.Sockets;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>Passes the bytes of one connection on, and keeps them in the order in which they came.</summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<(bool FromClient, byte[] Bytes)> _recorded = [];
    private readonly Task _passing;

    public RecordingRelay(IPEndPoint server)
    {
        _listener.Start();
        _passing = PassAsync(server);
    }

    /// <summary>Where clients connect to.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Everything that passed, once both sides have closed.</summary>
    public async Task<IReadOnlyList<(bool FromClient, byte[] Bytes)>> RecordedAsync()
    {
        await _passing.WaitAsync(TimeSpan.FromSeconds(60));
        return _recorded;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Task.WhenAny(_passing);
    }

    private async Task PassAsync(IPEndPoint server)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        using TcpClient manager = new();
        await manager.ConnectAsync(server);
        await Task.WhenAll(
            CopyAsync(client.Client, manager.Client, fromClient: true),
            CopyAsync(manager.Client, client.Client, fromClient: false));
    }

    private async Task CopyAsync(Socket from, Socket to, bool fromClient)
    {
        byte[] buffer = new byte[8 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None) is var count && count > 0)
            {
                lock (_recorded)
                {
                    _recorded.Add((fromClient, buffer[..count]));
                }

                await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // One side is gone: what it sent until then was recorded.
        }
    }
}
