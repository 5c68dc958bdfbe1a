namespace LdmCodegen.Runtime.Documents;

/// <summary>A unit of an editable document: one event, one command, or what came of one.</summary>
public abstract class DocumentUnit
{
    /// <summary>Shows an element as a unit.</summary>
    /// <param name="document">The document.</param>
    /// <param name="element">The element.</param>
    protected DocumentUnit(EditableDocument document, DocumentElement element)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        Element = element;
    }

    /// <summary>The unit's element.</summary>
    public DocumentElement Element { get; }

    /// <summary>Whether the unit is an event; otherwise it is a request or a reply.</summary>
    public bool IsEvent => Message.IsEvent;

    /// <summary>Whether the unit is what came of a request: a reply element stands somewhere in the document.</summary>
    public bool IsReply => !IsEvent && Document.IsReply;

    /// <summary>The name of the event or action.</summary>
    /// <exception cref="InvalidOperationException">On setting: the unit has no element for it.</exception>
    public string Name
    {
        get => Selector?.ReadText().Trim().ToString() ?? "";
        set => (Selector ?? throw new InvalidOperationException($"The unit has no element '{Message.Selector}'."))
            .SetText(value, trims: true);
    }

    /// <summary>The text of the options; null when there are none. Setting null removes them.</summary>
    /// <exception cref="InvalidOperationException">On setting: the protocol has no options here.</exception>
    public string? Options
    {
        get => Option?.ReadText().Trim().ToString();
        set
        {
            if (value is null)
            {
                Option?.Remove();
                return;
            }

            (Option ?? AddOption()).SetText(value, trims: true);
        }
    }

    /// <summary>The payload elements, in document order.</summary>
    public IReadOnlyList<DocumentElement> Payloads => [.. Children(Message.Payload)];

    /// <summary>The document that the unit stands in.</summary>
    protected EditableDocument Document { get; }

    private MessageLayout Message => Document.Message;

    private DocumentElement? Selector => Children(Message.Selector).FirstOrDefault();

    private DocumentElement? Option => Message.Option is null
        ? null
        : Message.OptionAlso.Prepend(Message.Option).SelectMany(Children).FirstOrDefault();

    /// <summary>The name of the event or action; values may be secret.</summary>
    public override string ToString() => Name;

    /// <summary>Shows each match of a path in the payloads as an object.</summary>
    /// <typeparam name="T">The type of objects.</typeparam>
    /// <param name="path">The path from the payload; empty for the payload itself.</param>
    /// <param name="create">Shows an element, which stands in a payload.</param>
    protected IReadOnlyList<T> ObjectsAt<T>(string path, Func<DocumentElement, DocumentElement, T> create)
    {
        PlacePath steps = PlacePath.Parse(path);
        return [.. Payloads.SelectMany(payload => steps.Elements(payload).Select(element => create(element, payload)))];
    }

    private IEnumerable<DocumentElement> Children(string name) =>
        Element.Children.Where(child => child.LocalName == DocumentElement.LocalOf(name));

    private DocumentElement AddOption()
    {
        string name = Message.Option ?? throw new InvalidOperationException("The protocol has no options here.");
        int place = Selector is { } selector ? Element.Children.ToList().IndexOf(selector) + 1 : 0;
        return Element.Add(
            DocumentFragment.Element(NameStyle.ForElement(Element, name, Document.Layout)), place);
    }
}
