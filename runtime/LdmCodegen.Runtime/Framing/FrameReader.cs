using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Framing;

/// <summary>
/// Cuts the bytes of a connection into whole documents, each contiguous, with every limit enforced while the bytes
/// arrive. Not safe for concurrent use.
/// </summary>
public sealed class FrameReader : IDisposable
{
    private readonly PipeReader _input;
    private readonly XmlLimits _limits;
    private readonly TimeProvider _time;
    private readonly FrameScanner _scanner;
    private readonly ITimer _deadline;

    // What the pipe handed over and did not get back, and where in the stream it begins.
    private ReadOnlySequence<byte> _buffer;
    private long _bufferStart;
    private TextPosition _bufferPosition;
    private bool _holdsBuffer;
    private long _received;
    private bool _inputEnded;
    private bool _isKnown;
    private byte[]? _rented;
    private long? _frameBegan;
    private bool _disposed;

    /// <summary>Makes a reader.</summary>
    /// <param name="input">Where the bytes come from; it is not completed by this reader.</param>
    /// <param name="mode">How documents follow each other.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="time">The clock of <see cref="XmlLimits.DocumentTimeout"/>.</param>
    public FrameReader(PipeReader input, FramingMode mode, XmlLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        _input = input;
        _limits = limits;
        _time = time;
        _scanner = new FrameScanner(mode, limits);
        if (input is ReceiveReader receiver)
        {
            receiver.MaxUnread = (int)Math.Min(limits.MaxMessageBytes, int.MaxValue);
        }

        _deadline = time.CreateTimer(
            static input => ((PipeReader)input!).CancelPendingRead(),
            input,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Whether bytes were received that belong to no frame handed over so far. Before a TLS upgrade there must be none.
    /// </summary>
    public bool HasBufferedBytes => _holdsBuffer && _bufferStart + _buffer.Length > _scanner.Offset;

    /// <summary>
    /// Whether what was taken is cleared before its memory goes back to a pool that other connections use: it may hold
    /// a password.
    /// </summary>
    internal bool ClearsBytes { get; init; }

    /// <summary>
    /// What the peer's messages look like: one that is matched from end to end is a frame without a look at its markup.
    /// Null (default) to look at all.
    /// </summary>
    internal SkeletonCache? Learned { get; set; }

    /// <summary>Told how many more bytes have come, from the time on when it is set. Null (default) for nobody.</summary>
    internal Action<long>? OnReceived { get; set; }

    /// <summary>Makes documents with this root element obey <see cref="XmlLimits.MaxEventBytes"/>.</summary>
    /// <param name="rootName">The root element's name without prefix.</param>
    public void SetEventRoot(ReadOnlySpan<byte> rootName) => _scanner.SetEventRoot(rootName);

    /// <summary>Waits for the next frame.</summary>
    /// <param name="cancellationToken">Ends the wait; the reader stays usable.</param>
    /// <returns>The frame; <see cref="FrameKind.End"/> when the peer closed between documents.</returns>
    /// <exception cref="XmlFaultException">
    /// The bytes are not what they should be, a limit was reached, or the peer closed inside a document. Offset,
    /// line and column count from the start of the stream.
    /// </exception>
    /// <exception cref="TimeoutException">A started document took longer than allowed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Frame> ReadAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        ReturnCopy();
        while (true)
        {
            if (_scanner.FaultCode != XmlFaultCode.None)
            {
                throw Fault();
            }

            if (_holdsBuffer)
            {
                if (ScanBuffer())
                {
                    return TakeFrame();
                }

                if (_inputEnded)
                {
                    return _scanner.TryEnd() ? new Frame(FrameKind.End, default, _scanner.Offset) : throw Fault();
                }

                ReleaseBuffer(_scanner.InFrame ? _scanner.FrameStart : _scanner.Offset, examinedAll: true);
            }

            ReadResult result = await WaitForBytesAsync(cancellationToken).ConfigureAwait(Schedule.Here);
            _buffer = result.Buffer;
            _holdsBuffer = true;
            _inputEnded = result.IsCompleted;
            CountReceived();
        }
    }

    /// <summary>Takes the next frame when all of it has arrived with the one before it.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>False when there is none yet: wait for it.</returns>
    /// <exception cref="XmlFaultException">As when waiting.</exception>
    internal bool TryRead(out Frame frame)
    {
        ReturnCopy();
        if (_holdsBuffer && _scanner.FaultCode == XmlFaultCode.None && ScanBuffer())
        {
            frame = TakeFrame();
            return true;
        }

        frame = default;
        return false;
    }

    /// <summary>Gives back what the last frame holds; bytes behind it stay in the input for another reader.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _deadline.Dispose();
        ReturnCopy();
        if (_holdsBuffer)
        {
            ReleaseBuffer(_scanner.Offset, examinedAll: false);
        }
    }

    private void CountReceived()
    {
        long come = _bufferStart + _buffer.Length - _received;
        if (come > 0)
        {
            _received += come;
            OnReceived?.Invoke(come);
        }
    }

    private bool ScanBuffer()
    {
        ReadOnlySequence<byte> unseen = _buffer.Slice(_scanner.Offset - _bufferStart);
        _isKnown = false;
        if (Learned is not null)
        {
            // At the end of the stream, and where the bytes go on elsewhere, nothing is worth waiting for.
            bool mayWait = !_inputEnded && unseen.IsSingleSegment;
            switch (_scanner.TakeLearned(unseen.FirstSpan, Learned, mayWait))
            {
                case ScanResult.Frame:
                    _isKnown = true;
                    return true;

                case ScanResult.NeedMore when _scanner.IsAwaiting:
                    return false;
            }
        }

        foreach (ReadOnlyMemory<byte> segment in unseen)
        {
            switch (_scanner.Scan(segment.Span, out _))
            {
                case ScanResult.Frame:
                    return true;

                case ScanResult.Fault:
                    throw Fault();
            }
        }

        return false;
    }

    private Frame TakeFrame()
    {
        _frameBegan = null;
        ReadOnlySequence<byte> frame = _buffer.Slice(
            _scanner.FrameStart - _bufferStart, _scanner.Offset - _scanner.FrameStart);
        if (frame.IsSingleSegment)
        {
            return new Frame(_scanner.FrameKind, frame.First, _scanner.FrameStart) { IsKnown = _isKnown };
        }

        int length = (int)frame.Length;
        _rented = ArrayPool<byte>.Shared.Rent(length);
        frame.CopyTo(_rented);
        return new Frame(_scanner.FrameKind, _rented.AsMemory(0, length), _scanner.FrameStart);
    }

    /// <summary>
    /// Waits for bytes, or for the deadline: it cancels the read, the caller scans what came and waits again, and then
    /// no time is left. A cancellation that comes late for an earlier wait does no harm this way.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> WaitForBytesAsync(CancellationToken cancellationToken)
    {
        if (!_scanner.InFrame || _limits.DocumentTimeout == Timeout.InfiniteTimeSpan)
        {
            return await _input.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        }

        _deadline.Change(TimeLeft(), Timeout.InfiniteTimeSpan);
        try
        {
            return await _input.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        }
        finally
        {
            _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan TimeLeft()
    {
        _frameBegan ??= _time.GetTimestamp();
        TimeSpan left = _limits.DocumentTimeout - _time.GetElapsedTime(_frameBegan.Value);
        return left > TimeSpan.Zero
            ? left
            : throw new TimeoutException(
                $"The document that began at byte {_scanner.FrameStart} of the stream was not complete after " +
                $"{_limits.DocumentTimeout} ({nameof(XmlLimits)}.{nameof(XmlLimits.DocumentTimeout)}).");
    }

    private void ReleaseBuffer(long consumedTo, bool examinedAll)
    {
        ReadOnlySequence<byte> consumed = _buffer.Slice(0, consumedTo - _bufferStart);
        AdvancePosition(ref _bufferPosition, consumed);
        if (ClearsBytes)
        {
            Clear(consumed);
        }

        _input.AdvanceTo(consumed.End, examinedAll ? _buffer.End : consumed.End);
        _bufferStart = consumedTo;
        _buffer = default;
        _holdsBuffer = false;
    }

    private static void AdvancePosition(ref TextPosition position, ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> segment in bytes)
        {
            position.Advance(segment.Span);
        }
    }

    private static void Clear(ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> segment in bytes)
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(segment).Span);
        }
    }

    private void ReturnCopy()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, ClearsBytes);
            _rented = null;
        }
    }

    private XmlFaultException Fault()
    {
        TextPosition position = _bufferPosition;
        if (_holdsBuffer)
        {
            AdvancePosition(ref position, _buffer.Slice(0, _scanner.FaultOffset - _bufferStart));
        }

        return new XmlFaultException(new XmlFault(
            _scanner.FaultCode, _scanner.FaultOffset, position.Line, position.Column, _scanner.FaultMessage, "/"));
    }
}
