using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Framing;

/// <content>Documents that are known before they are looked at.</content>
internal sealed partial class FrameScanner
{
    /// <summary>
    /// Takes a whole document that is laid out like one before it. All its bytes are there, so no deadline can pass; it is
    /// well-formed by construction; and only one within every cap is taken, so that what is not goes the usual way to its
    /// fault.
    /// </summary>
    /// <param name="chunk">The bytes that follow the ones taken before, as far as they stand together.</param>
    /// <param name="learned">What the peer's messages look like.</param>
    public bool TryTakeLearned(ReadOnlySpan<byte> chunk, SkeletonCache learned)
    {
        if (InFrame || ExpectsHeader || _streamClosed || _afterDeclaration || FaultCode != XmlFaultCode.None)
        {
            return false;
        }

        int blank = chunk.IndexOfAnyExcept(" \t\r\n"u8);
        if (blank < 0
            || !learned.TryMatchStart(chunk[blank..], out _, out int length)
            || length > Math.Min(limits.MaxEventBytes, limits.MaxMessageBytes))
        {
            return false;
        }

        FrameStart = Offset + blank;
        Offset = FrameStart + length;
        FrameKind = FrameKind.Document;
        if (_utf8CheckedTo <= Offset)
        {
            // What was looked at before ended inside the document, perhaps inside a character.
            _utf8CheckedTo = Offset;
            _utf8 = default;
        }

        return true;
    }
}
