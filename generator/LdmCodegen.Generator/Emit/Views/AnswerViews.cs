using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>What stands beside the payloads of one kind of message.</summary>
internal sealed record EnvelopeView(
    string HintName, ProtocolNames Protocol, string Type, string What, ContentView Content, MembersView Members,
    EquatableArray<string> Names)
    : ProtocolFileView(HintName, "envelope", Protocol)
{
    public bool IsEvent => Type == "Event";

    public bool KeepsUnknown => Type != "Reply";
}

/// <summary>How the reader gives messages what stands beside their payloads.</summary>
/// <param name="Kind">The kind of root: <c>Event</c>, <c>Call</c> or <c>Answer</c>.</param>
/// <param name="Type">The type of the messages: <c>Event</c>, <c>Request</c> or <c>Reply</c>.</param>
/// <param name="HasProperties">Whether there are values to read.</param>
/// <param name="Required">What must be there.</param>
/// <param name="KeepsIncomplete">Whether an event that misses something is delivered as unknown.</param>
/// <param name="Correlates">Whether messages get the id.</param>
/// <param name="CorrelatesReplies">Whether replies with the same root get it too.</param>
/// <param name="NeedsId">Whether a message without an id is faulty.</param>
/// <param name="MissingId">What is said then, a C# literal.</param>
internal sealed record RootEnvelopeView(
    string Kind, string Type, bool HasProperties, EquatableArray<RequiredView> Required, bool KeepsIncomplete,
    bool Correlates, bool CorrelatesReplies, bool NeedsId, string MissingId)
{
    /// <summary>Whether what the schema does not name beside payloads is kept.</summary>
    public bool KeepsUnknown => HasProperties && Type != "Reply";
}

/// <summary>The record of a shape that is no part of a list.</summary>
internal sealed record ShapeObjectView(
    string HintName, ProtocolNames Protocol, string Name, EquatableArray<string> Doc, MembersView Members)
    : ProtocolFileView(HintName, "shape_object", Protocol);

/// <summary>How errors say what came of a request; expressions of a variable <c>error</c>.</summary>
internal sealed record OutcomeView(
    string HintName, ProtocolNames Protocol, string Error, string Status, string Detail, string? WarningTest,
    string? WarningValue, string OkText, EquatableArray<string> Defaults)
    : ProtocolFileView(HintName, "outcome", Protocol);

/// <summary>The part of the writer for documents with one message.</summary>
internal sealed record NamedWriterView(
    string HintName, ProtocolNames Protocol, bool HasNamed, RootWriteView? Answer, string Error, string ErrorOpen,
    string ErrorClose, string? OkMarkup, string OneMessageKinds, string? IdOpen, string IdName)
    : ProtocolFileView(HintName, "writer_named", Protocol)
{
    public bool Correlates => IdOpen is not null;
}

/// <summary>The greeting: reading and writing of its documents.</summary>
internal sealed record GreetingView(
    string HintName, ProtocolNames Protocol, string Name, string Root, string UnexpectedRoot,
    EquatableArray<string> Open, string Namespaces, string EndOfTag, string Close)
    : ProtocolFileView(HintName, "greeting", Protocol);

/// <summary>The base record of replies.</summary>
internal sealed record ReplyBaseView(
    string HintName, ProtocolNames Protocol, bool HasOuterLevels, EquatableArray<string> Levels, string Ok,
    string Failed)
    : ProtocolFileView(HintName, "reply_base", Protocol)
{
    public bool Correlates { get; init; }

    public OutcomeView? Outcome { get; init; }
}
