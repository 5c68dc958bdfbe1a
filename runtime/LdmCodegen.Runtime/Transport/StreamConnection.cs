using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Transport;

/// <summary>A connection over any duplex stream, with TLS on top when it is asked for.</summary>
internal sealed class StreamConnection : ByteConnection
{
    private readonly IRawConnection _raw;
    private readonly SemaphoreSlim _engineGate = new(1, 1);
    private PipeReader _input;
    private SslStream? _tls;

    public StreamConnection(IRawConnection raw)
    {
        _raw = raw;
        _input = new ReceiveReader(raw.Stream);
    }

    public override PipeReader Input => _input;

    public override bool IsEncrypted => _tls is { IsEncrypted: true };

    public override bool IsLocal => _raw.IsLocal;

    public override EndPoint? RemoteEndPoint => _raw.RemoteEndPoint;

    public override long Available => _tls is null ? _raw.Available : 0;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        (_tls ?? _raw.Stream).WriteAsync(bytes, cancellationToken);

    public override async ValueTask CompleteWritesAsync(CancellationToken cancellationToken)
    {
        if (_tls is not null)
        {
            await Schedule.WaitAsync(await StartShutdownAsync(_tls, cancellationToken).ConfigureAwait(Schedule.Here), cancellationToken)
                .ConfigureAwait(Schedule.Here);
        }

        _raw.CompleteWrites();
    }

    public override ValueTask UpgradeToTlsAsClientAsync(
        TlsClientSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return UpgradeAsync(
            tls => TlsHandshake.AsClientAsync(tls, settings, cancellationToken), cancellationToken);
    }

    public override ValueTask UpgradeToTlsAsServerAsync(
        TlsServerSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return UpgradeAsync(
            tls => TlsHandshake.AsServerAsync(tls, settings, cancellationToken), cancellationToken);
    }

    public override void Abort() => _raw.Abort();

    // The reader of a stream is not completed: its memory would go back to the pool while a read that is just being cut
    // may still write to it.
    public override async ValueTask DisposeAsync()
    {
        _raw.Close();
        if (_tls is not null)
        {
            await _engineGate.WaitAsync().ConfigureAwait(Schedule.Here);
            try
            {
                await _tls.DisposeAsync().ConfigureAwait(Schedule.Here);
            }
            finally
            {
                _engineGate.Release();
            }
        }
    }

    /// <summary>
    /// The engine makes the farewell before this returns, with nobody reading meanwhile. Sending it is not waited for here: the
    /// peer may have to be read from before it takes more.
    /// </summary>
    private async Task<Task> StartShutdownAsync(SslStream tls, CancellationToken cancellationToken)
    {
        await _engineGate.WaitAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        try
        {
            return tls.ShutdownAsync();
        }
        finally
        {
            _engineGate.Release();
        }
    }

    private async ValueTask UpgradeAsync(Func<SslStream, Task> handshake, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_tls is not null)
        {
            throw new InvalidOperationException("The connection is inside TLS already.");
        }

        if (_input.TryRead(out ReadResult unread))
        {
            long count = unread.Buffer.Length;
            _input.AdvanceTo(unread.Buffer.Start);
            if (count > 0)
            {
                throw new InvalidOperationException(
                    "Bytes that were received in clear text must be read before TLS starts.");
            }
        }

        // leaveInnerStreamOpen: the raw connection closes itself, once.
        _tls = new SslStream(new TlsRecordStream(_raw.Stream, _engineGate), leaveInnerStreamOpen: true);
        await _engineGate.WaitAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        try
        {
            await handshake(_tls).ConfigureAwait(Schedule.Here);
        }
        catch
        {
            _raw.Abort();
            throw;
        }
        finally
        {
            _engineGate.Release();
        }

        _input = new ReceiveReader(new TlsReadStream(_tls, _engineGate));
    }
}
