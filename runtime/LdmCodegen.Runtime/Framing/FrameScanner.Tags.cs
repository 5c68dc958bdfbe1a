using System.Buffers;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Framing;

internal sealed partial class FrameScanner
{
    private ScanResult StepStartTag(ReadOnlySpan<byte> bytes)
    {
        int run = bytes.IndexOfAny(TagDelimiters);
        if (run != 0)
        {
            return TakeName(bytes[..(run < 0 ? bytes.Length : run)]);
        }

        byte b = bytes[0];
        _run = 0;
        if (_capturesName)
        {
            _capturesName = false;
            if (_captured.WrittenSpan.SequenceEqual(_streamName))
            {
                return Fail(XmlFaultCode.MalformedMarkup, _markupAt, XmlFaultText.SecondStreamHeader);
            }

            ApplyEventLimit();
        }

        if (_inElementName && b is ((byte)'=' or (byte)'"' or (byte)'\''))
        {
            return FailExpected(b, "white space, '/>' or '>'");
        }

        _inElementName = false;
        switch (b)
        {
            case (byte)'>':
                Offset++;
                return EndStartTag();

            case (byte)'/':
                _state = State.EmptyTag;
                break;

            case (byte)'<':
                return FailExpected(bytes[0], XmlFaultText.AttributeName);

            case (byte)'"' or (byte)'\'':
                if (++_attributes > limits.MaxAttributes)
                {
                    return Fail(XmlFaultCode.LimitExceeded, Offset, XmlFaultText.TooManyAttributes(limits));
                }

                _quote = b;
                _state = State.Value;
                break;
        }

        Offset++;
        return ScanResult.NeedMore;
    }

    private ScanResult TakeName(ReadOnlySpan<byte> name)
    {
        long start = Offset - _run;
        _run += name.Length;
        if (_run > limits.MaxNameBytes)
        {
            return Fail(XmlFaultCode.LimitExceeded, start, XmlFaultText.NameTooLong(limits));
        }

        if (_capturesName)
        {
            _captured.Write(name);
        }

        if (_inElementName)
        {
            _openNames.Append(name);
        }

        Offset += name.Length;
        return ScanResult.NeedMore;
    }

    private void ApplyEventLimit()
    {
        ReadOnlySpan<byte> name = _captured.WrittenSpan;
        if (!ExpectsHeader && _eventRoot.Length > 0 && name[(name.IndexOf((byte)':') + 1)..].SequenceEqual(_eventRoot))
        {
            _frameLimit = Math.Min(_frameLimit, FrameStart + limits.MaxEventBytes);
        }
    }

    private ScanResult EndStartTag()
    {
        if (ExpectsHeader)
        {
            _openNames.Pop();
            _streamName = _captured.WrittenSpan.ToArray();
            return EndFrame(FrameKind.StreamOpen);
        }

        _depth++;
        _state = State.Text;
        return ScanResult.NeedMore;
    }

    private ScanResult StepEmptyTag(byte b)
    {
        if (b != '>')
        {
            return FailExpected(b, "'>' after '/'");
        }

        if (ExpectsHeader)
        {
            return Fail(
                XmlFaultCode.MalformedMarkup, _markupAt, XmlFaultText.EmptyStreamTag);
        }

        _openNames.Pop();
        Offset++;
        _state = State.Text;
        return _depth == 0 ? EndFrame(FrameKind.Document) : ScanResult.NeedMore;
    }

    private ScanResult StepValue(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAny(_quote, (byte)'<');
        if (end < 0)
        {
            Offset += bytes.Length;
            return ScanResult.NeedMore;
        }

        Offset += end;
        if (bytes[end] == '<')
        {
            return Fail(XmlFaultCode.MalformedMarkup, Offset, XmlFaultText.LessThanInValue);
        }

        Offset++;
        _state = State.StartTag;
        return ScanResult.NeedMore;
    }

    private ScanResult BeginEndTag()
    {
        bool endsStream = _depth == 0 && mode == FramingMode.XmlStream && !ExpectsHeader && !_afterDeclaration;
        if (_depth == 0 && !endsStream)
        {
            return Fail(
                XmlFaultCode.MalformedMarkup, _markupAt, XmlFaultText.Expected("</"u8, XmlFaultText.RootElement));
        }

        _state = State.EndTag;
        _run = 0;
        _capturesName = true;
        _captured.ResetWrittenCount();
        Offset++;
        return ScanResult.NeedMore;
    }

    private ScanResult StepEndTag(ReadOnlySpan<byte> bytes)
    {
        int run = bytes.IndexOfAny(TagDelimiters);
        if (run != 0)
        {
            return TakeName(bytes[..(run < 0 ? bytes.Length : run)]);
        }

        byte b = bytes[0];
        if (b != '>')
        {
            if (!XmlCharacters.IsWhiteSpace(b))
            {
                return FailExpected(bytes[0], "'>' to close the end tag");
            }

            _run = 0;
            _capturesName = false;
            Offset++;
            return ScanResult.NeedMore;
        }

        if (_depth == 0)
        {
            return EndStream();
        }

        if (!_captured.WrittenSpan.SequenceEqual(_openNames.Last))
        {
            return FailMismatch(_openNames.Last);
        }

        _openNames.Pop();
        Offset++;
        _state = State.Text;
        return --_depth == 0 ? EndFrame(FrameKind.Document) : ScanResult.NeedMore;
    }

    private ScanResult EndStream()
    {
        if (!_captured.WrittenSpan.SequenceEqual(_streamName))
        {
            return FailMismatch(_streamName);
        }

        Offset++;
        _streamClosed = true;
        return EndFrame(FrameKind.StreamClose);
    }

    private ScanResult FailMismatch(ReadOnlySpan<byte> expected) => Fail(
        XmlFaultCode.MismatchedTag, _markupAt, XmlFaultText.MismatchedTag(_captured.WrittenSpan, expected));
}
