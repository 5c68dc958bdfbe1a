namespace LdmCodegen.Runtime.Xml;

public ref partial struct Utf8XmlReader
{
    /// <summary>Where a part of the document begins in it; -1 for anything else and for nothing.</summary>
    /// <param name="text">The text.</param>
    public readonly int OffsetOf(scoped Utf8XmlText text) =>
        _document.Overlaps(text.Raw, out int offset) ? offset : -1;

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

        while (ReadOverBlanks())
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
    /// Whether the last child of the root element has a name, as far as the end of the document tells. When it does and the
    /// document is well-formed, it is so; false says nothing.
    /// </summary>
    /// <param name="local">The name without prefix.</param>
    public readonly bool EndsWithChild(scoped ReadOnlySpan<byte> local)
    {
        ReadOnlySpan<byte> rest = _document;
        if (_depth == 0 || !TryTakeEndTag(ref rest, out ReadOnlySpan<byte> root) || !root.SequenceEqual(_open.Top(0).In(_document)))
        {
            return false;
        }

        return TryTakeEndTag(ref rest, out ReadOnlySpan<byte> child)
            && child[(child.IndexOf((byte)':') + 1)..].SequenceEqual(local);
    }

    private static bool TryTakeEndTag(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name)
    {
        name = default;
        rest = rest.TrimEnd(" \t\r\n"u8);
        int start = rest.LastIndexOf((byte)'<');
        if (start < 0 || rest[^1] != '>' || rest[start + 1] != '/')
        {
            return false;
        }

        name = rest[(start + 2)..^1].TrimEnd(" \t\r\n"u8);
        rest = rest[..start];
        return XmlNames.Measure(name) == name.Length;
    }

    /// <summary>Goes to the next token that is no white space between tags, which makes up most of a neat document.</summary>
    private bool ReadOverBlanks()
    {
        if (_next == Step.AfterEndTag && _depth > 1)
        {
            _open.Pop(--_depth);
            _next = Step.Content;
        }

        if (_next == Step.Content)
        {
            int position = _position;
            ReadOnlySpan<byte> document = _document;
            if (position < document.Length && document[position] <= ' ')
            {
                int end = SkipWhiteSpace(position);
                _position = end < document.Length && document[end] == '<' && !document[end..].StartsWith("<!"u8)
                    ? end
                    : position;
            }
        }

        return Read();
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

        _textStart = isEmpty ? -1 : start;
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

    /// <summary>Where the text begins in the document that was read last; -1 for an empty element's.</summary>
    public readonly int TextOffset => _textStart;

    /// <summary>Where the start tag stood on begins.</summary>
    public readonly int TokenOffset => _tokenStart;

    /// <summary>Where the token stood on ends.</summary>
    public readonly int Position => _position;

    /// <summary>The document, as far as its characters are allowed.</summary>
    public readonly ReadOnlySpan<byte> Document => _document;

    /// <summary>What remains of the document, from the token stood on.</summary>
    public readonly ReadOnlySpan<byte> Rest => _document[_tokenStart..];

    /// <summary>
    /// Goes to the end tag of the element whose start tag is stood on, without looking at what is in between: a skeleton
    /// has matched it.
    /// </summary>
    /// <param name="length">How long the element is, tags included.</param>
    public void SkipMatched(int length)
    {
        _position = _tokenStart + length;
        _name = _open.Top(_depth - 1);
        _next = Step.AfterEndTag;
        Kind = XmlTokenKind.EndElement;
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
