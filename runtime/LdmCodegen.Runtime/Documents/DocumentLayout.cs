namespace LdmCodegen.Runtime.Documents;

/// <summary>What a schema says of the structure of documents; generated code makes it.</summary>
/// <param name="Messages">Layouts of messages, told apart by their roots.</param>
/// <param name="Bag">How resources are laid out; null when there are none.</param>
/// <param name="Reply">The element that says how a request ended; null when there is none.</param>
/// <param name="Wrappers">Local names of elements that stand around resources and hold nothing else.</param>
/// <param name="Namespaces">Prefixes of the schema's names and what they are bound to.</param>
public sealed record DocumentLayout(
    IReadOnlyList<MessageLayout> Messages,
    BagLayout? Bag,
    string? Reply,
    IReadOnlyList<string> Wrappers,
    IReadOnlyDictionary<string, string> Namespaces);

/// <summary>The layout of one kind of message; names are qualified as the schema writes them.</summary>
/// <param name="IsEvent">Whether the messages are events.</param>
/// <param name="Root">The document element.</param>
/// <param name="Unit">The element that repeats for several messages.</param>
/// <param name="Selector">The child of the unit whose text names the event or action.</param>
/// <param name="Option">The child of the unit with the options; null for none.</param>
/// <param name="OptionAlso">Other names of it.</param>
/// <param name="Payload">The child of the unit with the data.</param>
public sealed record MessageLayout(
    bool IsEvent, string Root, string Unit, string Selector, string? Option, IReadOnlyList<string> OptionAlso,
    string Payload);

/// <summary>The element that holds a resource; names are qualified as the schema writes them.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Selector">Its child whose text is the kind of the resource.</param>
/// <param name="Entry">Its child that carries one property by key; null when all properties are elements.</param>
/// <param name="Key">The attribute of the entry that is the key.</param>
/// <param name="Folds">Whether hyphens and underscores in keys are read as the same.</param>
/// <param name="HasChildEntries">Whether a child without prefix is read as the entry of its name.</param>
public sealed record BagLayout(
    string Item, string Selector, string? Entry, string Key, bool Folds = false, bool HasChildEntries = false);

/// <summary>A kind of resource that can be added to a document.</summary>
/// <typeparam name="T">What the element is shown as.</typeparam>
/// <param name="Wire">The name of the kind on the wire.</param>
/// <param name="WrapperAttributes">Attributes of the element around the resource's, by qualified name.</param>
public sealed record ResourceKind<T>(string Wire, IReadOnlyDictionary<string, string> WrapperAttributes)
    where T : ResourceElement;
