using System.Buffers;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Framing;

/// <summary>
/// Finds the ends of frames in a stream of bytes and enforces the limits, without I/O. It behaves as if it saw one byte
/// at a time, so the result is the same however the bytes are cut: for each byte first UTF-8, then the length of the
/// frame, then the markup. It checks of the markup what it takes to find the end, and that tags match, so that a peer
/// which never closes an element is told at once; the reader checks the rest.
/// </summary>
internal sealed partial class FrameScanner(FramingMode mode, XmlLimits limits)
{
    private static readonly SearchValues<byte> TagDelimiters = SearchValues.Create(" \t\r\n=/>\"'<"u8);

    private readonly ArrayBufferWriter<byte> _captured = new(64);
    private readonly OpenNames _openNames = new();
    private State _state = State.Between;
    private Utf8Progress _utf8;
    private long _utf8CheckedTo;
    private long _utf8BadAt = long.MaxValue;
    private long _utf8SequenceAt;
    private long _markupAt;
    private long _frameLimit;
    private byte[] _eventRoot = [];
    private byte[]? _streamName;
    private bool _afterDeclaration;
    private bool _streamClosed;
    private bool _capturesName;
    private bool _inElementName;
    private int _depth;
    private int _attributes;
    private int _run;
    private int _brackets;
    private byte _quote;
    private int _endMarkLeft;

    private enum State : byte
    {
        Between,
        AfterDeclaration,
        Markup,
        Declaration,
        Bang,
        StartTag,
        EmptyTag,
        Value,
        EndTag,
        Text,
        CData,
    }

    /// <summary>What stands after each document of <see cref="FramingMode.EndOfMessage"/>.</summary>
    public static ReadOnlySpan<byte> EndOfMessage => "]]>]]>"u8;

    /// <summary>How many bytes of the stream were taken.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the frame begins that is being read or was just found.</summary>
    public long FrameStart { get; private set; }

    /// <summary>What the frame holds that was just found.</summary>
    public FrameKind FrameKind { get; private set; }

    /// <summary>Whether a frame has begun and has not ended.</summary>
    public bool InFrame => _state != State.Between || IsAwaiting;

    /// <summary>What is wrong; <see cref="XmlFaultCode.None"/> when nothing is.</summary>
    public XmlFaultCode FaultCode { get; private set; }

    /// <summary>Where in the stream it is wrong.</summary>
    public long FaultOffset { get; private set; }

    /// <summary>What was found and what was expected.</summary>
    public string FaultMessage { get; private set; } = "";

    private bool ExpectsHeader => mode == FramingMode.XmlStream && _streamName is null;

    /// <summary>Documents whose root has this local name obey the limit of events.</summary>
    public void SetEventRoot(ReadOnlySpan<byte> rootName) => _eventRoot = rootName.ToArray();

    /// <summary>Takes the bytes that follow the ones taken before, up to the end of one frame.</summary>
    /// <param name="chunk">The bytes.</param>
    /// <param name="taken">How many of them were taken.</param>
    public ScanResult Scan(ReadOnlySpan<byte> chunk, out int taken)
    {
        long start = Offset;
        ScanResult result = FaultCode == XmlFaultCode.None ? ScanMarkup(chunk) : ScanResult.Fault;
        taken = (int)(Offset - start);
        return result;
    }

    /// <summary>Tells that no more bytes come.</summary>
    /// <returns>False when they end inside a frame, which is a fault then.</returns>
    public bool TryEnd()
    {
        if (FaultCode != XmlFaultCode.None)
        {
            return false;
        }

        if (_endMarkLeft > 0)
        {
            return Fail(
                XmlFaultCode.Truncated, Offset, "the stream ends before the ']]>]]>' after a document")
                == ScanResult.NeedMore;
        }

        return !InFrame || Fail(
            XmlFaultCode.Truncated, Offset, "the stream ends inside a document") == ScanResult.NeedMore;
    }

    private ScanResult ScanMarkup(ReadOnlySpan<byte> chunk)
    {
        long start = Offset;
        CheckUtf8(chunk);
        long end = Math.Min(start + chunk.Length, _utf8BadAt);
        while (true)
        {
            long stop = InFrame ? Math.Min(end, _frameLimit) : end;
            if (Offset >= stop)
            {
                return AtStop(end, start + chunk.Length);
            }

            ScanResult result = Step(chunk[(int)(Offset - start)..(int)(stop - start)]);
            if (result != ScanResult.NeedMore)
            {
                return result;
            }
        }
    }

    private void CheckUtf8(ReadOnlySpan<byte> chunk)
    {
        int alreadyChecked = (int)(_utf8CheckedTo - Offset);
        if (alreadyChecked >= chunk.Length || _utf8BadAt != long.MaxValue)
        {
            return;
        }

        int bad = _utf8.Check(chunk[alreadyChecked..], out int back);
        if (bad >= 0)
        {
            _utf8BadAt = _utf8CheckedTo + bad;
            _utf8SequenceAt = _utf8BadAt - back;
        }

        _utf8CheckedTo = Offset + chunk.Length;
    }

    private ScanResult AtStop(long end, long chunkEnd)
    {
        if (Offset == _utf8BadAt && Offset < chunkEnd)
        {
            return Fail(XmlFaultCode.InvalidUtf8, _utf8SequenceAt, "the bytes from here on are not UTF-8");
        }

        return Offset < end ? FailLength() : ScanResult.NeedMore;
    }

    private ScanResult FailLength() => Fail(
        XmlFaultCode.LimitExceeded,
        _frameLimit,
        ExpectsHeader ? XmlFaultText.HeaderTooLong(limits)
        : _frameLimit - FrameStart == limits.MaxMessageBytes ? XmlFaultText.MessageTooLong(limits)
        : XmlFaultText.EventTooLong(limits));

    // Describes one byte alone, so that the message does not depend on how many bytes have arrived.
    private ScanResult FailExpected(byte found, string expected) =>
        Fail(XmlFaultCode.MalformedMarkup, Offset, XmlFaultText.Expected([found], expected));

    private ScanResult Fail(XmlFaultCode code, long offset, string message)
    {
        FaultCode = code;
        FaultOffset = offset;
        FaultMessage = message;
        return ScanResult.Fault;
    }

    private ScanResult EndFrame(FrameKind kind)
    {
        FrameKind = kind;
        _state = State.Between;
        _afterDeclaration = false;
        _endMarkLeft = mode == FramingMode.EndOfMessage ? EndOfMessage.Length : 0;
        return ScanResult.Frame;
    }
}
