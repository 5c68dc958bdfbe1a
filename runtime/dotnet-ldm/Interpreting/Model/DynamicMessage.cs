using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>What a message is.</summary>
internal enum MessageKind
{
    Event,
    Request,
    Reply,
    Gap,
    Greeting,
}

/// <summary>A message of a protocol whose schema was read at run time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Type">The name of the C# type that generated code has for it.</param>
internal sealed record DynamicMessage(MessageKind Kind, string Name, string Type)
    : IEventMessage, IReplyMessage, IGreeting
{
    /// <summary>The shape of its payload; null for a message that the schema does not name.</summary>
    public ShapeUse? Shape { get; init; }

    /// <summary>The payload; of a shape that repeats, what stands around its objects.</summary>
    public Content? Content { get; init; }

    /// <summary>The objects of a shape that repeats.</summary>
    public IReadOnlyList<Content> Objects { get; init; } = [];

    /// <summary>Options of a request: true, a value, or null for absent.</summary>
    public IReadOnlyList<(OptionModel Option, object? Value)> Options { get; init; } = [];

    public string? Version { get; init; }

    /// <summary>Whether it is written without a version, instead of with the usual one.</summary>
    public bool StatesNoVersion { get; init; }

    /// <summary>Option words that the schema does not name; of replies, the options that the peer repeats.</summary>
    public string? OptionText { get; init; }

    public IReadOnlyList<UnknownContent> Unknown { get; init; } = [];

    /// <summary>The document of a message that the schema does not name.</summary>
    public RawXml Xml { get; init; }

    /// <summary>Why a known event is delivered as an unknown one.</summary>
    public XmlFault? Fault { get; init; }

    public ReplyOutcome Outcome { get; set; } = new();

    /// <summary>Errors and warnings of a reply that says by them what came of the request; null for those of the outcome.</summary>
    public IReadOnlyList<Content>? Errors { get; init; }

    /// <summary>What stands beside the payload; null when nothing can.</summary>
    public Content? Envelope { get; init; }

    /// <summary>The id by which a reply finds its request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Of a reply with several payloads, one reply for each.</summary>
    public IReadOnlyList<DynamicMessage> Parts { get; init; } = [];

    /// <summary>Whether it stands in the unit of the message before it.</summary>
    public bool ContinuesUnit { get; init; }

    public ulong GroupMask { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public EventGap? Gap { get; init; }

    /// <summary>Whether the schema names the message and the message has what it must.</summary>
    public bool IsKnown => Shape is not null;
}
