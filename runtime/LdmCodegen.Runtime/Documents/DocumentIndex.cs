using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>Finds, in one pass, where the elements of a document and their parts stand.</summary>
internal static class DocumentIndex
{
    /// <summary>The document element, with all beneath it.</summary>
    /// <exception cref="XmlFaultException">The document is faulty.</exception>
    public static DocumentElement Read(ReadOnlyMemory<byte> document, XmlLimits limits, DocumentEdits edits) =>
        Read(document, limits, edits, isAdded: false);

    /// <summary>An element that is added to a document.</summary>
    /// <exception cref="XmlFaultException">The text is not one element.</exception>
    public static DocumentElement ReadFragment(ReadOnlyMemory<byte> xml, DocumentEdits edits) =>
        Read(xml, XmlLimits.Default, edits, isAdded: true);

    private static DocumentElement Read(
        ReadOnlyMemory<byte> document, XmlLimits limits, DocumentEdits edits, bool isAdded)
    {
        Utf8XmlReader reader = new(document.Span, limits);
        DocumentElement? root = null;
        DocumentElement? open = null;

        // Where what is between two tags of the open element began.
        int gap = 0;
        while (reader.Read())
        {
            if (reader.Kind == XmlTokenKind.StartElement)
            {
                string name = Encoding.UTF8.GetString(reader.Name);
                DocumentElement element = new(document, edits, name, reader.TokenStart, isAdded);
                element.ReadTag(reader);
                open?.Append(element, document[gap..reader.TokenStart]);
                root ??= element;
                open = element;
                gap = reader.TokenEnd;
            }
            else if (reader.Kind == XmlTokenKind.EndElement && open is not null)
            {
                bool isEmpty = open.ReadEnd(reader, gap);
                gap = isEmpty ? gap : reader.TokenEnd;
                open = open.Parent;
            }
        }

        return reader.IsFaulted ? throw new XmlFaultException(reader.Fault) : root!;
    }
}
