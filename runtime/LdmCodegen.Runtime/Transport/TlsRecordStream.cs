namespace LdmCodegen.Runtime.Transport;

/// <summary>
/// The bytes under TLS. The first one of the peer tells whether it begins a TLS record; when it does not, the peer
/// speaks no TLS, or somebody in the middle has put clear text before its handshake.
/// </summary>
/// <param name="inner">The bytes of the network.</param>
/// <param name="engineGate">
/// Who holds it works on the TLS engine. A reader that waits for the network here works on nothing, so it lets others in.
/// </param>
internal sealed class TlsRecordStream(Stream inner, SemaphoreSlim engineGate) : ForwardStream
{
    // RFC 8446, section 5.1: change_cipher_spec to application_data.
    private const byte FirstContentType = 20;
    private const byte LastContentType = 23;

    private bool _isChecked;

    public override bool CanWrite => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        engineGate.Release();
        try
        {
            count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        finally
        {
            await engineGate.WaitAsync(CancellationToken.None).ConfigureAwait(Schedule.Here);
        }

        if (!_isChecked && count > 0)
        {
            CheckFirst(buffer.Span[0]);
            _isChecked = true;
        }

        return count;
    }

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    private static void CheckFirst(byte first)
    {
        if (first is < FirstContentType or > LastContentType)
        {
            throw new TlsFailedException(
                "Clear text came where the TLS handshake was due: the peer speaks no TLS here, or somebody between "
                + "has put the text there. None of it was used.",
                isTrustFailure: false)
            { IsClearText = true };
        }
    }
}
