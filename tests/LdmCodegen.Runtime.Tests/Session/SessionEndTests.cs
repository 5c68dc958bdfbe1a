using System.IO.Pipelines;
using System.Net;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>A session is freed when nobody works on its end any more.</summary>
public sealed class SessionEndTests
{
    [Fact]
    public async Task Connection_is_not_freed_while_the_timer_that_cuts_it_is_still_at_it()
    {
        InMemoryNetwork network = new();
        ManualTimeProvider time = new();
        SlowAbort connector = new(network);
        await using ScriptedServer server = await ScriptedServer.StartAsync(network);
        await using TinyClient client = new(TinyClient.Options(connector) with
        {
            Time = time,
            Reconnect = ReconnectPolicy.None,
            ReadIdleTimeout = TimeSpan.FromSeconds(7),
        });
        await client.ConnectAsync().Soon();
        await using ScriptedPeer peer = await server.AcceptAsync();
        Task<TinyReply> request = client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());

        time.Advance(TimeSpan.FromSeconds(7));

        await Assert.ThrowsAsync<ConnectionLostException>(() => request.Soon());
        await client.StateAsync(ConnectionState.Closed);
        Assert.False(connector.WasFreedDuringAbort);
        Assert.True(connector.WasFreed);
    }

    private sealed class SlowAbort(IConnector inner) : IConnector
    {
        private readonly ManualResetEventSlim _freed = new();

        public bool WasFreedDuringAbort { get; private set; }

        public bool WasFreed => _freed.IsSet;

        public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
            new Connection(this, await inner.ConnectAsync(host, port, cancellationToken));

        private sealed class Connection(SlowAbort owner, ByteConnection inner) : ByteConnection
        {
            public override PipeReader Input => inner.Input;

            public override bool IsEncrypted => inner.IsEncrypted;

            public override bool IsLocal => inner.IsLocal;

            public override EndPoint? RemoteEndPoint => inner.RemoteEndPoint;

            public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
                inner.WriteAsync(bytes, cancellationToken);

            public override ValueTask CompleteWritesAsync(CancellationToken cancellationToken) =>
                inner.CompleteWritesAsync(cancellationToken);

            public override ValueTask UpgradeToTlsAsClientAsync(
                TlsClientSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();

            public override ValueTask UpgradeToTlsAsServerAsync(
                TlsServerSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();

            public override void Abort()
            {
                inner.Abort();
                owner.WasFreedDuringAbort |= owner._freed.Wait(TimeSpan.FromMilliseconds(200));
            }

            public override ValueTask DisposeAsync()
            {
                owner._freed.Set();
                return inner.DisposeAsync();
            }
        }
    }
}
