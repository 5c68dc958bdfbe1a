using System.Buffers;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Framing;

internal sealed partial class FrameScanner
{
    private const int LongestDeclaration = 256;

    /// <summary>Takes at least one byte, and as many as stay in one state.</summary>
    private ScanResult Step(ReadOnlySpan<byte> bytes) => _state switch
    {
        State.Between or State.AfterDeclaration => StepBetween(bytes),
        State.Markup => StepMarkup(bytes[0]),
        State.Declaration => StepDeclaration(bytes[0]),
        State.Bang => StepBang(bytes[0]),
        State.StartTag => StepStartTag(bytes),
        State.EmptyTag => StepEmptyTag(bytes[0]),
        State.Value => StepValue(bytes),
        State.EndTag => StepEndTag(bytes),
        State.Text => StepText(bytes),
        _ => StepCData(bytes),
    };

    /// <summary>Takes one byte of the mark after a document, with white space before it.</summary>
    private ScanResult StepEndMark(byte found)
    {
        byte expected = EndOfMessage[EndOfMessage.Length - _endMarkLeft];
        if (found == expected)
        {
            _endMarkLeft--;
        }
        else if (_endMarkLeft < EndOfMessage.Length || !XmlCharacters.IsWhiteSpace(found))
        {
            return FailExpected(found, "']]>]]>' after the document");
        }

        Offset++;
        return ScanResult.NeedMore;
    }

    private ScanResult StepBetween(ReadOnlySpan<byte> bytes)
    {
        if (_endMarkLeft > 0)
        {
            return StepEndMark(bytes[0]);
        }

        int blanks = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        if (blanks != 0)
        {
            Offset += blanks < 0 ? bytes.Length : blanks;
            return ScanResult.NeedMore;
        }

        if (bytes[0] != '<' || _streamClosed)
        {
            bool isFirst = Offset == 0 || ExpectsHeader || _state == State.AfterDeclaration;
            return isFirst
                ? FailExpected(bytes[0], XmlFaultText.RootElement)
                : Fail(
                    XmlFaultCode.TrailingContent,
                    Offset,
                    XmlFaultText.Expected(
                        bytes[..1],
                        _streamClosed ? "nothing after the end of the stream" : "white space or a document"));
        }

        // A stream header keeps its declaration, a document does not.
        if (_state == State.Between || !ExpectsHeader)
        {
            FrameStart = Offset;
            _frameLimit = Offset + (ExpectsHeader ? limits.MaxHeaderBytes : limits.MaxMessageBytes);
        }

        BeginMarkup();
        return ScanResult.NeedMore;
    }

    private void BeginMarkup()
    {
        _markupAt = Offset++;
        _state = State.Markup;
    }

    private ScanResult StepMarkup(byte first)
    {
        switch (first)
        {
            case (byte)'/':
                return BeginEndTag();

            case (byte)'?' when _depth == 0 && !_afterDeclaration:
                Capture("<?"u8);
                _state = State.Declaration;
                Offset++;
                return ScanResult.NeedMore;

            case (byte)'!':
            case (byte)'?':
                Capture("<"u8);
                return StepBang(first);
        }

        if (TagDelimiters.Contains(first))
        {
            return FailExpected(first, XmlFaultText.ElementName);
        }

        if (_depth >= limits.MaxDepth)
        {
            return Fail(XmlFaultCode.LimitExceeded, _markupAt, XmlFaultText.TooDeep(limits));
        }

        _state = State.StartTag;
        _run = 0;
        _attributes = 0;
        _capturesName = _depth == 0;
        _captured.ResetWrittenCount();
        _inElementName = true;
        _openNames.Push();
        return ScanResult.NeedMore;
    }

    private void Capture(ReadOnlySpan<byte> bytes)
    {
        _captured.ResetWrittenCount();
        _captured.Write(bytes);
    }

    private ScanResult StepDeclaration(byte b)
    {
        _captured.Write([b]);
        Offset++;
        ReadOnlySpan<byte> captured = _captured.WrittenSpan;
        bool maybeDeclaration = captured.Length <= 5
            ? "<?xml"u8.StartsWith(captured)
            : XmlDeclaration.IsAtStartOf(captured);
        if (!maybeDeclaration)
        {
            return Fail(RestrictedMarkup.Classify("<?"u8, out string restricted), _markupAt, restricted);
        }

        if (captured.Length > LongestDeclaration)
        {
            return Fail(
                XmlFaultCode.LimitExceeded,
                _markupAt,
                $"the XML declaration is longer than {LongestDeclaration} bytes");
        }

        if (b != '>')
        {
            return ScanResult.NeedMore;
        }

        int length = XmlDeclaration.Measure(captured, out int faultOffset, out string? message);
        if (message is not null || length < 0)
        {
            return Fail(
                XmlFaultCode.MalformedMarkup,
                _markupAt + faultOffset,
                message ?? XmlFaultText.Expected(">"u8, "'?>' in the XML declaration"));
        }

        _afterDeclaration = true;
        _state = State.AfterDeclaration;
        return ScanResult.NeedMore;
    }

    private ScanResult StepBang(byte b)
    {
        _state = State.Bang;
        _captured.Write([b]);
        Offset++;
        ReadOnlySpan<byte> captured = _captured.WrittenSpan;
        if (_depth > 0 && captured.SequenceEqual("<![CDATA["u8))
        {
            _state = State.CData;
            _brackets = 0;
            return ScanResult.NeedMore;
        }

        XmlFaultCode code = RestrictedMarkup.Classify(captured, out string message);
        return code == XmlFaultCode.Truncated ? ScanResult.NeedMore : Fail(code, _markupAt, message);
    }

    private ScanResult StepText(ReadOnlySpan<byte> bytes)
    {
        int markup = bytes.IndexOf((byte)'<');
        if (markup < 0)
        {
            Offset += bytes.Length;
            return ScanResult.NeedMore;
        }

        Offset += markup;
        BeginMarkup();
        return ScanResult.NeedMore;
    }

    private ScanResult StepCData(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] == ']')
        {
            _brackets++;
            Offset++;
            return ScanResult.NeedMore;
        }

        if (bytes[0] == '>' && _brackets >= 2)
        {
            _state = State.Text;
            Offset++;
            return ScanResult.NeedMore;
        }

        _brackets = 0;
        int bracket = bytes.IndexOf((byte)']');
        Offset += bracket < 0 ? bytes.Length : bracket;
        return ScanResult.NeedMore;
    }
}
