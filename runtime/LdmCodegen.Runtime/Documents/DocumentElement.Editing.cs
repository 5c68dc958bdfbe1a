using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

public sealed partial class DocumentElement
{
    /// <summary>Sets the value of an attribute, or adds it after the others.</summary>
    /// <param name="name">The qualified name to add; what is there is found by its name without prefix.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name is none, or the value has a character that XML cannot carry.</exception>
    public void SetAttribute(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Attribute(LocalOf(name)) is { } existing && !IsDeclaration(name))
        {
            existing.Value = value;
            return;
        }

        AddAttribute(name, value, _attributes.Count > 0 ? _attributes[^1].Quote : (byte)'"');
    }

    internal void AddAttribute(string name, string value, byte quote)
    {
        DocumentFragment.CheckName(name);
        byte[] lead = Encoding.UTF8.GetBytes($" {name}={(char)quote}");
        byte[] markup = DocumentText.ReplaceAttribute(default, value, trims: false, quote);
        _attributes.Add(new DocumentAttribute(this, name, lead, markup, quote));
        Touch();
    }

    /// <summary>Removes an attribute with the white space before it.</summary>
    /// <param name="localName">The name without prefix.</param>
    /// <returns>False when there was none.</returns>
    public bool RemoveAttribute(string localName)
    {
        if (Attribute(localName) is not { } attribute)
        {
            return false;
        }

        _attributes.Remove(attribute);
        Touch();
        return true;
    }

    /// <summary>
    /// Takes the element out of its parent, with the white space before it. Text before it that is not blank stays.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has no parent.</exception>
    public void Remove()
    {
        DocumentElement parent = Parent
            ?? throw new InvalidOperationException("The document element cannot be removed, and nothing twice.");
        int index = parent._children.IndexOf(this);
        parent._children.RemoveAt(index);
        if (!Utf8XmlText.OfContent(_lead.Span).IsBlank)
        {
            if (index < parent._children.Count)
            {
                DocumentElement next = parent._children[index];
                next._lead = Join(_lead, next._lead);
            }
            else
            {
                parent._tail = Join(_lead, parent._tail);
            }
        }

        Parent = null;
        parent.TouchStructure();
    }

    /// <summary>Adds an element in the layout of its neighbours.</summary>
    /// <param name="xml">One whole element.</param>
    /// <param name="index">Before which child; the end unless given.</param>
    /// <returns>The element as a part of the document.</returns>
    /// <exception cref="XmlFaultException">The text is not one element.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public DocumentElement Add(RawXml xml, int? index = null)
    {
        int place = index ?? _children.Count;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)place, (uint)_children.Count, nameof(index));
        DocumentElement added = DocumentIndex.ReadFragment(xml.Utf8, _edits);
        added._lead = LeadAt(place);
        Insert(added, place);
        return added;
    }

    internal void SetText(string value, bool trims)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_children.Count > 0)
        {
            SetMixedText(value, trims);
        }
        else
        {
            Utf8XmlText original = Utf8XmlText.OfContent(_originalTail.Span);
            bool isOriginal = (trims ? original.Trim() : original).ToString() == value;
            _tail = isOriginal ? _originalTail : DocumentText.ReplaceContent(_tail.Span, value, trims);
        }

        Touch();
    }

    internal void RestoreText()
    {
        _tail = _originalTail;
        Touch();
    }

    internal void Insert(DocumentElement added, int place)
    {
        added.Parent = this;
        _children.Insert(place, added);
        TouchStructure();
    }

    /// <summary>Puts the layout of a model around the element and its only child's, level by level.</summary>
    internal void LayOutLike(DocumentElement model)
    {
        _tail = model._children.Count > 0 ? BlankOf(model._tail) : _tail;
        foreach (DocumentElement child in _children)
        {
            child._lead = BlankOf(model._children.Count > 0 ? model._children[0]._lead : default);
        }

        if (_children.Count == 1 && model._children.Count > 0)
        {
            _children[0].LayOutLike(model._children[0]);
        }

        Touch();
    }

    internal void Touch()
    {
        _edits.All++;
        for (DocumentElement? element = this; element is { _isTouched: false }; element = element.Parent)
        {
            element._isTouched = true;
        }
    }

    private static bool IsDeclaration(string name) => name.StartsWith("xmlns:", StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> BlankOf(ReadOnlyMemory<byte> lead) =>
        Utf8XmlText.OfContent(lead.Span).IsBlank ? lead : default;

    private static byte[] Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) =>
        [.. first.Span, .. second.Span];

    private ReadOnlyMemory<byte> LeadAt(int place) => _children.Count == 0
        ? default
        : BlankOf(_children[Math.Max(place - 1, 0)]._lead);

    private void SetMixedText(string value, bool trims)
    {
        int place = _children.FindIndex(static child => !Utf8XmlText.OfContent(child._lead.Span).IsBlank);
        for (int i = 0; i < _children.Count; i++)
        {
            DocumentElement child = _children[i];
            child._lead = DocumentText.ReplaceContent(child._lead.Span, i == place ? value : "", trims);
        }

        _tail = DocumentText.ReplaceContent(_tail.Span, place < 0 ? value : "", trims);
    }

    private void TouchStructure()
    {
        _edits.OfStructure++;
        Touch();
    }
}
