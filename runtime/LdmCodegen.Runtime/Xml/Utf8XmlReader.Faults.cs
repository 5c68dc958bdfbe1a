namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlReader
{
    /// <summary>Whether a fault was found.</summary>
    public readonly bool IsFaulted => _faultCode != XmlFaultCode.None;

    /// <summary>The first fault found; its code is <see cref="XmlFaultCode.None"/> when there is none.</summary>
    public readonly XmlFault Fault
    {
        get
        {
            if (!IsFaulted)
            {
                return default;
            }

            TextPosition position = TextPosition.After(_document[.._faultOffset]);
            return new XmlFault(
                _faultCode,
                _faultOffset,
                position.Line,
                position.Column,
                _faultMessage!,
                _open.PathOf(_document, _depth));
        }
    }

    /// <summary>Records that the token stood on does not mean what it should. An earlier fault stays.</summary>
    /// <param name="code">What kind of fault.</param>
    /// <param name="message">What was found and what was expected.</param>
    public void SetFault(XmlFaultCode code, string message) => Fail(code, _tokenStart, message);

    /// <summary>Records that a value of this document is not what it should be. An earlier fault stays.</summary>
    /// <param name="code">What kind of fault.</param>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="value">The value; the fault is where its text begins.</param>
    public void SetFault(XmlFaultCode code, string message, scoped Utf8XmlText value) =>
        Fail(code, _document.Overlaps(value.Raw, out int offset) ? offset : _tokenStart, message);

    /// <summary>The document ends here, or goes on with something that no document may hold.</summary>
    private bool EndFault() => _endFaultCode != XmlFaultCode.None
        ? Fail(_endFaultCode, _document.Length, _endFaultMessage!)
        : Fail(XmlFaultCode.Truncated, _document.Length, _depth == 0
            ? "the document ends before its root element is complete"
            : $"the document ends inside the element '{_open.Top(_depth - 1).TextOf(_document)}'");

    private bool FailExpected(int offset, string expected) =>
        Fail(XmlFaultCode.MalformedMarkup, offset, XmlFaultText.Expected(_document[offset..], expected));

    private bool Fail(XmlFaultCode code, int offset, string message)
    {
        if (!IsFaulted)
        {
            _faultCode = code;
            _faultOffset = offset;
            _faultMessage = message;
        }

        _next = Step.Finished;
        Kind = XmlTokenKind.None;
        return false;
    }
}
