using System.Buffers;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>
/// A document that can be changed without losing anything: a change replaces the bytes of a value, or adds or removes an
/// element, and every other byte stays as it was parsed. Not for use by several threads at once.
/// </summary>
public abstract class EditableDocument
{
    private readonly ReadOnlyMemory<byte> _before;
    private readonly ReadOnlyMemory<byte> _after;

    /// <summary>Parses a document.</summary>
    /// <param name="utf8">The whole document; it is copied.</param>
    /// <param name="layout">What the schema says of documents.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <exception cref="XmlFaultException">The document is faulty, or its root is not one of the protocol's.</exception>
    protected EditableDocument(ReadOnlySpan<byte> utf8, DocumentLayout layout, XmlLimits limits)
    {
        ArgumentNullException.ThrowIfNull(layout);
        byte[] document = utf8.ToArray();
        Root = DocumentIndex.Read(document, limits, Edits);
        Layout = layout;
        Message = layout.Messages.FirstOrDefault(message => DocumentElement.LocalOf(message.Root) == Root.LocalName)
            ?? throw new XmlFaultException(UnexpectedRoot(document, limits));
        _before = document.AsMemory(0, Root.Start);
        _after = document.AsMemory(Root.Start + Root.Xml.Utf8.Length);
    }

    /// <summary>The document element.</summary>
    public DocumentElement Root { get; }

    internal DocumentLayout Layout { get; }

    internal MessageLayout Message { get; }

    internal DocumentEdits Edits { get; } = new();

    /// <summary>How often the document was changed: a cache of what was computed from it is valid while this stays.</summary>
    protected int EditCount => Edits.All;

    /// <summary>The document as it is now.</summary>
    public byte[] ToArray()
    {
        ArrayBufferWriter<byte> output = new();
        WriteTo(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the document as it is now.</summary>
    /// <param name="output">Where the bytes go.</param>
    public void WriteTo(IBufferWriter<byte> output)
    {
        Utf8XmlWriter writer = new(output);
        writer.WriteLiteral(_before.Span);
        Root.WriteTo(ref writer);
        writer.WriteLiteral(_after.Span);
        writer.Flush();
    }

    /// <summary>Writes the document as it is now.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    public ValueTask WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.WriteAsync(ToArray(), cancellationToken);
    }

    /// <summary>What kind of document it is; values may be secret.</summary>
    public override string ToString() => Root.ToString();

    internal bool IsReply => Layout.Reply is { } reply && Root.DescendantsAndSelf()
        .Any(element => element.LocalName == DocumentElement.LocalOf(reply) && DepthOf(element) <= 3);

    internal string KindOf(DocumentElement item) =>
        item.Child(DocumentElement.LocalOf(Layout.Bag!.Selector))?.ReadText().Trim().ToString() ?? "";

    internal bool IsWrapper(DocumentElement element) => Layout.Wrappers.Contains(element.LocalName);

    internal abstract ResourceElement ResourceOf(DocumentElement item);

    private static int DepthOf(DocumentElement element)
    {
        int depth = 0;
        for (DocumentElement? one = element.Parent; one is not null; one = one.Parent)
        {
            depth++;
        }

        return depth;
    }

    private static XmlFault UnexpectedRoot(byte[] document, XmlLimits limits)
    {
        Utf8XmlReader reader = new(document, limits);
        reader.ReadRoot();
        reader.SetFault(XmlFaultCode.UnexpectedRoot, "The document element is not one of the protocol's.");
        return reader.Fault;
    }
}
