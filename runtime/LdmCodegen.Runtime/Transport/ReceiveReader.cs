using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Transport;

/// <summary>
/// What a stream gives, always in one piece: bytes are read behind the unread ones, and what moves when the buffer is full is
/// the part of a message that has not arrived whole. A connection that waits with nothing unread holds no buffer.
/// </summary>
/// <param name="stream">The stream; it is not closed by this reader.</param>
internal sealed class ReceiveReader(Stream stream) : PipeReader, IDisposable
{
    // One TLS record; and what a socket that is never empty gives at once.
    private const int SmallBuffer = 16 * 1024;
    private const int LargeBuffer = 64 * 1024;

    private readonly object _gate = new();
    private CancellationTokenSource _interrupt = new();
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private int _size = SmallBuffer;
    private ReadOnlySequence<byte> _given;
    private bool _isExamined = true;
    private bool _isEnded;
    private bool _isCompleted;

    public override bool TryRead(out ReadResult result)
    {
        ObjectDisposedException.ThrowIf(_isCompleted, this);
        bool isInterrupted = TakeInterrupt();
        if (isInterrupted || _isEnded || (_end > _start && !_isExamined))
        {
            result = Give(isInterrupted);
            return true;
        }

        result = default;
        return false;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryRead(out ReadResult ready))
        {
            return ready;
        }

        CancellationTokenSource interrupt = _interrupt;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static state => ((CancellationTokenSource)state!).Cancel(), interrupt);
        try
        {
            if (_end == _start)
            {
                // The buffer goes back while nothing comes: a read of nothing ends when there is something.
                GiveBack();
                await stream.ReadAsync(Memory<byte>.Empty, interrupt.Token).ConfigureAwait(Schedule.Here);
            }

            MakeRoom();
            int room = _buffer.Length - _end;
            int count = await stream.ReadAsync(_buffer.AsMemory(_end), interrupt.Token).ConfigureAwait(Schedule.Here);
            _end += count;
            _isEnded = count == 0;
            _isExamined = false;
            _size = count == room ? LargeBuffer : count < SmallBuffer / 2 ? SmallBuffer : _size;
            return Give(isCanceled: false);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            TakeInterrupt();
            cancellationToken.ThrowIfCancellationRequested();
            return Give(isCanceled: true);
        }
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _isExamined = _given.Slice(examined).IsEmpty;
        _start += (int)_given.Slice(_given.Start, consumed).Length;
        _given = default;
    }

    public override void CancelPendingRead()
    {
        lock (_gate)
        {
            _interrupt.Cancel();
        }
    }

    public override void Complete(Exception? exception = null)
    {
        _isCompleted = true;
        GiveBack();
        _interrupt.Dispose();
    }

    public void Dispose() => Complete();

    private ReadResult Give(bool isCanceled)
    {
        _given = new ReadOnlySequence<byte>(_buffer, _start, _end - _start);
        return new ReadResult(_given, isCanceled, _isEnded);
    }

    /// <summary>Whether somebody asked for the next read to end at once, and only that.</summary>
    private bool TakeInterrupt()
    {
        if (!_interrupt.IsCancellationRequested)
        {
            return false;
        }

        lock (_gate)
        {
            _interrupt = new CancellationTokenSource();
            return true;
        }
    }

    private void MakeRoom()
    {
        int unread = _end - _start;
        int half = _buffer.Length / 2;
        if (_buffer.Length >= _size && unread <= half)
        {
            if (_buffer.Length - _end < half)
            {
                Move(_buffer, unread);
            }

            return;
        }

        byte[] old = _buffer;
        Move(ArrayPool<byte>.Shared.Rent(Math.Max(_size, unread * 2)), unread);
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }

    /// <summary>Moves what is unread to the start of a buffer. Where it was nothing is left: it may be part of a password.</summary>
    private void Move(byte[] target, int unread)
    {
        _buffer.AsSpan(_start, unread).CopyTo(target);
        int kept = ReferenceEquals(target, _buffer) ? Math.Max(_start, unread) : _start;
        _buffer.AsSpan(kept, _end - kept).Clear();
        _buffer = target;
        (_start, _end) = (0, unread);
    }

    private void GiveBack()
    {
        (_start, _end) = (0, 0);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
