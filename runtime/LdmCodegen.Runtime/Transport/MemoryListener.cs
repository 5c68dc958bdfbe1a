using System.Net;
using System.Threading.Channels;

namespace LdmCodegen.Runtime.Transport;

/// <summary>A named place of an <see cref="InMemoryNetwork"/> where peers can connect.</summary>
internal sealed class MemoryListener : IConnectionListener
{
    private const int Backlog = 512;

    private readonly Channel<StreamConnection> _waiting = Channel.CreateBounded<StreamConnection>(Backlog);
    private readonly Action<MemoryListener> _closed;

    public MemoryListener(DnsEndPoint endPoint, Action<MemoryListener> closed)
    {
        EndPoint = endPoint;
        _closed = closed;
    }

    public DnsEndPoint EndPoint { get; }

    public EndPoint LocalEndPoint => EndPoint;

    /// <summary>Puts a new connection into the queue; false when the listener is closed or the queue is full.</summary>
    public bool TryEnqueue(StreamConnection connection) => _waiting.Writer.TryWrite(connection);

    public async ValueTask<ByteConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _waiting.Reader.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (ChannelClosedException problem)
        {
            throw new ObjectDisposedException(nameof(IConnectionListener), problem);
        }
    }

    public ValueTask DisposeAsync()
    {
        _closed(this);
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out StreamConnection? connection))
        {
            connection.Abort();
        }

        return ValueTask.CompletedTask;
    }
}
