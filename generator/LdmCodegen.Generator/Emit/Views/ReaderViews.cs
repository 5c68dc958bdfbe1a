using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

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
