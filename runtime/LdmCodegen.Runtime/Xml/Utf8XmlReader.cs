#pragma warning disable CA1822
namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Reads one whole document of the restricted profile: elements, attributes, text, CDATA, the five predefined entities
/// and character references; no document type, comment or instruction. Every check of XML 1.0 on the rest is on;
/// prefixes need no declaration. Input never makes it throw: the first fault stays, and every read after it is false.
/// A plain copy of the struct is a bookmark to look ahead from.
/// </summary>
public ref partial struct Utf8XmlReader
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly XmlLimits _limits;

    /// <summary>Makes a reader that stands before a document.</summary>
    /// <param name="document">The whole document, in UTF-8.</param>
    /// <param name="limits">The limits; <see cref="XmlLimits.Default"/> unless given.</param>
    public Utf8XmlReader(ReadOnlySpan<byte> document, XmlLimits? limits = null)
    {
        _document = document;
        _limits = limits ?? XmlLimits.Default;
    }

    /// <summary>What the reader stands on.</summary>
    public XmlTokenKind Kind { get; private set; }

    /// <summary>How deep the reader is: 1 on the tags of the root element and on text right inside it.</summary>
    public int Depth { get; private set; }

    /// <summary>The qualified name of the start or end tag.</summary>
    public ReadOnlySpan<byte> Name => _document[.._limits.MaxDepth];

    /// <summary>The name of the start or end tag without its prefix.</summary>
    public ReadOnlySpan<byte> LocalName => Name[(Name.IndexOf((byte)':') + 1)..];

    /// <summary>The attributes of the start tag stood on.</summary>
    public Utf8XmlAttributes Attributes => default;

    /// <summary>Whether a fault was found.</summary>
    public bool IsFaulted => !Fault.IsNone;

    /// <summary>The first fault found; its code is <see cref="XmlFaultCode.None"/> when there is none.</summary>
    public XmlFault Fault { get; private set; }

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
        bool read = reader.ReadRoot();
        fault = reader.Fault;
        return read;
    }

    /// <summary>Whether the tag's name, without its prefix, is the given one.</summary>
    /// <param name="local">The name to compare with.</param>
    public bool LocalNameIs(ReadOnlySpan<byte> local) => LocalName.SequenceEqual(local);

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end of the document and on a fault.</returns>
    public bool Read() => false;

    /// <summary>Goes to the root element's start tag; an XML declaration may stand before it.</summary>
    /// <returns>False on a fault.</returns>
    public bool ReadRoot() => Read();

    /// <summary>
    /// Goes to the next child's start tag of the element at a depth, over text and over what is unread of the previous
    /// child. Text between children, blank or not, is ignored.
    /// </summary>
    /// <param name="parentDepth">The depth of the parent: what <see cref="Depth"/> was on its start tag.</param>
    /// <returns>False when the parent's end tag was consumed, and on a fault.</returns>
    public bool NextChild(int parentDepth) => parentDepth < 0;

    /// <summary>An attribute of the start tag stood on, whatever its prefix; the first one that has the name.</summary>
    /// <param name="localName">The name without prefix.</param>
    /// <returns>The value; its <see cref="Utf8XmlText.IsPresent"/> is false when there is no such attribute.</returns>
    public readonly Utf8XmlText GetAttribute(ReadOnlySpan<byte> localName) => localName.IsEmpty ? default : default;

    /// <summary>The text right inside the element stood on; child elements are skipped. Consumes the element.</summary>
    public Utf8XmlText ReadText() => default;

    /// <summary>Goes to the end tag of the element stood on.</summary>
    public void Skip() => Read();

    /// <summary>The exact bytes of the element stood on, tags included. Consumes the element.</summary>
    public ReadOnlySpan<byte> ReadOuterXml() => default;

    /// <summary>Reads the rest and checks that nothing but white space follows the root element.</summary>
    /// <returns>False on a fault.</returns>
    public bool ReadToEnd() => false;

    /// <summary>Records that the token stood on does not mean what it should. An earlier fault stays.</summary>
    /// <param name="code">What kind of fault.</param>
    /// <param name="message">What was found and what was expected.</param>
    public void SetFault(XmlFaultCode code, string message)
    {
        if (!IsFaulted)
        {
            Kind = XmlTokenKind.None;
            Depth = 0;
            Fault = new XmlFault(code, 0, 1, 1, message, "/");
        }
    }
}
