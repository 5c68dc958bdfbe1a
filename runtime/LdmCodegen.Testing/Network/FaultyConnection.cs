using System.IO.Pipelines;
using System.Net;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing;

/// <summary>A connection of a <see cref="FaultyNetwork"/>.</summary>
internal sealed class FaultyConnection(ByteConnection connection, FaultyNetwork network, long cutAfter) : ByteConnection
{
    private FaultyReader? _input;
    private PipeReader? _behind;

    public override PipeReader Input
    {
        get
        {
            // Another reader stands there once TLS has begun.
            if (_input is null || !ReferenceEquals(_behind, connection.Input))
            {
                _behind = connection.Input;
                _input = new FaultyReader(_behind, network, cutAfter, Abort);
            }

            return _input;
        }
    }

    public override bool IsEncrypted => connection.IsEncrypted;

    public override bool IsLocal => connection.IsLocal;

    public override EndPoint? RemoteEndPoint => connection.RemoteEndPoint;

    public override long Available => connection.Available + (_input?.Held ?? 0);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        connection.WriteAsync(bytes, cancellationToken);

    public override ValueTask CompleteWritesAsync(CancellationToken cancellationToken) =>
        connection.CompleteWritesAsync(cancellationToken);

    public override ValueTask UpgradeToTlsAsClientAsync(TlsClientSettings settings, CancellationToken cancellationToken) =>
        connection.UpgradeToTlsAsClientAsync(settings, cancellationToken);

    public override ValueTask UpgradeToTlsAsServerAsync(TlsServerSettings settings, CancellationToken cancellationToken) =>
        connection.UpgradeToTlsAsServerAsync(settings, cancellationToken);

    public override void Abort()
    {
        network.Closed(this);
        connection.Abort();
    }

    public override ValueTask DisposeAsync()
    {
        network.Closed(this);
        return connection.DisposeAsync();
    }
}
