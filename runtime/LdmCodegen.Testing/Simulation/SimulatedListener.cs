using System.Net;
using System.Threading.Channels;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing;

/// <summary>A place of a simulated network where clients can connect.</summary>
internal sealed class SimulatedListener(EndPoint place, Action closed) : IConnectionListener
{
    private readonly Channel<SimulatedConnection> _waiting = Channel.CreateUnbounded<SimulatedConnection>();

    public EndPoint LocalEndPoint => place;

    public void Add(SimulatedConnection connection) => _waiting.Writer.TryWrite(connection);

    public async ValueTask<ByteConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _waiting.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException problem)
        {
            throw new ObjectDisposedException(nameof(IConnectionListener), problem);
        }
    }

    public ValueTask DisposeAsync()
    {
        closed();
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out SimulatedConnection? connection))
        {
            connection.Abort();
        }

        return ValueTask.CompletedTask;
    }
}
