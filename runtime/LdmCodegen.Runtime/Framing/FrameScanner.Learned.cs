using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Framing;

/// <content>Documents that are known before they are looked at.</content>
internal sealed partial class FrameScanner
{
    // A document that comes in more pieces is scanned: matching it anew with each would cost more.
    private const int MostWaits = 8;

    private int _waits;

    /// <summary>Whether a document has begun as one does that is known, and the rest of it is waited for.</summary>
    public bool IsAwaiting => _waits > 0;

    /// <summary>
    /// Takes a whole document that is laid out like one before it. It is well-formed by construction; and only one within
    /// every cap is taken, so that what is not goes the usual way to its fault. Of a document that has arrived in part, and
    /// is so far like one before it, nothing is taken: there is no fault in it yet. It has begun all the same, so its
    /// deadline runs.
    /// </summary>
    /// <param name="chunk">The bytes that follow the ones taken before, as far as they stand together.</param>
    /// <param name="learned">What the peer's messages look like.</param>
    /// <param name="mayWait">Whether more may come behind the bytes.</param>
    /// <returns>Whether a document was taken; if not, and nothing is awaited, the bytes must be scanned.</returns>
    public ScanResult TakeLearned(ReadOnlySpan<byte> chunk, SkeletonCache learned, bool mayWait)
    {
        int waits = _waits;
        _waits = 0;
        if (InFrame || ExpectsHeader || _streamClosed || _afterDeclaration || FaultCode != XmlFaultCode.None
            || !TrySkipEndMark(chunk, out int start))
        {
            return ScanResult.NeedMore;
        }

        int blanks = chunk[start..].IndexOfAnyExcept(" \t\r\n"u8);
        if (blanks < 0)
        {
            return ScanResult.NeedMore;
        }

        start += blanks;
        ReadOnlySpan<byte> bytes = chunk[start..];
        long longest = Math.Min(limits.MaxEventBytes, limits.MaxMessageBytes);
        if (learned.TryMatchStart(bytes, out _, out int length))
        {
            if (length > longest)
            {
                return ScanResult.NeedMore;
            }

            BeginAt(Offset + start);
            Offset += length;
            DropUtf8();
            return EndFrame(FrameKind.Document);
        }

        if (mayWait && waits < MostWaits && bytes.Length <= longest && learned.MayBeStart(bytes))
        {
            BeginAt(Offset + start);
            DropUtf8();
            _waits = waits + 1;
        }

        return ScanResult.NeedMore;
    }

    private void BeginAt(long offset)
    {
        FrameStart = offset;
        Offset = offset;
        _endMarkLeft = 0;
    }

    /// <summary>Goes past what must stand after the document before this one.</summary>
    private bool TrySkipEndMark(ReadOnlySpan<byte> chunk, out int length)
    {
        length = 0;
        if (_endMarkLeft == 0)
        {
            return true;
        }

        int blanks = chunk.IndexOfAnyExcept(" \t\r\n"u8);
        if (_endMarkLeft < EndOfMessage.Length || blanks < 0 || !chunk[blanks..].StartsWith(EndOfMessage))
        {
            return false;
        }

        length = blanks + EndOfMessage.Length;
        return true;
    }

    /// <summary>What was looked at before ended before here, perhaps inside a character that is whole now.</summary>
    private void DropUtf8()
    {
        if (_utf8CheckedTo <= Offset)
        {
            _utf8CheckedTo = Offset;
            _utf8 = default;
        }
    }
}
