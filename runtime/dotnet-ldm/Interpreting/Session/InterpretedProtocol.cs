using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>A schema read at run time as the runtime sees it: documents to messages and back.</summary>
internal sealed class InterpretedProtocol(InterpretedSchema schema)
    : WireProtocol<DynamicMessage, DynamicMessage, DynamicMessage>
{
    public InterpretedSchema Schema { get; } = schema;

    public override ProtocolDescription Description { get; } = InterpretedDescription.Of(schema.Model);

    public override Inbound<DynamicMessage, DynamicMessage, DynamicMessage> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt) =>
        Read(document, limits, receivedAt, asked: null);

    public override Inbound<DynamicMessage, DynamicMessage, DynamicMessage> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt, Func<string, DynamicMessage?>? asked)
    {
        DocumentReader reader = new(Schema, document, limits, receivedAt) { Asked = asked };
        DynamicMessage[] messages = [.. reader.ReadDocument()];
        if (reader.Xml.IsFaulted)
        {
            return new() { Fault = reader.Xml.Fault, CorrelationId = reader.CorrelationId };
        }

        return messages is [] ? default : messages[0].Kind switch
        {
            MessageKind.Event => new() { Events = messages },
            MessageKind.Reply => new() { Replies = messages, CorrelationId = reader.CorrelationId },
            _ => new() { Requests = messages },
        };
    }

    public override DynamicMessage Identify(DynamicMessage request, string id) => request with { CorrelationId = id };

    public override void WriteGreeting(IBufferWriter<byte> output, IGreeting greeting, WireSpelling spelling) =>
        DocumentWriter.Write(Schema, output, [(DynamicMessage)greeting], spelling);

    public override IGreeting? ReadGreeting(ReadOnlySpan<byte> document, XmlLimits limits, out XmlFault fault)
    {
        DocumentReader reader = new(Schema, document, limits, default);
        DynamicMessage? greeting = reader.ReadGreeting();
        fault = reader.Xml.Fault;
        return greeting;
    }

    /// <summary>What the client says unless told otherwise: the defaults of the schema.</summary>
    public DynamicMessage CreateGreeting()
    {
        GreetingModel greeting = Schema.Model.Wire.Greeting!;
        return new DynamicMessage(MessageKind.Greeting, greeting.Root.Local, Schema.Shape(greeting.Shape).NameClr)
        {
            Content = Content.OfDefaults(Schema, greeting.Shape),
        };
    }

    public override void CheckPeer(DynamicMessage request, PeerVersion peer) =>
        new PeerCheck(Schema, peer).Run(request);

    public override void WriteRequests(
        IBufferWriter<byte> output, ReadOnlySpan<DynamicMessage> requests, WireSpelling spelling) =>
        DocumentWriter.Write(Schema, output, requests, spelling);

    public override void WriteReplies(IBufferWriter<byte> output, ReadOnlySpan<DynamicMessage> replies, WireSpelling spelling) =>
        DocumentWriter.Write(Schema, output, replies, spelling);

    public override void WriteEvent(IBufferWriter<byte> output, DynamicMessage e, WireSpelling spelling) =>
        DocumentWriter.Write(Schema, output, [e], spelling);

    public override bool SharesCommand(DynamicMessage request, DynamicMessage before) => request.ContinuesUnit;

    public override DynamicMessage CreateRegistration(EventGroupInfo group, bool register)
    {
        string name = (register ? group.RegisterAction : group.UnregisterAction)
            ?? throw new ArgumentException($"Group {group.Name} has no such registration.", nameof(group));
        return Empty(name);
    }

    public override DynamicMessage? CreateProbe() =>
        Schema.Model.Transport.Probe is { } name ? Empty(name) : null;

    /// <summary>A request without values.</summary>
    private DynamicMessage Empty(string name)
    {
        ShapeUse? shape = Schema.Action(name)?.Request;
        return new DynamicMessage(MessageKind.Request, name, name)
        {
            Shape = shape,
            Content = new Content(shape is null ? Schema.Nothing : Schema.Layout(shape.Shape)),
        };
    }

    public override bool TryGetRegistration(
        DynamicMessage request, [NotNullWhen(true)] out EventGroupInfo? group, out bool register)
    {
        group = Description.Groups.FirstOrDefault(
            one => one.RegisterAction == request.Name || one.UnregisterAction == request.Name);
        register = group?.RegisterAction == request.Name;
        return group is not null;
    }

    public override DynamicMessage CreateReply(DynamicMessage request, ReplyOutcome outcome)
    {
        ActionModel? action = Schema.Action(request.Name);
        return new DynamicMessage(
            MessageKind.Reply, request.Name, (action?.NameClr ?? Schema.Model.Name + "Unknown") + "Reply")
        {
            Shape = action?.Reply,
            Content = new Content(action is null ? Schema.Nothing : Schema.Layout(action.Reply.Shape)),
            Outcome = outcome,
            ContinuesUnit = request.ContinuesUnit,
        };
    }

    public override DynamicMessage CreateGap(EventGap gap) =>
        new(MessageKind.Gap, "gap", Schema.Model.Name + "GapEvent") { Gap = gap, ReceivedAt = gap.Until };
}
