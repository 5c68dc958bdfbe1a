namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlReader
{
    private bool ReadProlog()
    {
        int position = 0;
        if (XmlDeclaration.IsAtStartOf(_document))
        {
            int length = XmlDeclaration.Measure(_document, out int faultOffset, out string? message);
            if (message is not null)
            {
                return Fail(XmlFaultCode.MalformedMarkup, faultOffset, message);
            }

            if (length < 0)
            {
                return EndFault();
            }

            position = length;
        }

        position = SkipWhiteSpace(position);
        _tokenStart = position;
        _position = position;
        if (position + 1 >= _document.Length)
        {
            return position < _document.Length && _document[position] != '<'
                ? FailExpected(position, XmlFaultText.RootElement)
                : EndFault();
        }

        if (_document[position] != '<')
        {
            return FailExpected(position, XmlFaultText.RootElement);
        }

        return _document[position + 1] is (byte)'!' or (byte)'?' ? RefuseMarkup(position) : ReadStartTag();
    }

    private bool ReadEpilog()
    {
        int position = SkipWhiteSpace(_position);
        _tokenStart = position;
        _position = position;
        if (position < _document.Length)
        {
            return _document[position..].StartsWith("<!"u8) || _document[position..].StartsWith("<?"u8)
                ? RefuseMarkup(position)
                : Fail(
                    XmlFaultCode.TrailingContent,
                    position,
                    XmlFaultText.Expected(_document[position..], "nothing but white space after the root element"));
        }

        if (_endFaultCode != XmlFaultCode.None)
        {
            return EndFault();
        }

        _next = Step.Finished;
        Kind = XmlTokenKind.None;
        return false;
    }

    /// <summary>Refuses what begins with &lt;! or &lt;? and is not a CDATA section in its place.</summary>
    private bool RefuseMarkup(int position)
    {
        ReadOnlySpan<byte> markup = _document[position..];
        XmlFaultCode code = RestrictedMarkup.Classify(markup, out string message);
        return code == XmlFaultCode.Truncated ? EndFault() : Fail(code, position, message);
    }
}
