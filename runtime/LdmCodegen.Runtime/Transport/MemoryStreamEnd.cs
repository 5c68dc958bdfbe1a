using System.Buffers;
using System.IO.Pipelines;

namespace LdmCodegen.Runtime.Transport;

/// <summary>One end of an in-memory connection as a stream. A reader and a writer may work at the same time.</summary>
internal sealed class MemoryStreamEnd : Stream
{
    private readonly object _gate = new();
    private readonly PipeReader _reader;
    private readonly PipeWriter _writer;
    private bool _isCut;

    public MemoryStreamEnd(PipeReader reader, PipeWriter writer)
    {
        _reader = reader;
        _writer = writer;
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes that arrived and were not read yet.</summary>
    public long Available
    {
        get
        {
            lock (_gate)
            {
                if (_isCut || !_reader.TryRead(out ReadResult result))
                {
                    return 0;
                }

                long count = result.Buffer.Length;
                _reader.AdvanceTo(result.Buffer.Start);
                return count;
            }
        }
    }

    /// <summary>Ends the connection: here every read and write fails from now on.</summary>
    /// <param name="told">What the peer is told: null a clean end, else a failure of its next read.</param>
    public void Cut(Exception? told)
    {
        lock (_gate)
        {
            if (_isCut)
            {
                return;
            }

            _isCut = true;
            _reader.CancelPendingRead();
            _writer.CancelPendingFlush();
            _writer.Complete(told);
            _reader.Complete();
        }
    }

    public void CompleteWrites() => _writer.Complete();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            ReadResult result;
            try
            {
                result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
            }
            catch (InvalidOperationException problem)
            {
                throw CutException(problem);
            }

            // Under the lock: a cut gives the memory back, so none of it may be looked at after that.
            lock (_gate)
            {
                if (_isCut)
                {
                    throw CutException(null);
                }

                if (!result.Buffer.IsEmpty)
                {
                    int count = (int)Math.Min(result.Buffer.Length, buffer.Length);
                    ReadOnlySequence<byte> taken = result.Buffer.Slice(0, count);
                    taken.CopyTo(buffer.Span);
                    _reader.AdvanceTo(taken.End);
                    return count;
                }

                _reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return 0;
                }
            }
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        FlushResult result;
        try
        {
            result = await _writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (InvalidOperationException problem)
        {
            throw CutException(problem);
        }

        if (result.IsCanceled || result.IsCompleted)
        {
            throw CutException(null);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static IOException CutException(Exception? cause) => new("The in-memory connection is closed.", cause);
}
