using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A file of a protocol.</summary>
internal abstract record ProtocolFileView(string HintName, string Template, ProtocolNames Protocol)
    : ArtefactView(HintName, Template)
{
    public string P => Protocol.Prefix;

    public string Ns => Protocol.Namespace;

    public string Visibility => Protocol.Visibility;

    public bool HasVersions => Protocol.HasVersions;

    public bool ChecksEnvelope => Protocol.ChecksEnvelope;
}

/// <summary>A file that depends on nothing but the protocol's name.</summary>
internal sealed record PlainView(string HintName, string Template, ProtocolNames Protocol)
    : ProtocolFileView(HintName, Template, Protocol)
{
    public bool Correlates { get; init; }

    public bool HasEnvelope { get; init; }

    public bool SeesAttributes => Protocol.SeesAttributes;

    /// <summary>Names of attributes of payloads that have a meaning, an expression.</summary>
    public string PayloadAttributes => WireFiles.NameList(Protocol.PayloadAttributes);
}

/// <summary>The base record of a group's events.</summary>
internal sealed record GroupView(
    string HintName, ProtocolNames Protocol, string Name, EquatableArray<string> Doc, string? Obsolete)
    : ProtocolFileView(HintName, "group", Protocol);

/// <summary>A member of the group enumeration, or a group's entry elsewhere.</summary>
internal sealed record GroupEntryView(
    string Name, string Wire, EquatableArray<string> Doc, string Value, string Mask, string Delivers, string Register,
    string Unregister);

/// <summary>The group enumeration.</summary>
internal sealed record EventGroupView(string HintName, ProtocolNames Protocol, EquatableArray<GroupEntryView> Groups)
    : ProtocolFileView(HintName, "event_group", Protocol);

/// <summary>An event: record, handler method, raise method.</summary>
internal sealed record EventView(
    string HintName, ProtocolNames Protocol, string Name, string Group, string Wire, string WireDoc,
    EquatableArray<string> Doc,
    string? Obsolete, MembersView Members, EquatableArray<string> UnitStart, bool Server)
    : ProtocolFileView(HintName, "event", Protocol);

/// <summary>A name on the wire and in C#.</summary>
internal sealed record NameView(string Name, string Wire, string WireDoc, string? Obsolete);

/// <summary>Names of one length.</summary>
internal sealed record BucketView(int Length, EquatableArray<NameView> Entries);

/// <summary>Names whose messages one method reads.</summary>
/// <param name="Suffix">What the method's name ends with; empty when it reads all.</param>
/// <param name="Names">The names.</param>
internal sealed record NamePartView(string Suffix, EquatableArray<NameView> Names);

/// <summary>From names on the wire to kinds, and from kinds to methods.</summary>
internal abstract record KindsView(string HintName, string Template, ProtocolNames Protocol, KindTable Kinds)
    : ProtocolFileView(HintName, Template, Protocol)
{
    public EquatableArray<BucketView> Buckets => Kinds.Buckets;

    public EquatableArray<NamePartView> Parts => Kinds.Parts;

    /// <summary>Whether there are too many names for one method.</summary>
    public bool HasParts => Kinds.Parts.Count > 1;

    public int PartSize { get; } = KindTable.PartSize;

    /// <summary>The number of the first name's kind.</summary>
    public int FirstKind => Kinds.First;
}

/// <summary>The one file that lists all events.</summary>
internal sealed record DispatcherView(
    string HintName, ProtocolNames Protocol, EquatableArray<NameView> Events, KindTable Kinds,
    EquatableArray<ObjectUseView> Objects, bool HasDocuments, EquatableArray<ShapeEventsView> Shapes)
    : KindsView(HintName, "dispatcher", Protocol, Kinds);

/// <summary>The one file that lists all actions.</summary>
internal sealed record ActionDispatcherView(
    string HintName, ProtocolNames Protocol, EquatableArray<NameView> Actions, KindTable Kinds)
    : KindsView(HintName, "action_dispatcher", Protocol, Kinds);

/// <summary>A value of an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Wire">The text on the wire, a C# text.</param>
/// <param name="Doc">Documentation.</param>
/// <param name="Obsolete">What to use instead.</param>
/// <param name="Check">The statement that holds it against the version of a peer; null for none.</param>
internal sealed record EnumValueView(
    string Name, string Wire, EquatableArray<string> Doc, string? Obsolete, string? Check);

/// <summary>An open enumeration.</summary>
internal sealed record EnumView(
    string HintName, ProtocolNames Protocol, string Name, EquatableArray<string> Doc, string? Obsolete,
    EquatableArray<EnumValueView> Values)
    : ProtocolFileView(HintName, "enum", Protocol)
{
    public bool HasChecks => Values.Any(static value => value.Check is not null);
}

/// <summary>The base record of resources, and how their kind is found.</summary>
internal sealed record ResourceBaseView(
    string HintName, ProtocolNames Protocol, string Namespaces, string Selector, EquatableArray<NameView> Resources,
    EquatableArray<string> Kinds,
    bool RejectsUnknown, bool SkipsUnknown, bool HasChildEntries, NestedView? Nested, string SchemaPrefixes)
    : ProtocolFileView(HintName, "resource_base", Protocol)
{
    public bool SeesAttributes => Protocol.SeesAttributes;

    public bool HasPlain => Protocol.HasPlain;
}

/// <summary>The list of resources that every resource can hold.</summary>
internal sealed record NestedView(
    string Name, EquatableArray<string> Doc, string Element, string Item, string Namespaces);

/// <summary>A resource.</summary>
internal sealed record ResourceView(
    string HintName, ProtocolNames Protocol, string Name, string Wire, string WireDoc, EquatableArray<string> Doc,
    string? Obsolete,
    MembersView Members, ContentView Content, string WrapperAttributes, string WrapperAttributesPlain, int Kind)
    : ProtocolFileView(HintName, "resource", Protocol);

/// <summary>The content of a shape.</summary>
internal sealed record ShapeView(string HintName, ProtocolNames Protocol, string Shape, ContentView Content)
    : ProtocolFileView(HintName, "shape", Protocol);

/// <summary>The record of a shape that repeats, and the content of a payload that holds many.</summary>
internal sealed record ShapeListView(
    string HintName, ProtocolNames Protocol, string Name, string List, EquatableArray<string> Doc, MembersView Members,
    EquatableArray<FieldView> Free, EquatableArray<MethodView> Methods, bool HasRequired, string MissingTest,
    string ReadObject,
    EquatableArray<string> Write, EquatableArray<string> WritePlain, int Kind, bool LearnsObjects)
    : ProtocolFileView(HintName, "shape_list", Protocol)
{
    public bool HasPlain => !WritePlain.IsEmpty;

    /// <summary>Statements that write attributes of the payload element.</summary>
    public EquatableArray<string> Attributes { get; init; }

    /// <summary>Whether lists may stand beside the objects.</summary>
    public bool HasFree => !Free.IsEmpty;
}

/// <summary>An option of an action.</summary>
internal sealed record OptionView(
    string Name, string Variable, string Type, EquatableArray<string> Doc, string? Obsolete);

/// <summary>An action: request, reply, client method, server method.</summary>
internal sealed record ActionView(
    string HintName, ProtocolNames Protocol, string Name, string Wire, string WireDoc, EquatableArray<string> Doc,
    string? Obsolete,
    MembersView Request, MembersView Reply, EquatableArray<OptionView> Options, EquatableArray<string> ReadOptions,
    string UnknownOptions,
    EquatableArray<string> WriteOptions, EquatableArray<string> UnitStart,
    EquatableArray<ParameterView> SuccessParameters,
    string SuccessList, EquatableArray<string> SuccessAssignments, bool Mirrors, string MirrorList,
    string RequestDefault,
    string RequestArgument, string Unsupported, EquatableArray<string> ReplyLists, bool Client, bool Server)
    : ProtocolFileView(HintName, "action", Protocol)
{
    public bool HasOptions => !ReadOptions.IsEmpty;

    /// <summary>Statements that hold the action and its options against the version of a peer.</summary>
    public EquatableArray<string> Checks { get; init; }

    /// <summary>Whether the reply holds lists, which of several payloads become one.</summary>
    public bool HasReplyLists => !ReplyLists.IsEmpty;

    /// <summary>What follows the request's type where no default can stand.</summary>
    public string RequestTypeSuffix => RequestDefault.StartsWith("?", StringComparison.Ordinal) ? "?" : "";

    /// <summary>Whether the action registers for events, and a server decides over it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What a reply writes before its payload.</summary>
    public EquatableArray<string> ReplyStart { get; init; }

    /// <summary>The record of errors that replies have; null when they have none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether several requests go into one document.</summary>
    public bool Batches { get; init; }

    public string OutcomeName => Error is null ? "Outcome" : "Errors";
}

/// <summary>A fixed attribute that can be set.</summary>
/// <param name="Name">The C# property.</param>
/// <param name="Field">The field of the writer.</param>
/// <param name="Number">Its number at run time.</param>
/// <param name="Doc">Documentation lines.</param>
/// <param name="Obsolete">The reason why not to use it; null for none.</param>
internal sealed record SettingView(string Name, string Field, string Number, EquatableArray<string> Doc, string? Obsolete);

/// <summary>How documents are written, where fixed attributes can be set.</summary>
internal sealed record SpellingView(string HintName, ProtocolNames Protocol, EquatableArray<SettingView> Settings)
    : ProtocolFileView(HintName, "spelling", Protocol);

/// <summary>A dialect whose events have a limit in bytes.</summary>
internal sealed record DialectLimitView(string Name, string Wire, string Bytes);

/// <summary>A dialect.</summary>
internal sealed record DialectView(string Name, int Value, EquatableArray<string> Doc);

/// <summary>The facade without a connection.</summary>
internal sealed record WireView(
    string HintName, ProtocolNames Protocol, EquatableArray<DialectView> Dialects, bool HasReadings,
    bool HasSettings)
    : ProtocolFileView(HintName, "wire", Protocol);

/// <summary>The number of a shape, and the events that have it.</summary>
internal sealed record ShapeEventsView(int Number, EquatableArray<string> Events);

/// <summary>A property of some shape as a look at an event shows it.</summary>
internal sealed record ShownPropertyView(string Name, string Slot);

/// <summary>A shape by its number, and the test that one is whole.</summary>
internal sealed record ShownShapeView(
    int Number, string Content, EquatableArray<ShownPropertyView> Properties, string Complete);

/// <summary>A look at an event without making it.</summary>
internal sealed record EventLookView(
    string HintName, ProtocolNames Protocol, RootReadView Root, EquatableArray<ShownPropertyView> Properties,
    EquatableArray<ShownShapeView> Shapes, int MostSlots, bool RejectsSomething)
    : ProtocolFileView(HintName, "event_view", Protocol);

/// <summary>The base record of replies.</summary>
internal sealed record ReplyBaseView(
    string HintName, ProtocolNames Protocol, bool HasOuterLevels, EquatableArray<string> Levels, string Ok,
    string Failed)
    : ProtocolFileView(HintName, "reply_base", Protocol)
{
    public bool Correlates { get; init; }

    public OutcomeView? Outcome { get; init; }
}

/// <summary>A document element on input.</summary>
internal sealed record RootReadView(string Kind, string LocalName, string Unit, string Selector, string Payload)
{
    /// <summary>Whether messages stand in units; otherwise the document is one.</summary>
    public bool HasUnit { get; init; } = true;

    /// <summary>The attribute with the id, a C# literal; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Whether messages get something from beside their payloads.</summary>
    public bool Completes { get; init; }

    /// <summary>Names of its attributes that have a meaning, an expression.</summary>
    public string KnownAttributes { get; init; } = "default";
}

/// <summary>The reader of documents, of which each template prints a part.</summary>
internal sealed record ReaderView(
    string HintName, string Template, ProtocolNames Protocol, string? VersionAttribute,
    EquatableArray<RootReadView> Roots, string UnexpectedRoot,
    bool HasEvents, bool HasCalls, string EventRootOther, string CallRootOther, string UnitFixedTest,
    string? OptionTest,
    ReplyReadView Reply, PolicyView Policy, string SchemaPrefixes, bool HasResources)
    : ProtocolFileView(HintName, Template, Protocol)
{
    /// <summary>What is read beside payloads.</summary>
    public EquatableArray<RootEnvelopeView> Envelopes { get; init; }

    public string BesideEvent { get; init; } = "false";

    public string BesideCall { get; init; } = "false";

    /// <summary>The record of errors; empty when replies have none.</summary>
    public string Error { get; init; } = "";

    public string? OutcomeOk { get; init; }

    public string OutcomeError { get; init; } = "";

    /// <summary>Names of attributes of units that have a meaning, an expression.</summary>
    public string UnitAttributes { get; init; } = "default";

    /// <summary>The path of the element with options, a C# text.</summary>
    public string OptionPlace { get; init; } = "";

    /// <summary>The namespaces that the schema declares for names without a prefix, an expression.</summary>
    public string SchemaDefaults { get; init; } = "default";

    /// <summary>The name of the version's attribute with blanks around it, an expression.</summary>
    public string VersionNames { get; init; } = "default";

    /// <summary>A test whether a child of an event's root is a fixed part; null for none.</summary>
    public string? EventRootFixed { get; init; }

    /// <summary>The same for requests.</summary>
    public string? CallRootFixed { get; init; }

    /// <summary>The entry of bags, a C# text; null for none.</summary>
    public string? Entry { get; init; }

    /// <summary>The attribute of entries that has a meaning, an expression.</summary>
    public string EntryKey { get; init; } = "default";

    public bool HasChildEntries { get; init; }

    public bool SeesAttributes => Protocol.SeesAttributes;

    public bool RejectsAttributes => Protocol.AttributePolicy is "reject";

    public bool HasEventUnits => Has("Event", hasUnit: true);

    public bool HasCallUnits => Has("Call", hasUnit: true);

    public bool HasUnits => HasEventUnits || HasCallUnits;

    public bool HasNamedEvents => Has("Event", hasUnit: false);

    public bool HasNamedCalls => Has("Call", hasUnit: false);

    public bool HasNamed => HasNamedEvents || HasNamedCalls;

    public bool HasAnswers => Has("Answer", hasUnit: false);

    public bool Correlates => Roots.Any(static root => root.Id is not null);

    public bool HasReply => Reply.Exists;

    public bool ReplyInRoot => Reply.InRoot;

    public bool ReplyInUnit => Reply.InUnit;

    public bool ReplyInPayload => Reply.InPayload;

    public string ReplyElement => Reply.Element;

    /// <summary>What its start tag begins with, a C# text.</summary>
    public string ReplyTag => CSharp.Text($"<{Reply.Element.Trim('"')} ");

    public string ReplyStatus => Reply.Status;

    public string ReplyOk => Reply.Ok;

    public string? ReplyDetail => Reply.Detail;

    /// <summary>The document element of requests, a C# literal.</summary>
    public string CallRoot => Roots.FirstOrDefault(static root => root.Kind == "Call")?.LocalName ?? "";

    /// <summary>Whether a reader called <c>xml</c> stands on a unit of a request or reply.</summary>
    public string CallUnitTest => Test(static root => root.Unit);

    /// <summary>Whether a reader called <c>xml</c> stands on a payload of a request or reply.</summary>
    public string CallPayloadTest => Test(static root => root.Payload);

    public bool KeepsElements => Policy.Element is not ("skip" or "reject");

    public bool SkipsElements => Policy.Element is "skip";

    public bool KeepsProperties => Policy.Property is not ("skip" or "reject");

    public bool SkipsProperties => Policy.Property is "skip";

    public bool SkipsEvents => Policy.Event is "skip";

    public bool RejectsEvents => Policy.Event is "reject";

    /// <summary>Whether a document can be refused for what it says, so that it matters where a fault is found first.</summary>
    public bool RejectsSomething => Protocol.RejectsValues || Policy.Element is "reject" || Policy.Property is "reject"
        || Policy.Action is "reject" || RejectsAttributes;

    public bool RejectsActions => Policy.Action is "reject";

    private string Test(Func<RootReadView, string> name)
    {
        RootReadView? call = Roots.FirstOrDefault(static root => root.Kind == "Call");
        return call is null ? "" : $"xml.LocalNameIs({name(call)}u8)";
    }

    private bool Has(string kind, bool hasUnit) => Roots.Any(root => root.Kind == kind && root.HasUnit == hasUnit);
}

/// <summary>The reply element on input; names are C# literals.</summary>
internal sealed record ReplyReadView(
    bool Exists, bool InRoot, bool InUnit, bool InPayload, string Element, string Status, string Ok, string? Detail)
{
    public static ReplyReadView None { get; } = new(false, false, false, false, "\"\"", "\"\"", "\"\"", null);
}

/// <summary>What happens to content that the schema does not name.</summary>
internal sealed record PolicyView(string Event, string Element, string Property, string Action);

/// <summary>A namespace.</summary>
internal sealed record NamespaceView(string Name, string Value, string Markup);

/// <summary>The markup around payloads of one kind of message; expressions of UTF-8 literals.</summary>
internal sealed record RootWriteView(
    string Namespaces,
    EquatableArray<string> RootOpen, string RootEnd, string RootClose, string UnitOpen, string SelectorClose,
    string UnitClose,
    EquatableArray<string> PayloadOpen, string PayloadClose, string OptionOpen, string OptionClose)
{
    public bool HasOptions => OptionOpen.Length > 0;

    public bool HasUnit { get; init; } = true;

    /// <summary>Markup before the id, an expression; null when there is none.</summary>
    public string? IdOpen { get; init; }

    public bool HasEnvelope { get; init; }

    /// <summary>Whether something stands in the root beside units or payloads.</summary>
    public bool HasBeside { get; init; }
}

/// <summary>The writer of documents.</summary>
internal sealed record WriterView(
    string HintName, ProtocolNames Protocol, EquatableArray<NamespaceView> Namespaces, string AllNamespaces,
    string PrefixesTest,
    string DeclaresTest, RootWriteView? Call, RootWriteView? Event, bool ReplyInRoot, bool ReplyInUnit,
    bool ReplyInPayload,
    bool HasReply, string LevelOpen, string StatusClose, string? DetailOpen, string DetailClose, string LevelClose,
    string UnitTest)
    : ProtocolFileView(HintName, "writer", Protocol)
{
    /// <summary>The prefixes of the schema with blanks around each, a C# text.</summary>
    public string SchemaPrefixes { get; init; } = "";

    /// <summary>The namespaces that the schema declares for names without a prefix, an expression.</summary>
    public string SchemaDefaults { get; init; } = "default";

    /// <summary>The path of the element with options, a C# text.</summary>
    public string OptionPlace { get; init; } = "";

    /// <summary>The same in the writer's dialect, an expression; null when it is the same in all.</summary>
    public string? OptionPlaceTest { get; init; }

    public bool HasOptions => Call is { HasOptions: true };

    /// <summary>Replies in documents of their own.</summary>
    public RootWriteView? Answer { get; init; }

    public bool HasNamed => Event is { HasUnit: false } || Call is { HasUnit: false };

    public bool Correlates => Call?.IdOpen is not null;

    /// <summary>Whether other files hold parts of the writer.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Which dialects write prefixes of attributes that carry values; null when that is as with other names.</summary>
    public string? AttributePrefixesTest { get; init; }

    /// <summary>Whether some markup depends on more of the dialect than prefixes and declarations.</summary>
    public bool KeepsDialect { get; init; }

    /// <summary>Fixed attributes that can be set.</summary>
    public EquatableArray<SettingView> Settings { get; init; }

    public bool HasSettings => !Settings.IsEmpty;

    /// <summary>Dialects whose events have a limit.</summary>
    public EquatableArray<DialectLimitView> Limits { get; init; }

    public bool HasLimits => Event is not null && !Limits.IsEmpty;
}

/// <summary>A registration or its end.</summary>
internal sealed record RegistrationView(string Name, string Wire, string Group, string Register);

/// <summary>The protocol for the runtime.</summary>
internal sealed record ProtocolView(
    string HintName, ProtocolNames Protocol, EquatableArray<string> Description,
    EquatableArray<RegistrationView> Registrations,
    bool HasCalls)
    : ProtocolFileView(HintName, "protocol", Protocol)
{
    /// <summary>Whether a peer's messages are learned.</summary>
    public bool Learns { get; init; }

    public bool HasAnswers { get; init; }

    public bool HasSettings { get; init; }

    public bool Correlates { get; init; }

    /// <summary>The record of greetings; null when there are none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The request that asks whether a silent server is there; null for none.</summary>
    public string? Probe { get; init; }

    /// <summary>A pattern of the registrations that a server decides over; empty when it always agrees.</summary>
    public string ConsentTest { get; init; } = "";

    public bool HasConsent => ConsentTest.Length > 0;
}

/// <summary>The client.</summary>
internal sealed record ClientView(string HintName, ProtocolNames Protocol, EquatableArray<GroupEntryView> Groups)
    : ProtocolFileView(HintName, "client", Protocol)
{
    /// <summary>Registrations that options say more of.</summary>
    public EquatableArray<NameView> Registrations { get; init; }

    /// <summary>The record of the server's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The record of the client's greeting; null for none.</summary>
    public string? OwnGreeting { get; init; }

    public bool KeepsOptions => OwnGreeting is not null || !Registrations.IsEmpty;
}

/// <summary>Options of the client or the server.</summary>
internal sealed record OptionsView(
    string HintName, string Template, ProtocolNames Protocol, string PortDoc, EquatableArray<string> Defaults)
    : ProtocolFileView(HintName, Template, Protocol)
{
    /// <summary>Registrations that options say more of.</summary>
    public EquatableArray<NameView> Registrations { get; init; }

    /// <summary>The record of this side's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>Fixed attributes that can be set in what this side sends.</summary>
    public EquatableArray<SettingView> Settings { get; init; }

    /// <summary>What a greeting says unless told otherwise.</summary>
    public EquatableArray<string> GreetingDefaults { get; init; }
}

/// <summary>The server base.</summary>
internal sealed record ServerView(string HintName, ProtocolNames Protocol, EquatableArray<NameView> Actions)
    : ProtocolFileView(HintName, "server", Protocol)
{
    /// <summary>The record of the client's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The record of the server's greeting; null for none.</summary>
    public string? OwnGreeting { get; init; }
}

/// <summary>An example.</summary>
internal sealed record ExampleView(string Of, EquatableArray<string> Text);

/// <summary>Facts of the schema as data.</summary>
internal sealed record SchemaView(
    string HintName, ProtocolNames Protocol, string Name, int Edition, EquatableArray<string> Doc,
    EquatableArray<GroupEntryView> Groups, EquatableArray<string> Versions, EquatableArray<ExampleView> Examples)
    : ProtocolFileView(HintName, "schema", Protocol);
