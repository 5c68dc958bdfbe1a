using System.Net;
using System.Net.Sockets;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

public class ListenerTests
{
    [Fact]
    public async Task A_listener_survives_clients_that_connect_and_close_at_once()
    {
        await using IConnectionListener listener =
            await TcpTransport.Instance.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);
        IPEndPoint place = (IPEndPoint)listener.LocalEndPoint;
        for (int i = 0; i < 20; i++)
        {
            using Socket probe = new(SocketType.Stream, ProtocolType.Tcp);
            await probe.ConnectAsync(place);
            probe.Close(i % 2 == 0 ? 0 : -1);
        }

        await using ByteConnection client =
            await TcpTransport.Instance.ConnectAsync("127.0.0.1", place.Port, default);
        await client.WriteAsync("here"u8.ToArray(), default);

        for (int i = 0; i < 21; i++)
        {
            await using ByteConnection accepted =
                await listener.AcceptAsync(default).AsTask().WaitAsync(Connections.Patience);
            if (accepted.RemoteEndPoint is IPEndPoint && await IsAliveAsync(accepted))
            {
                return;
            }
        }

        Assert.Fail("The living client was not accepted.");
    }

    [Fact]
    public async Task Closing_a_listener_ends_a_waiting_accept()
    {
        foreach ((IListenerFactory factory, EndPoint place) in new (IListenerFactory, EndPoint)[]
        {
            (TcpTransport.Instance, new IPEndPoint(IPAddress.Loopback, 0)),
            (new InMemoryNetwork(), new DnsEndPoint("host", 1)),
        })
        {
            IConnectionListener listener = await factory.ListenAsync(place, default);
            Task<ByteConnection> accepting = listener.AcceptAsync(default).AsTask();
            await listener.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => accepting.WaitAsync(Connections.Patience));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => listener.AcceptAsync(default).AsTask());
        }
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_its_address()
    {
        await using IConnectionListener first =
            await TcpTransport.Instance.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);

        IOException problem = await Assert.ThrowsAsync<IOException>(
            async () => await TcpTransport.Instance.ListenAsync(first.LocalEndPoint, default));

        Assert.Contains(first.LocalEndPoint.ToString()!, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_an_error_of_the_connect()
    {
        IConnectionListener closed =
            await TcpTransport.Instance.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);
        int port = ((IPEndPoint)closed.LocalEndPoint).Port;
        await closed.DisposeAsync();

        await Assert.ThrowsAsync<SocketException>(
            async () => await TcpTransport.Instance.ConnectAsync("127.0.0.1", port, default));
        await Assert.ThrowsAsync<IOException>(
            async () => await new InMemoryNetwork().ConnectAsync("host", 1, default));
    }

    [Fact]
    public async Task In_memory_names_of_this_host_are_one_and_come_free_again()
    {
        InMemoryNetwork network = new();
        IConnectionListener listener = await network.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), default);
        int port = ((DnsEndPoint)listener.LocalEndPoint).Port;
        foreach (string name in new[] { "localhost", "127.0.0.1", "::1", "LOCALHOST" })
        {
            await using ByteConnection client = await network.ConnectAsync(name, port, default);
            await using ByteConnection server = await listener.AcceptAsync(default);
        }

        await Assert.ThrowsAsync<IOException>(
            async () => await network.ListenAsync(new DnsEndPoint("localhost", port), default));
        await listener.DisposeAsync();
        await using IConnectionListener again =
            await network.ListenAsync(new DnsEndPoint("localhost", port), default);
    }

    [Fact]
    public async Task A_Unix_socket_serves_and_its_file_goes_with_the_listener()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("s");
        UnixSocketTransport transport = new(path);
        await using (IConnectionListener listener =
            await transport.ListenAsync(new UnixDomainSocketEndPoint(path), default))
        {
            await using ByteConnection client = await transport.ConnectAsync("ignored", 1, default);
            await using ByteConnection server = await listener.AcceptAsync(default);
            await client.WriteAsync("hi"u8.ToArray(), default);
            Assert.Equal("hi", await Connections.ReadTextAsync(server, 2));
            Assert.True(client.IsLocal && server.IsLocal);
        }

        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.2", "192.0.2.1", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("192.0.2.2", "192.0.2.1", false)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    public void A_peer_is_local_by_loopback_or_by_our_own_address(string remote, string local, bool isLocal) =>
        Assert.Equal(
            isLocal,
            SocketRawConnection.SameHost(
                new IPEndPoint(IPAddress.Parse(remote), 1), new IPEndPoint(IPAddress.Parse(local), 2)));

    private static async Task<bool> IsAliveAsync(ByteConnection connection)
    {
        try
        {
            return await Connections.ReadTextAsync(connection, 4) == "here";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
