using System.Buffers;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>An element that is going to be written.</summary>
internal sealed class OutElement(string name)
{
    private readonly List<(string Name, string Value, bool Preserved)> _attributes = [];
    private readonly List<object> _content = [];
    private readonly List<RawXml> _kept = [];

    public string Name { get; } = name;

    /// <summary>Whether nothing stands in the element.</summary>
    public bool IsEmpty => _content.Count == 0;

    /// <summary>Further attributes, as they stand in a start tag.</summary>
    public RawXml RawAttributes { get; set; }

    public void AddAttribute(string attribute, string value, bool preserved = false) =>
        _attributes.Add((attribute, value, preserved));

    /// <summary>Adds attributes that were kept.</summary>
    public void AddKept(RawXml attributes) => _kept.Add(attributes);

    public void Add(OutElement child) => _content.Add(child);

    /// <summary>Adds text; even an empty one keeps the element from being written as an empty tag.</summary>
    public void Add(string text, bool preserved = false) => _content.Add(preserved ? new PreservedText(text) : text);

    public void Add(RawXml xml) => _content.Add(xml);

    /// <summary>Adds an element that is complete, with attributes that were kept.</summary>
    public void Add(OutElement child, IReadOnlyList<UnknownContent> unknown, string place)
    {
        if (unknown.Any(static one => one.IsAttributes))
        {
            Add(child.With(unknown, place));
        }
        else
        {
            Add(child);
        }
    }

    public OutElement AddElement(string child)
    {
        OutElement element = new(child);
        Add(element);
        return element;
    }

    /// <summary>Takes over the attributes of another element.</summary>
    public void TakeAttributesOf(OutElement other) => _attributes.AddRange(other._attributes);

    /// <summary>Takes over what stands in another element.</summary>
    public void TakeContentOf(OutElement other) => _content.AddRange(other._content);

    public void Write(ref Utf8XmlWriter xml)
    {
        WriteMarkup(ref xml, "<" + Name);
        foreach ((string attribute, string value, bool preserved) in _attributes)
        {
            WriteMarkup(ref xml, $" {attribute}=\"");
            if (preserved)
            {
                xml.WritePreservedAttributeText(value);
            }
            else
            {
                xml.WriteAttributeText(value);
            }

            WriteMarkup(ref xml, "\"");
        }

        if (!RawAttributes.IsEmpty)
        {
            WriteMarkup(ref xml, " ");
            xml.WriteRaw(RawAttributes);
        }

        foreach (RawXml kept in _kept)
        {
            WriteMarkup(ref xml, " ");
            xml.WriteRaw(kept);
        }

        if (_content.Count == 0)
        {
            WriteMarkup(ref xml, "/>");
            return;
        }

        WriteMarkup(ref xml, ">");
        WriteContent(ref xml);
        WriteMarkup(ref xml, $"</{Name}>");
    }

    /// <summary>The element with attributes that were kept in their places.</summary>
    /// <param name="unknown">What was kept.</param>
    /// <param name="place">The place of the element.</param>
    public RawXml With(IReadOnlyList<UnknownContent> unknown, string place)
    {
        ArrayBufferWriter<byte> markup = new();
        Utf8XmlWriter without = new(markup);
        Write(ref without);
        without.Flush();
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter with = new(output);
        KeptAttributes.Write(ref with, markup.WrittenSpan, unknown, place);
        with.Flush();
        return new RawXml(output.WrittenMemory);
    }

    /// <summary>The element with what stands in it as markup that has the attributes that were kept.</summary>
    /// <param name="unknown">What was kept, none of it in the start tag.</param>
    /// <param name="place">The place of the element.</param>
    public OutElement WithInside(IReadOnlyList<UnknownContent> unknown, string place)
    {
        if (IsEmpty || !unknown.Any(static one => one.IsAttributes))
        {
            return this;
        }

        OutElement plain = new(Name);
        plain.TakeContentOf(this);
        ReadOnlyMemory<byte> markup = plain.With(unknown, place).Utf8;
        OutElement element = new(Name);
        element.TakeAttributesOf(this);
        element.Add(new RawXml(markup[(Name.Length + 2)..^(Name.Length + 3)]));
        return element;
    }

    /// <summary>Writes what stands in the element.</summary>
    public void WriteContent(ref Utf8XmlWriter xml)
    {
        foreach (object part in _content)
        {
            switch (part)
            {
                case OutElement child:
                    child.Write(ref xml);
                    break;
                case RawXml raw:
                    xml.WriteRaw(raw);
                    break;
                case PreservedText preserved:
                    xml.WritePreservedText(preserved.Value);
                    break;
                default:
                    xml.WriteText((string)part);
                    break;
            }
        }
    }

    private static void WriteMarkup(ref Utf8XmlWriter xml, string markup) =>
        xml.WriteLiteral(System.Text.Encoding.UTF8.GetBytes(markup));

    /// <summary>Text to which the white space around it belongs.</summary>
    private sealed record PreservedText(string Value);
}
