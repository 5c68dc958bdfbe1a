using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>An attribute of an element of an editable document, namespace declarations among them.</summary>
public sealed class DocumentAttribute
{
    private readonly DocumentElement _owner;
    private readonly ReadOnlyMemory<byte> _lead;
    private readonly ReadOnlyMemory<byte> _original;
    private readonly byte _quote;
    private ReadOnlyMemory<byte> _value;

    /// <summary>Takes the parts of an attribute.</summary>
    /// <param name="owner">The element.</param>
    /// <param name="name">The qualified name.</param>
    /// <param name="lead">What stands before the value: white space, name, equals sign and quote.</param>
    /// <param name="value">The value's markup between the quotes.</param>
    /// <param name="quote">The quote.</param>
    internal DocumentAttribute(
        DocumentElement owner, string name, ReadOnlyMemory<byte> lead, ReadOnlyMemory<byte> value, byte quote)
    {
        _owner = owner;
        _lead = lead;
        _original = value;
        _value = value;
        _quote = quote;
        Name = name;
    }

    /// <summary>The qualified name, as written.</summary>
    public string Name { get; }

    /// <summary>The name without its prefix.</summary>
    public string LocalName => DocumentElement.LocalOf(Name);

    /// <summary>
    /// The value, decoded. Setting it replaces the value between the quotes and nothing else; setting the value that the
    /// document had brings its bytes back.
    /// </summary>
    /// <exception cref="ArgumentException">A character that XML cannot carry.</exception>
    public string Value
    {
        get => Text.ToString();
        set => SetValue(value, trims: false);
    }

    internal byte Quote => _quote;

    internal Utf8XmlText Text => Utf8XmlText.OfAttribute(_value.Span);

    internal Utf8XmlText OriginalText => Utf8XmlText.OfAttribute(_original.Span);

    internal void SetValue(string value, bool trims)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool isOriginal = (trims ? OriginalText.Trim() : OriginalText).ToString() == value;
        _value = isOriginal ? _original : DocumentText.ReplaceAttribute(_value.Span, value, trims, _quote);
        _owner.Touch();
    }

    internal void Restore()
    {
        _value = _original;
        _owner.Touch();
    }

    internal void WriteTo(ref Utf8XmlWriter writer)
    {
        writer.WriteLiteral(_lead.Span);
        writer.WriteLiteral(_value.Span);
        writer.WriteLiteral([_quote]);
    }
}
