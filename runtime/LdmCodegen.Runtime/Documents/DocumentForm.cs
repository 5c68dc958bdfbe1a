using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>
/// Another form of document: objects right in the payload, resources as elements of their own names, properties as their
/// children. It is put into the protocol's own form and read as that. Markup here is without prefixes.
/// </summary>
public sealed partial class DocumentForm
{
    /// <summary>Its name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The document element.</summary>
    public required string Root { get; init; }

    /// <summary>Its child with the objects.</summary>
    public required string Payload { get; init; }

    /// <summary>One object.</summary>
    public required string Object { get; init; }

    /// <summary>The markup of the protocol's own form before an object.</summary>
    public required string Start { get; init; }

    /// <summary>The element that an object is in the protocol's own form.</summary>
    public required string ObjectName { get; init; }

    /// <summary>The markup before what stands in a resource.</summary>
    public required string ItemStart { get; init; }

    /// <summary>The element with the kind of a resource.</summary>
    public required string Selector { get; init; }

    /// <summary>The element of a property with a key; null when all properties are elements.</summary>
    public required string? Entry { get; init; }

    /// <summary>The attribute that is the key.</summary>
    public required string Key { get; init; }

    /// <summary>The markup after what stands in a resource.</summary>
    public required string ItemEnd { get; init; }

    /// <summary>The markup after an object.</summary>
    public required string End { get; init; }

    /// <summary>Elements that are other properties than their names say.</summary>
    public required IReadOnlyList<FormMap> Maps { get; init; }

    /// <summary>Puts a document of this form into the protocol's own.</summary>
    /// <param name="document">A well-formed document.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="translated">The document in the protocol's own form, when the result is true.</param>
    /// <returns>False when the document is not of this form.</returns>
    public bool TryTranslate(ReadOnlySpan<byte> document, XmlLimits limits, out byte[] translated)
    {
        translated = [];
        Utf8XmlReader probe = new(document, limits);
        if (!probe.ReadRoot() || !probe.LocalNameIs(Encoding.UTF8.GetBytes(Root)) || !probe.ReadToEnd())
        {
            return false;
        }

        DocumentElement root = DocumentIndex.Read(document.ToArray(), limits, new DocumentEdits());
        DocumentElement[] payloads = [.. root.Children.Where(child => child.LocalName == Payload)];
        if (!payloads.SelectMany(static payload => payload.Children).Any(child => child.LocalName == Object))
        {
            return false;
        }

        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        WriteRoot(ref writer, root, payloads);
        writer.Flush();
        translated = output.WrittenSpan.ToArray();
        return true;
    }

    private void WriteRoot(ref Utf8XmlWriter writer, DocumentElement root, DocumentElement[] payloads)
    {
        Write(ref writer, "<" + root.Name);
        foreach (DocumentAttribute attribute in root.Attributes)
        {
            attribute.WriteTo(ref writer);
        }

        Write(ref writer, ">");
        foreach (DocumentElement child in payloads.SelectMany(static payload => payload.Children))
        {
            if (child.LocalName == Object)
            {
                WriteObject(ref writer, child);
            }
            else
            {
                child.WriteTo(ref writer);
            }
        }

        foreach (DocumentElement other in root.Children.Except(payloads))
        {
            other.WriteTo(ref writer);
        }

        Write(ref writer, $"</{root.Name}>");
    }

    private static void Write(ref Utf8XmlWriter writer, string markup) =>
        writer.WriteLiteral(Encoding.UTF8.GetBytes(markup));
}

/// <summary>Where an element of another form belongs.</summary>
/// <param name="From">Element names from the object down.</param>
/// <param name="IsOfObject">Whether it is a property of the object; otherwise of the resource it stands in.</param>
/// <param name="To">The path from there; empty for an entry.</param>
/// <param name="Key">The key of the entry; null for a path.</param>
public sealed record FormMap(string From, bool IsOfObject, string To, string? Key);
