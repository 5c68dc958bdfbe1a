namespace LdmCodegen.Schema.Model;

/// <summary>How messages are recognised and laid out.</summary>
/// <param name="Call">Requests and replies; null when the protocol has no actions.</param>
/// <param name="Event">Events; null when the protocol has none.</param>
/// <param name="Reply">The reply element; null when replies carry no status.</param>
/// <param name="Bag">How a resource's properties are written; null when there are no resources.</param>
public sealed record WireModel(MessageModel? Call, MessageModel? Event, ReplyModel? Reply, BagModel? Bag)
{
    /// <summary>Replies in documents of their own; null when they are laid out as requests are.</summary>
    public MessageModel? Answer { get; init; }

    /// <summary>How such a reply says what came of the request; null without <see cref="Answer"/>.</summary>
    public OutcomeModel? Outcome { get; init; }

    /// <summary>What both sides say before the first message; null when they say nothing.</summary>
    public GreetingModel? Greeting { get; init; }

    /// <summary>The layouts there are.</summary>
    public IEnumerable<MessageModel> AllMessages() => new[] { Event, Call, Answer }.OfType<MessageModel>();

    /// <summary>The fixed attributes whose values can be set, each name once; the position is the number at run time.</summary>
    public IReadOnlyList<SettingModel> AllSettings() => [.. new[] { Call, Answer, Event }.OfType<MessageModel>()
        .SelectMany(static message => message.AllSettings())
        .GroupBy(static setting => setting.Name).Select(static same => same.First())];
}

/// <summary>
/// The layout of one kind of message: <c>root/unit/(selector, options, payload)</c>. Where elements give the names, or a
/// reply is a document of its own, there is no unit, selector or payload: their names are <see cref="NameModel.None"/>.
/// </summary>
/// <param name="Kind"><c>call</c>, <c>reply</c> or <c>event</c>.</param>
/// <param name="Root">The document element.</param>
/// <param name="Unit">The element that repeats for several commands in one document.</param>
/// <param name="Selector">The child of the unit whose text names the action or event.</param>
/// <param name="Option">The child of the unit that carries options, as written; null for none.</param>
/// <param name="OptionAlso">Other names under which options are read.</param>
/// <param name="Payload">The child of the unit that carries the data; it may repeat.</param>
/// <param name="Fixed">Parts always written, never required: paths from the root.</param>
public sealed record MessageModel(
    string Kind, NameModel Root, NameModel Unit, NameModel Selector, NameModel? Option,
    EquatableArray<NameModel> OptionAlso, NameModel Payload, EquatableArray<FixedModel> Fixed)
{
    /// <summary>Whether the name of the root's child that is the payload names the action or event.</summary>
    public bool NamesByElement { get; init; }

    /// <summary>The root's attribute by which a reply finds its request; null when they match by order.</summary>
    public NameModel? Id { get; init; }

    /// <summary>Values that every message of the kind has beside its payload, paths from the root.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The fixed attributes whose values can be set.</summary>
    public IEnumerable<SettingModel> AllSettings() => Fixed.Select(static part => part.Setting).OfType<SettingModel>();
}

/// <summary>What came of a request, as elements of a reply's document say it.</summary>
/// <param name="Error">The element, repeated, that carries an error.</param>
/// <param name="Shape">The shape of an error.</param>
/// <param name="Ok">The element of a success that has nothing else to say; null for none.</param>
/// <param name="Status">The C# name of the error's property with a word for programs; null for none.</param>
/// <param name="Detail">The C# name of the error's property with a sentence for people; null for none.</param>
/// <param name="Severity">The C# name of the property that tells warnings from errors; null for none.</param>
/// <param name="Warning">Its text for a warning.</param>
public sealed record OutcomeModel(
    NameModel Error, string Shape, NameModel? Ok, string? Status, string? Detail, string? Severity, string? Warning);

/// <summary>The document that a side sends once it can, before anything else.</summary>
/// <param name="Root">The document element.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="FromServer">Whether servers send it.</param>
/// <param name="FromClient">Whether clients send it.</param>
/// <param name="Fixed">Parts always written, paths from the root.</param>
public sealed record GreetingModel(
    NameModel Root, string Shape, bool FromServer, bool FromClient, EquatableArray<FixedModel> Fixed);

/// <summary>The reply element and the levels it stands on.</summary>
/// <param name="Element">Its name.</param>
/// <param name="AtRoot">Whether it stands in the root.</param>
/// <param name="AtUnit">Whether it stands in the unit.</param>
/// <param name="AtPayload">Whether it stands in the payload; a second one there carries warnings.</param>
/// <param name="Status">The child with the outcome.</param>
/// <param name="Ok">The text that means success, compared without case.</param>
/// <param name="Failed">The text that means failure, compared without case.</param>
/// <param name="Detail">The child, repeated, with a message; null for none.</param>
public sealed record ReplyModel(
    NameModel Element, bool AtRoot, bool AtUnit, bool AtPayload, NameModel Status, string Ok, string Failed,
    NameModel? Detail);

/// <summary>An element that is a bag of properties: a resource.</summary>
/// <param name="Item">The element's name.</param>
/// <param name="Selector">The child whose text is the resource's wire name.</param>
/// <param name="Entry">The child that carries one property; null when all properties are elements.</param>
/// <param name="Key">The attribute of the entry that names the property.</param>
/// <param name="Folds">Whether hyphens and underscores in keys are read as the same.</param>
/// <param name="HasChildEntries">Whether a child without prefix is read as the entry of its name.</param>
/// <param name="Nested">The child that holds more bags; null for none.</param>
public sealed record BagModel(
    NameModel Item, NameModel Selector, NameModel? Entry, NameModel? Key, bool Folds = false,
    bool HasChildEntries = false, NestedModel? Nested = null);

/// <summary>A child of a bag, in any letter case and number, that holds more bags.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# property of every resource that lists them.</param>
/// <param name="Element">The child's name, as it is written.</param>
/// <param name="Facts">Documentation.</param>
public sealed record NestedModel(string Name, string NameClr, NameModel Element, Facts Facts);

/// <summary>An XML name as the schema writes it. Input matches by local name; output uses both parts.</summary>
/// <param name="Prefix">The prefix, or null.</param>
/// <param name="Local">The local name.</param>
public sealed record NameModel(string? Prefix, string Local)
{
    /// <summary>No name: nothing on the wire is called so.</summary>
    public static NameModel None { get; } = new(null, "");

    /// <summary>The name as written: <c>prefix:local</c> or <c>local</c>.</summary>
    public string Qualified => Prefix is null ? Local : Prefix + ":" + Local;

    /// <inheritdoc/>
    public override string ToString() => Qualified;
}

/// <summary>
/// One way to a place in a message: element steps from an anchor, then nothing (the element's text) or an attribute.
/// </summary>
/// <param name="Steps">Element names from the anchor down; empty for the anchor itself.</param>
/// <param name="Attribute">The final attribute, or null for the element or its text.</param>
public sealed record PathModel(EquatableArray<StepModel> Steps, NameModel? Attribute)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(
        "/", Steps.Select(step => step.ToString()).Concat(Attribute is null ? [] : ["@" + Attribute]));
}

/// <summary>One element step of a path.</summary>
/// <param name="Name">The element's name.</param>
/// <param name="Index">Which of several, from 1; null for any (reading) and the first (writing).</param>
public sealed record StepModel(NameModel Name, int? Index)
{
    /// <inheritdoc/>
    public override string ToString() => Index is { } index ? $"{Name}[{index}]" : Name.ToString();
}

/// <summary>A part that is always written in its place and ignored on input.</summary>
/// <param name="Path">
/// Where: from the message root, or from the payload for a shape, or from the bag's wrapping element for a resource.
/// </param>
/// <param name="Value">The text of the element or attribute; null for an empty element.</param>
public sealed record FixedModel(PathModel Path, string? Value)
{
    /// <summary>What makes the value an option of whoever writes; null when it always stands as it is.</summary>
    public SettingModel? Setting { get; init; }
}

/// <summary>A fixed attribute whose value can be set: by dialects, by options, for one document.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# property of options.</param>
/// <param name="Value">What is written unless it is set.</param>
/// <param name="Facts">Documentation.</param>
public sealed record SettingModel(string Name, string NameClr, string Value, Facts Facts);
