using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>
/// An element of an editable document. It knows where its parts stand in the bytes that were parsed; what is not changed
/// is written as those bytes.
/// </summary>
public sealed partial class DocumentElement
{
    private readonly ReadOnlyMemory<byte> _source;
    private readonly List<DocumentAttribute> _attributes = [];
    private readonly List<DocumentElement> _children = [];
    private readonly DocumentEdits _edits;
    private readonly int _ownStart;
    private int _nameEnd;
    private int _attributesEnd;
    private int _tagEnd;
    private int _contentEnd;
    private int _end;
    private bool _isTouched;

    // What stands before the element in its parent since the child before it, and after its own last child.
    private ReadOnlyMemory<byte> _lead;
    private ReadOnlyMemory<byte> _tail;
    private ReadOnlyMemory<byte> _originalTail;

    internal DocumentElement(
        ReadOnlyMemory<byte> source, DocumentEdits edits, string name, int start, bool isAdded)
    {
        _source = source;
        _edits = edits;
        _ownStart = start;
        Name = name;
        Start = isAdded ? int.MaxValue : start;
    }

    /// <summary>The qualified name, as written.</summary>
    public string Name { get; }

    /// <summary>The name without its prefix.</summary>
    public string LocalName => LocalOf(Name);

    /// <summary>The element around it; null for the document element, and after its removal.</summary>
    public DocumentElement? Parent { get; private set; }

    /// <summary>The child elements, in document order.</summary>
    public IReadOnlyList<DocumentElement> Children => _children;

    /// <summary>The attributes, in document order.</summary>
    public IReadOnlyList<DocumentAttribute> Attributes => _attributes;

    /// <summary>
    /// The text right inside the element, decoded; text of children is left out. Setting it replaces the text and nothing
    /// else; setting the text that the document had brings its bytes back.
    /// </summary>
    /// <exception cref="ArgumentException">A character that XML cannot carry.</exception>
    public string Text
    {
        get => ReadText().ToString();
        set => SetText(value, trims: false);
    }

    /// <summary>The element as it is written now, tags included.</summary>
    public RawXml Xml => new(ToMemory());

    /// <summary>What stands between the element's tags, as it is written now.</summary>
    public RawXml InnerXml => new(InnerMemory());

    /// <summary>Where the element began in the document that was parsed; int.MaxValue for one that was added.</summary>
    internal int Start { get; }

    /// <summary>What the layer above knows of the element.</summary>
    internal object? View { get; set; }

    internal DocumentEdits Edits => _edits;

    /// <summary>The first child of a name, whatever its prefix.</summary>
    /// <param name="localName">The name without prefix.</param>
    /// <returns>Null when there is none.</returns>
    public DocumentElement? Child(string localName) => _children.Find(child => child.LocalName == localName);

    /// <summary>An attribute, whatever its prefix; declarations of prefixes are not looked at.</summary>
    /// <param name="localName">The name without prefix.</param>
    /// <returns>Null when there is none.</returns>
    public DocumentAttribute? Attribute(string localName) => _attributes.Find(attribute =>
        attribute.LocalName == localName && !attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal));

    /// <summary>The element and all beneath it, in document order.</summary>
    public IEnumerable<DocumentElement> DescendantsAndSelf()
    {
        Stack<DocumentElement> open = new();
        open.Push(this);
        while (open.TryPop(out DocumentElement? element))
        {
            yield return element;
            for (int i = element._children.Count - 1; i >= 0; i--)
            {
                open.Push(element._children[i]);
            }
        }
    }

    /// <summary>The name and the number of children; contents may be secret.</summary>
    public override string ToString() => $"<{Name}> with {_children.Count} child elements";

    internal static string LocalOf(string qualified) => qualified[(qualified.IndexOf(':') + 1)..];

    internal Utf8XmlText ReadText()
    {
        if (_children.Count == 0)
        {
            return Utf8XmlText.OfContent(_tail.Span);
        }

        StringBuilder text = new();
        foreach (DocumentElement child in _children)
        {
            text.Append(Utf8XmlText.OfContent(child._lead.Span).ToString());
        }

        text.Append(Utf8XmlText.OfContent(_tail.Span).ToString());
        return Utf8XmlText.OfDecoded(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The text as it was parsed; not present when the element has children.</summary>
    internal Utf8XmlText OriginalText() => _children.Count == 0 ? Utf8XmlText.OfContent(_originalTail.Span) : default;
}
