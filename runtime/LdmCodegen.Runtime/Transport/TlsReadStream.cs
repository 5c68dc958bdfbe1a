using System.Net.Security;

namespace LdmCodegen.Runtime.Transport;

/// <summary>What a peer sends inside TLS, read while nobody else works on the TLS engine.</summary>
/// <remarks>
/// Only reading and writing exclude each other in <see cref="SslStream"/>. <see cref="SslStream.ShutdownAsync"/> does not wait
/// for a read, and under OpenSSL both at once corrupt the memory of the process.
/// </remarks>
/// <param name="tls">The stream inside TLS.</param>
/// <param name="engineGate">Held while the engine works; see <see cref="TlsRecordStream"/>.</param>
internal sealed class TlsReadStream(SslStream tls, SemaphoreSlim engineGate) : ForwardStream
{
    public override bool CanWrite => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await engineGate.WaitAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        try
        {
            return await tls.ReadAsync(buffer, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        finally
        {
            engineGate.Release();
        }
    }

    public override void Flush()
    {
    }
}
