using System.Text;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Reads one document by a schema: its units, their names and payloads, as generated readers do.</summary>
internal ref partial struct DocumentReader
{
    private readonly InterpretedSchema _schema;
    private readonly DateTimeOffset _receivedAt;
    private Utf8XmlReader _root;
    private Utf8XmlReader _unit;
    private MessageModel? _layout;
    private bool _isReply;
    private bool _hasMorePayloads;
    private bool _continues;
    private string _name = "";
    private bool _hasName;
    private string _payloadName = "";
    private string? _version;
    private Utf8XmlAttributes _wrapperAttributes;
    private List<UnknownContent> _unknown = [];
    private RawXml _wrapper;
    private bool _hasWrapped;

    private bool _isNamed;
    private bool _isAnswer;
    private readonly List<Content> _errors = [];

    private bool _hasPayloadLevel;
    private string? _options;
    private ReplyLevel? _unitLevel;
    private List<ReplyLevel> _payloadLevels = [];
    private List<string> _warnings = [];

    /// <summary>The tokens of the document.</summary>
    public Utf8XmlReader Xml;

    /// <summary>Finds the request of an id: replies of some protocols do not say what they answer.</summary>
    public Func<string, DynamicMessage?>? Asked { get; init; }

    /// <summary>Whether a greeting counts as a message.</summary>
    public bool ReadsGreetings { get; init; }

    /// <summary>The id of the request that the document is or answers; null when it states none.</summary>
    public string? CorrelationId { get; private set; }

    public DocumentReader(
        InterpretedSchema schema, ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt)
    {
        _schema = schema;
        _receivedAt = receivedAt;
        Xml = new Utf8XmlReader(document, limits);
    }

    /// <summary>Reads the whole document.</summary>
    /// <returns>Its messages; empty after a fault.</returns>
    public List<DynamicMessage> ReadDocument()
    {
        List<DynamicMessage> messages = [];
        if (Xml.ReadRoot())
        {
            _root = Xml;
            WireModel wire = _schema.Model.Wire;
            _version = VersionAttribute() is { } version && Xml.GetAttribute(Utf8(version)) is { IsPresent: true } text
                ? text.ToString()
                : null;
            MessageModel[] layouts = [.. wire.AllMessages()];
            string root = Encoding.UTF8.GetString(Xml.LocalName);
            _layout = layouts.FirstOrDefault(message => message.Root.Local == root);
            if (_layout is null && ReadsGreetings && wire.Greeting is { } greeting && greeting.Root.Local == root)
            {
                ReadGreeting(messages, greeting);
            }
            else if (_layout is null)
            {
                string expected = string.Join(" or ", layouts.Select(message => message.Root.Local).Distinct());
                Xml.SetFault(XmlFaultCode.UnexpectedRoot, $"The document element is not {expected}.");
            }
            else
            {
                ReadMessages(messages);
                Complete(messages);
            }
        }

        return Xml.ReadToEnd() ? messages : [];
    }

    private void ReadMessages(List<DynamicMessage> messages)
    {
        _payloadName = _layout!.Payload.Local;
        CorrelationId = _layout.Id is { } id && Xml.GetAttribute(Utf8(id.Local)) is { IsPresent: true } stated
            ? stated.ToString()
            : null;
        switch (_layout)
        {
            case { Kind: "event", NamesByElement: true }:
                ReadNamedEvent(messages);
                break;
            case { Kind: "event" }:
                ReadEvents(messages);
                break;
            case { Kind: "reply" }:
                ReadAnswer(messages);
                break;
            case { NamesByElement: true }:
                ReadNamedCall(messages);
                break;
            default:
                ReadCalls(messages);
                break;
        }
    }

    private readonly string? VersionAttribute() => _schema.Model.VersionPath is { } path && path.StartsWith('@')
        ? path[(path.LastIndexOfAny(['@', ':']) + 1)..]
        : null;

    private void ReadEvents(List<DynamicMessage> messages)
    {
        List<UnknownContent> unknown = [];
        KeepRootAttributes(unknown);
        int depth = Xml.Depth;
        while (Xml.NextChild(depth))
        {
            if (!Xml.LocalNameIs(Utf8(_layout!.Unit.Local)))
            {
                KeepInRoot(unknown);
                continue;
            }

            BeginUnit();
            EventModel? known = _schema.Event(_name);
            if (known is null && _schema.Model.Unknown.Event == "skip")
            {
                Xml.Skip();
                continue;
            }

            if (known is null && _schema.Model.Unknown.Event == "reject")
            {
                Fail(XmlFaultCode.UnknownMessage, "The schema does not name this event.");
                return;
            }

            do
            {
                messages.Add(known is null ? UnknownEvent(null) : ReadEvent(known));
                _continues = true;
            }
            while (_hasMorePayloads);
        }

        EndUnits(messages, unknown);
    }

    private DynamicMessage ReadEvent(EventModel e)
    {
        Payload payload = ReadUnit(e.Shape);
        if (e.Shape.Occurs is Occurs.One && payload.Content.FirstMissing() is { } missing)
        {
            Utf8XmlReader at = _unit;
            (XmlFaultCode code, string message) = Missing(missing, payload.Content);
            at.SetFault(code, message);
            return UnknownEvent(at.Fault);
        }

        return Message(MessageKind.Event, e.NameClr + "Event", e.Shape, payload) with
        {
            GroupMask = MaskOf(_schema.GroupOf(e)),
        };
    }

    private static ulong MaskOf(EventGroupModel group) => group.Index >= 0 ? 1UL << group.Index : 0;

    private readonly DynamicMessage UnknownEvent(XmlFault? fault) =>
        new(MessageKind.Event, _name, _schema.Model.Name + "UnknownEvent")
        {
            Xml = UnitDocument(),
            Fault = fault,
            Version = _version,
            ReceivedAt = _receivedAt,
        };

    /// <summary>What is read of one unit: one payload, or the objects of all.</summary>
    private sealed record Payload(Content Content, IReadOnlyList<Content> Objects);

    private DynamicMessage Message(MessageKind kind, string type, ShapeUse shape, Payload payload)
    {
        List<UnknownContent> unknown = [.. payload.Content.Unknown, .. _unknown];
        _unknown = [];
        return new DynamicMessage(kind, _name, type)
        {
            Shape = shape,
            Content = payload.Content,
            Objects = payload.Objects,
            Unknown = unknown,
            Version = _version,
            ContinuesUnit = _continues,
            ReceivedAt = _receivedAt,
        };
    }

    /// <summary>Reads what remains of the unit up to its next payload, and that one.</summary>
    private Payload ReadUnit(ShapeUse use) => ReadUnit(_schema.Layout(use.Shape), use.Occurs is Occurs.Many);

    private Payload ReadUnit(PayloadLayout layout, bool repeats)
    {
        ObjectList list = new(layout);
        bool hasRead = false;
        int depth = _unit.Depth;
        _hasMorePayloads = false;
        Utf8XmlReader before = Xml;
        if (_isAnswer)
        {
            ReadPayload(layout, list, repeats);
            return Sorted(list);
        }

        while (Xml.NextChild(depth))
        {
            if (Xml.LocalNameIs(Utf8(_payloadName)))
            {
                if (hasRead && _isNamed)
                {
                    Keep(_unknown, "..");
                    continue;
                }

                if (hasRead && (_isReply || !repeats))
                {
                    Xml = before;
                    _hasMorePayloads = true;
                    break;
                }

                hasRead = true;
                _hasPayloadLevel = false;
                ReadPayload(layout, list, repeats);
            }
            else if (!ReadUnitPart())
            {
                Keep(_unknown, "..");
            }

            before = Xml;
        }

        return Sorted(list);
    }

    private static Payload Sorted(ObjectList list)
    {
        list.Objects.ForEach(static content => content.SortUnknown());
        list.Around.SortUnknown();
        return new Payload(list.Around, list.Objects);
    }

    private void ReadPayload(PayloadLayout layout, ObjectList list, bool repeats)
    {
        if (repeats)
        {
            ReadLevel(layout.Root, list);
        }
        else
        {
            ReadElement(layout.Root, list.Around, isResource: false);
        }
    }

    private void KeepRootAttributes(List<UnknownContent> unknown) =>
        KeepAttributes(unknown, "../..", RootAttributes(_layout!));

    private void KeepInRoot(List<UnknownContent> unknown)
    {
        if (KeepFixed(unknown, "../.."))
        {
            return;
        }

        if (!IsBeside(Xml))
        {
            Keep(unknown, "../..");
        }
    }

    private void EndUnits(List<DynamicMessage> messages, List<UnknownContent> unknown)
    {
        if (messages.Count > 0 && unknown.Count > 0)
        {
            messages[0] = messages[0] with { Unknown = [.. messages[0].Unknown, .. unknown] };
        }
        else if (messages.Count == 0 && _unit.Depth == 0 && !Xml.IsFaulted)
        {
            Xml.SetFault(XmlFaultCode.MissingElement, "The document holds no message.");
        }
    }

    private void Fail(XmlFaultCode code, string message)
    {
        if (!Xml.IsFaulted)
        {
            Xml = _unit;
            Xml.SetFault(code, message);
        }
    }

    private static (XmlFaultCode Code, string Message) Missing(PropertyCode property, Content content)
    {
        PropertyModel model = property.Model;
        string place = (model.Paths.Count == 0 ? "" : model.Paths[0].ToString())
            + (model.Key is null ? "" : $"[{model.Key}]");
        if (content[property] is UnreadableText)
        {
            return (
                XmlFaultCode.InvalidValue,
                $"{property.Name} is not {Generator.Emit.Code.ClrTypes.Describe(model.Type)}: {place}.");
        }

        bool isAttribute = model.Key is null && model.Paths.Count > 0 && model.Paths[0].Attribute is not null;
        return (
            isAttribute ? XmlFaultCode.MissingAttribute : XmlFaultCode.MissingElement,
            $"{property.Name} is missing: {place}.");
    }
}
