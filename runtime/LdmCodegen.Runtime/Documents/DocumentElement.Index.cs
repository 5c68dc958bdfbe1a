using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

public sealed partial class DocumentElement
{
    /// <summary>Takes the start tag that a reader stands on.</summary>
    internal void ReadTag(Utf8XmlReader reader)
    {
        _tagEnd = reader.TokenEnd;
        _nameEnd = reader.AttributesStart;
        _contentEnd = reader.IsEmptyElement ? _tagEnd : -1;
        _end = _tagEnd;
        int position = _nameEnd;
        foreach (Utf8XmlAttribute attribute in reader.Attributes)
        {
            int lead = position;
            while (_source.Span[position] is not ((byte)'"' or (byte)'\''))
            {
                position++;
            }

            byte quote = _source.Span[position];
            int value = position + 1;
            position = value + attribute.Value.Raw.Length + 1;
            _attributes.Add(new DocumentAttribute(
                this,
                Encoding.UTF8.GetString(attribute.Name),
                _source[lead..value],
                _source[value..(position - 1)],
                quote));
        }

        _attributesEnd = position;
    }

    /// <summary>Takes the end tag that a reader stands on; there is none after an empty-element tag.</summary>
    /// <returns>Whether the element was an empty-element tag.</returns>
    internal bool ReadEnd(Utf8XmlReader reader, int gap)
    {
        if (_contentEnd >= 0)
        {
            return true;
        }

        _contentEnd = reader.TokenStart;
        _end = reader.TokenEnd;
        _tail = _source[gap.._contentEnd];
        _originalTail = _tail;
        return false;
    }

    internal void Append(DocumentElement child, ReadOnlyMemory<byte> lead)
    {
        child.Parent = this;
        child._lead = lead;
        _children.Add(child);
    }
}
