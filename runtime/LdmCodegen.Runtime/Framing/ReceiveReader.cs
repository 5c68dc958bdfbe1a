using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Framing;

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

    // Replaced by the reader alone, and only once it is cancelled: a wait is called off from any thread.
    private volatile CancellationTokenSource _interrupt = new();
    private byte[] _buffer = [];
    private bool _isPooled;
    private int _start;
    private int _end;
    private int _size = SmallBuffer;
    private ReadOnlySequence<byte> _given;
    private bool _isExamined = true;
    private bool _isEnded;
    private bool _isCompleted;

    /// <summary>
    /// The most bytes that whoever reads leaves unread: the buffer does not become larger than that and one TLS record. Without
    /// it the buffer doubles.
    /// </summary>
    public int MaxUnread { get; set; } = int.MaxValue;

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
        try
        {
            _interrupt.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A timer that fires while the reader is completed: nobody waits any more.
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

        _interrupt = new CancellationTokenSource();
        return true;
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

        if (_buffer.Length >= _size && _buffer.Length - unread >= SmallBuffer)
        {
            if (_buffer.Length - _end < SmallBuffer)
            {
                Move(_buffer, unread);
            }

            return;
        }

        byte[] old = _buffer;
        bool wasPooled = _isPooled;
        Move(Larger(unread), unread);
        if (wasPooled)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }

    /// <summary>A buffer of twice the size, or one that just holds what may stay unread: pools would round that up.</summary>
    private byte[] Larger(int unread)
    {
        long most = Math.Min(Math.Max(MaxUnread, unread) + (long)SmallBuffer, Array.MaxLength);
        int wanted = (int)Math.Min(Math.Max(_size, unread * 2L), most);
        _isPooled = wanted < most || wanted <= LargeBuffer;
        return _isPooled ? ArrayPool<byte>.Shared.Rent(wanted) : GC.AllocateUninitializedArray<byte>(wanted);
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
        if (_isPooled)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = [];
        _isPooled = false;
    }
}
