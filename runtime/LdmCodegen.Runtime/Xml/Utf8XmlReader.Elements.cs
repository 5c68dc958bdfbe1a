namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlReader
{
    /// <summary>
    /// Reads a lone opening tag, after an optional XML declaration: what opens a stream. On success the reader stands
    /// on the tag.
    /// </summary>
    /// <param name="openTag">The bytes up to the tag's last character.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="reader">A reader on the tag; its attributes can be read, nothing follows.</param>
    /// <param name="fault">What is wrong, when the result is false.</param>
    public static bool TryReadOpenTag(
        ReadOnlySpan<byte> openTag, XmlLimits limits, out Utf8XmlReader reader, out XmlFault fault)
    {
        reader = new Utf8XmlReader(openTag, limits);
        if (reader.ReadRoot())
        {
            if (reader._next == Step.EndOfEmptyElement)
            {
                reader.SetFault(XmlFaultCode.MalformedMarkup, XmlFaultText.EmptyStreamTag);
            }
            else if (reader._position < openTag.Length)
            {
                reader.Fail(
                    XmlFaultCode.TrailingContent, reader._position, "found more after the tag that opens the stream");
            }
        }

        fault = reader.Fault;
        return !reader.IsFaulted;
    }

    /// <summary>Goes to the root element's start tag; an XML declaration may stand before it.</summary>
    /// <returns>False on a fault, and when the reader is past the root's start tag.</returns>
    public bool ReadRoot() =>
        _next == Step.Prolog ? Read() : Kind == XmlTokenKind.StartElement && _depth == 1;

    /// <summary>
    /// Goes to the next child's start tag of the element at a depth, over text and over what is unread of the previous
    /// child. Text between children, blank or not, is ignored.
    /// </summary>
    /// <param name="parentDepth">The depth of the parent: what <see cref="Depth"/> was on its start tag.</param>
    /// <returns>False when the parent's end tag was consumed, and on a fault.</returns>
    public bool NextChild(int parentDepth)
    {
        if (_depth < parentDepth || (_depth == parentDepth && Kind == XmlTokenKind.EndElement))
        {
            return false;
        }

        while (Read())
        {
            if (Kind == XmlTokenKind.StartElement)
            {
                if (_depth == parentDepth + 1)
                {
                    return true;
                }
            }
            else if (Kind == XmlTokenKind.EndElement && _depth == parentDepth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// The text right inside the element whose start tag is stood on; child elements are left out.
    /// Consumes the element.
    /// </summary>
    /// <returns>The text; not present on a fault, or when no start tag is stood on.</returns>
    public Utf8XmlText ReadText()
    {
        if (Kind != XmlTokenKind.StartElement)
        {
            return default;
        }

        bool isEmpty = _next == Step.EndOfEmptyElement;
        int start = _position;
        Skip();
        if (IsFaulted)
        {
            return default;
        }

        return Utf8XmlText.OfContent(isEmpty ? default : _document[start.._tokenStart]);
    }

    /// <summary>Goes to the end tag of the element stood on; on text, of the element around it.</summary>
    public void Skip()
    {
        if (Kind == XmlTokenKind.EndElement)
        {
            return;
        }

        int depth = _depth;
        while (Read() && !(Kind == XmlTokenKind.EndElement && _depth == depth))
        {
        }
    }

    /// <summary>
    /// The exact bytes of the element whose start tag is stood on, tags included. Consumes the element.
    /// </summary>
    /// <returns>The bytes; nothing on a fault, or when no start tag is stood on.</returns>
    public ReadOnlySpan<byte> ReadOuterXml()
    {
        if (Kind != XmlTokenKind.StartElement)
        {
            return default;
        }

        int start = _tokenStart;
        Skip();
        return IsFaulted ? default : _document[start.._position];
    }

    /// <summary>Reads the rest and checks that nothing but white space follows the root element.</summary>
    /// <returns>False on a fault.</returns>
    public bool ReadToEnd()
    {
        while (Read())
        {
        }

        return !IsFaulted;
    }
}
