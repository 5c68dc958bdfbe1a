namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlReader
{
    private const int LongestTagAround = 4096;

    /// <summary>
    /// The attributes of an element around the one stood on, the root being 0. They were read before. Of a long start tag
    /// none: it may be asked for once for each of many elements in it.
    /// </summary>
    internal readonly Utf8XmlAttributes AttributesAround(int index)
    {
        NameSpan name = _open.At(index, _depth);
        int start = name.Start + name.Length;
        ReadOnlySpan<byte> document = _document[..Math.Min(_document.Length, start + LongestTagAround)];
        int end = start;
        int quotes = 0;
        while (end < document.Length && document[end] != '>')
        {
            if (document[end] is (byte)'"' or (byte)'\'')
            {
                int length = document[(end + 1)..].IndexOf(document[end]);
                end = length < 0 ? document.Length - 1 : end + length + 1;
                quotes++;
            }

            end++;
        }

        return end >= document.Length
            ? default
            : new Utf8XmlAttributes(document[start..(document[end - 1] == '/' ? end - 1 : end)], quotes);
    }

    private bool ReadStartTag()
    {
        int start = _tokenStart + 1;
        if (!ScanName(start, XmlFaultText.ElementName, out int length))
        {
            return false;
        }

        if (_depth >= _limits.MaxDepth)
        {
            return Fail(XmlFaultCode.LimitExceeded, _tokenStart, XmlFaultText.TooDeep(_limits));
        }

        _open.Push(_depth++, start, length);
        _name = new NameSpan(start, length);
        int end = start + length;
        _attributesStart = end;
        _attributeCount = 0;
        ReadOnlySpan<byte> document = _document;
        return document[end] == '>' ? EndStartTag(end, Step.Content, end + 1) : ReadAttributes(end);
    }

    private bool EndStartTag(int attributesEnd, Step next, int position)
    {
        _attributesEnd = attributesEnd;
        _position = position;
        _next = next;
        Kind = XmlTokenKind.StartElement;
        return true;
    }

    private bool ReadEndTag()
    {
        ReadOnlySpan<byte> document = _document;
        NameSpan open = _open.Top(_depth - 1);
        int start = _tokenStart + 2;
        int end = start + open.Length;
        if (end >= document.Length
            || !document.Slice(start, open.Length).SequenceEqual(open.In(document))
            || XmlNames.Continues(document[end]))
        {
            return FailEndTag(start, open);
        }

        end = SkipWhiteSpace(end);
        if (end >= document.Length)
        {
            return EndFault();
        }

        if (document[end] != '>')
        {
            return FailExpected(end, "'>' to close the end tag");
        }

        _name = open;
        _position = end + 1;
        _next = Step.AfterEndTag;
        Kind = XmlTokenKind.EndElement;
        return true;
    }

    private bool FailEndTag(int start, NameSpan open)
    {
        if (!ScanName(start, XmlFaultText.ElementName, out int length))
        {
            return false;
        }

        return Fail(
            XmlFaultCode.MismatchedTag,
            _tokenStart,
            XmlFaultText.MismatchedTag(_document.Slice(start, length), open.In(_document)));
    }

    /// <summary>Checks that a name stands somewhere and that something follows it.</summary>
    private bool ScanName(int start, string what, out int length)
    {
        ReadOnlySpan<byte> rest = _document[start..];
        length = XmlNames.MeasurePlain(rest);
        if (length > 0 && length <= _limits.MaxNameBytes)
        {
            return true;
        }

        length = XmlNames.Measure(rest);
        if (length == rest.Length)
        {
            return length > _limits.MaxNameBytes ? FailLongName(start) : EndFault();
        }

        if (length == 0)
        {
            return FailExpected(start, what);
        }

        if (length > _limits.MaxNameBytes)
        {
            return FailLongName(start);
        }

        return XmlNames.HasValidColons(rest[..length])
            || Fail(XmlFaultCode.MalformedMarkup, start, XmlFaultText.BadColons(rest[..length]));
    }

    private bool FailLongName(int start) =>
        Fail(XmlFaultCode.LimitExceeded, start, XmlFaultText.NameTooLong(_limits));

    private readonly int SkipWhiteSpace(int position)
    {
        ReadOnlySpan<byte> document = _document;
        if (position < document.Length && document[position] > ' ')
        {
            return position;
        }

        return position + 1 < document.Length && document[position] == ' ' && document[position + 1] > ' '
            ? position + 1
            : position + XmlCharacters.MeasureWhiteSpace(document[position..]);
    }
}
