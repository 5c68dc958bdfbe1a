namespace LdmCodegen.Runtime.Tests.Framing;

/// <summary>Gives bytes in pieces of any length up to one.</summary>
internal sealed class PiecesStream(byte[] bytes, Random random, int longest) : Stream
{
    private int _position;

    /// <summary>How long the buffers were that reads brought; 0 for a read that only waits.</summary>
    public List<int> Rooms { get; } = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Rooms.Add(buffer.Length);
        if (random.Next(4) == 0)
        {
            await Task.Yield();
        }

        int count = Math.Min(Math.Min(random.Next(1, longest + 1), buffer.Length), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
