namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Reads one whole document of the restricted profile: elements, attributes, text, CDATA, the five predefined entities
/// and character references; no document type, comment or instruction. Every check of XML 1.0 on the rest is on;
/// prefixes need no declaration. Input never makes it throw: the first fault stays, and every read after it is false.
/// A plain copy of the struct is a bookmark to look ahead from.
/// </summary>
public ref partial struct Utf8XmlReader
{
    // The part of the document that is UTF-8 of allowed characters; what ends it early is in _endFaultCode.
    private readonly ReadOnlySpan<byte> _document;
    private readonly XmlLimits _limits;
    private readonly string? _endFaultMessage;
    private readonly XmlFaultCode _endFaultCode;

    private OpenElements _open;
    private AttributeNames _attributes;
    private NameSpan _name;
    private int _position;
    private int _tokenStart;
    private int _textStart;
    private int _depth;
    private int _attributesStart;
    private int _attributesEnd;
    private int _attributeCount;
    private Step _next;
    private XmlFaultCode _faultCode;
    private int _faultOffset;
    private string? _faultMessage;

    /// <summary>Makes a reader that stands before a document.</summary>
    /// <param name="document">The whole document, in UTF-8.</param>
    /// <param name="limits">The limits; <see cref="XmlLimits.Default"/> unless given.</param>
    public Utf8XmlReader(ReadOnlySpan<byte> document, XmlLimits? limits = null)
    {
        _limits = limits ?? XmlLimits.Default;
        int valid = XmlCharacters.MeasureValid(document, out XmlFaultCode characterFault);
        if (valid > _limits.MaxMessageBytes)
        {
            valid = (int)_limits.MaxMessageBytes;
            _endFaultCode = XmlFaultCode.LimitExceeded;
            _endFaultMessage = XmlFaultText.MessageTooLong(_limits);
        }
        else if (characterFault != XmlFaultCode.None)
        {
            _endFaultCode = characterFault;
            _endFaultMessage = XmlFaultText.NotAllowed(document[valid..], characterFault);
        }

        _document = document[..valid];
    }

    private enum Step : byte
    {
        Prolog,
        Content,
        EndOfEmptyElement,
        AfterEndTag,
        Finished,
    }

    /// <summary>What the reader stands on.</summary>
    public XmlTokenKind Kind { get; private set; }

    /// <summary>How deep the reader is: 1 on the tags of the root element and on text right inside it.</summary>
    public readonly int Depth => _depth;

    /// <summary>The qualified name of the start or end tag; empty on anything else.</summary>
    public readonly ReadOnlySpan<byte> Name =>
        Kind is XmlTokenKind.StartElement or XmlTokenKind.EndElement ? _name.In(_document) : default;

    /// <summary>The name of the start or end tag without its prefix.</summary>
    public readonly ReadOnlySpan<byte> LocalName
    {
        get
        {
            ReadOnlySpan<byte> name = Name;
            return name[(name.IndexOf((byte)':') + 1)..];
        }
    }

    /// <summary>The text stood on; not present on anything but a text token.</summary>
    public readonly Utf8XmlText Text => Kind == XmlTokenKind.Text
        ? Utf8XmlText.OfContent(_document[_tokenStart.._position])
        : default;

    /// <summary>The attributes of the start tag stood on, namespace declarations among them.</summary>
    public readonly Utf8XmlAttributes Attributes => Kind == XmlTokenKind.StartElement
        ? new Utf8XmlAttributes(_document[_attributesStart.._attributesEnd], _attributeCount)
        : default;

    /// <summary>How many attributes the start tag stood on has, namespace declarations among them.</summary>
    public readonly int AttributeCount => Kind == XmlTokenKind.StartElement ? _attributeCount : 0;

    /// <summary>Where the attributes of the start tag end, before the rest of the tag.</summary>
    internal readonly int AttributesEnd => _attributesEnd;

    /// <summary>Whether the tag's name, without its prefix, is the given one.</summary>
    /// <param name="local">The name to compare with.</param>
    public readonly bool LocalNameIs(scoped ReadOnlySpan<byte> local) => XmlNames.HasLocalName(Name, local);

    /// <summary>
    /// An attribute of the start tag stood on, whatever its prefix; the first one that has the name. Declarations of
    /// prefixes (<c>xmlns:…</c>) are not looked at.
    /// </summary>
    /// <param name="localName">The name without prefix.</param>
    /// <returns>The value; its <see cref="Utf8XmlText.IsPresent"/> is false when there is no such attribute.</returns>
    public readonly Utf8XmlText GetAttribute(scoped ReadOnlySpan<byte> localName)
    {
        int count = AttributeCount;
        if (count > AttributeNames.Count)
        {
            return FindAttribute(localName);
        }

        ReadOnlySpan<byte> document = _document;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> name = _attributes[i].In(document);
            if (XmlNames.HasLocalName(name, localName) && !name.StartsWith("xmlns:"u8))
            {
                return AttributeValue(_attributes[i]);
            }
        }

        return default;
    }

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end of the document and on a fault.</returns>
    public bool Read()
    {
        switch (_next)
        {
            case Step.Content:
                return ReadContent();

            case Step.Prolog:
                return ReadProlog();

            case Step.EndOfEmptyElement:
                Kind = XmlTokenKind.EndElement;
                _next = Step.AfterEndTag;
                return true;

            case Step.AfterEndTag:
                _depth--;
                _open.Pop(_depth);
                if (_depth == 0)
                {
                    return ReadEpilog();
                }

                _next = Step.Content;
                return ReadContent();

            default:
                Kind = XmlTokenKind.None;
                return false;
        }
    }

    private bool ReadContent()
    {
        int position = _position;
        _tokenStart = position;
        ReadOnlySpan<byte> document = _document;
        if (position >= document.Length)
        {
            return EndFault();
        }

        if (document[position] != '<')
        {
            return ReadTextRun();
        }

        if (position + 1 >= document.Length)
        {
            return EndFault();
        }

        return document[position + 1] switch
        {
            (byte)'/' => ReadEndTag(),
            (byte)'!' => document[position..].StartsWith("<![CDATA["u8) ? ReadTextRun() : RefuseMarkup(position),
            (byte)'?' => RefuseMarkup(position),
            _ => ReadStartTag(),
        };
    }

    private bool ReadTextRun()
    {
        ReadOnlySpan<byte> document = _document;
        int position = _position;
        while (true)
        {
            int found = XmlCharacters.IndexOfAny(document[position..], (byte)'<', (byte)'&', (byte)']');
            if (found < 0)
            {
                return EndFault();
            }

            position += found;
            switch (document[position])
            {
                case (byte)'&':
                    if (!CheckReference(ref position))
                    {
                        return false;
                    }

                    break;

                case (byte)']':
                    if (document[position..].StartsWith("]]>"u8))
                    {
                        return Fail(XmlFaultCode.MalformedMarkup, position, XmlFaultText.CDataEndInText);
                    }

                    position++;
                    break;

                default:
                    ReadOnlySpan<byte> markup = document[position..];
                    if (!markup.StartsWith("<![CDATA["u8))
                    {
                        _position = position;
                        Kind = XmlTokenKind.Text;
                        return true;
                    }

                    int end = markup.IndexOf("]]>"u8);
                    if (end < 0)
                    {
                        return EndFault();
                    }

                    position += end + 3;
                    break;
            }
        }
    }

    private bool CheckReference(ref int position)
    {
        XmlReferenceStatus status = XmlReference.Read(_document[position..], out _, out int length);
        if (status == XmlReferenceStatus.Valid)
        {
            position += length;
            return true;
        }

        if (status == XmlReferenceStatus.Incomplete)
        {
            return EndFault();
        }

        XmlFaultCode code = status switch
        {
            XmlReferenceStatus.Undefined => XmlFaultCode.UndefinedEntity,
            XmlReferenceStatus.Forbidden => XmlFaultCode.InvalidCharacter,
            _ => XmlFaultCode.MalformedMarkup,
        };
        return Fail(code, position, XmlFaultText.BadReference(_document.Slice(position, length), status));
    }
}
