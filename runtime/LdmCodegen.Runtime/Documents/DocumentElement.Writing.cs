using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

public sealed partial class DocumentElement
{
    internal void WriteTo(ref Utf8XmlWriter writer)
    {
        ReadOnlySpan<byte> source = _source.Span;
        if (!_isTouched)
        {
            writer.WriteLiteral(source[_ownStart.._end]);
            return;
        }

        writer.WriteLiteral(source[_ownStart.._nameEnd]);
        foreach (DocumentAttribute attribute in _attributes)
        {
            attribute.WriteTo(ref writer);
        }

        bool wasEmpty = source[_tagEnd - 2] == '/' && _contentEnd == _tagEnd && _end == _tagEnd;
        if (wasEmpty && _children.Count == 0 && _tail.IsEmpty)
        {
            writer.WriteLiteral(source[_attributesEnd.._tagEnd]);
            return;
        }

        // An empty-element tag becomes a start tag; the white space before its end goes with the slash.
        writer.WriteLiteral(wasEmpty ? ">"u8 : source[_attributesEnd.._tagEnd]);
        WriteContent(ref writer);
        writer.WriteLiteral(wasEmpty ? Encoding.UTF8.GetBytes($"</{Name}>") : source[_contentEnd.._end]);
    }

    private byte[] InnerMemory()
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        WriteContent(ref writer);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private void WriteContent(ref Utf8XmlWriter writer)
    {
        foreach (DocumentElement child in _children)
        {
            writer.WriteLiteral(child._lead.Span);
            child.WriteTo(ref writer);
        }

        writer.WriteLiteral(_tail.Span);
    }

    private ReadOnlyMemory<byte> ToMemory()
    {
        if (!_isTouched)
        {
            return _source[_ownStart.._end];
        }

        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        WriteTo(ref writer);
        writer.Flush();
        return output.WrittenMemory;
    }
}
