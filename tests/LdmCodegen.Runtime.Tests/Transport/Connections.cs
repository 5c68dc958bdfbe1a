using System.IO.Pipelines;
using System.Net;
using System.Text;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

/// <summary>Both ends of a connection.</summary>
internal sealed record Connections(ByteConnection Client, ByteConnection Server) : IAsyncDisposable
{
    /// <summary>No test waits longer than this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Connections> InMemoryAsync(bool isLocal = true, int bytesInFlight = 64 * 1024)
    {
        InMemoryNetwork network = new() { PeersAreLocal = isLocal, BytesInFlight = bytesInFlight };
        await using IConnectionListener listener = await network.ListenAsync(new DnsEndPoint("host", 0), default);
        return await ConnectAsync(network, listener, "host", ((DnsEndPoint)listener.LocalEndPoint).Port);
    }

    public static async Task<Connections> TcpAsync()
    {
        await using IConnectionListener listener =
            await TcpTransport.Instance.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);
        return await ConnectAsync(
            TcpTransport.Instance, listener, "127.0.0.1", ((IPEndPoint)listener.LocalEndPoint).Port);
    }

    public static Task<Connections> MakeAsync(string kind) => kind == "tcp" ? TcpAsync() : InMemoryAsync();

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    public static async Task<string> ReadTextAsync(ByteConnection connection, int bytes)
    {
        ReadResult result = await connection.Input.ReadAtLeastAsync(bytes).AsTask().WaitAsync(Patience);
        string text = Encoding.UTF8.GetString(result.Buffer);
        connection.Input.AdvanceTo(result.Buffer.End);
        return text;
    }

    private static async Task<Connections> ConnectAsync(
        IConnector connector, IConnectionListener listener, string host, int port)
    {
        ValueTask<ByteConnection> accepting = listener.AcceptAsync(default);
        ByteConnection client = await connector.ConnectAsync(host, port, default);
        return new Connections(client, await accepting.AsTask().WaitAsync(Patience));
    }
}
