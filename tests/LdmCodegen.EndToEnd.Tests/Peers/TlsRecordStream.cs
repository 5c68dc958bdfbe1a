using System.Buffers.Binary;

namespace LdmCodegen.EndToEnd.Tests.Peers;

/// <summary>
/// Stands under a TLS stream and hands it exactly one TLS record at a time, so that one read above is one record on the
/// wire, and keeps count of them.
/// </summary>
internal sealed class TlsRecordStream(Stream wire) : Stream
{
    private const int HeaderLength = 5;
    private const byte ApplicationData = 23;

    private readonly byte[] _header = new byte[HeaderLength];
    private int _headerRead;
    private int _bodyLeft;

    /// <summary>Records with application data (TLS 1.3 puts its own later messages into such records, too).</summary>
    public int ApplicationRecords { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int wanted = _bodyLeft > 0 ? _bodyLeft : HeaderLength - _headerRead;
        int read = await wire.ReadAsync(buffer[..Math.Min(buffer.Length, wanted)], cancellationToken);
        Follow(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        wire.WriteAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => wire.Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    public override void Flush() => wire.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        if (_bodyLeft > 0)
        {
            _bodyLeft -= bytes.Length;
            return;
        }

        bytes.CopyTo(_header.AsSpan(_headerRead));
        _headerRead += bytes.Length;
        if (_headerRead == HeaderLength)
        {
            _headerRead = 0;
            _bodyLeft = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(3));
            ApplicationRecords += _header[0] == ApplicationData ? 1 : 0;
        }
    }
}
