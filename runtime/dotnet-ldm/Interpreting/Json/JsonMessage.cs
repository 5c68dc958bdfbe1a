using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>The JSON that <c>decode</c> prints back to a message.</summary>
internal static class JsonMessage
{
    private static readonly string[] OfEveryMessage = 
        ["kind", "name", "type", "version", "document", "command", "unknown", "correlationId"];

    /// <summary>Reads one message.</summary>
    /// <exception cref="ToolException">The object is none, or says what the schema does not know.</exception>
    public static DynamicMessage Read(InterpretedSchema schema, JsonElement json)
    {
        string kind = Text(json, "kind") ?? throw Bad("the key 'kind' is missing");
        string name = Text(json, "name") ?? throw Bad("the key 'name' is missing");
        DynamicMessage message = kind switch
        {
            "event" => Event(schema, name, json),
            "request" => Request(schema, name, json),
            "reply" => Reply(schema, name, json),
            "unknown" => Unknown(schema, name, json),
            "greeting" => Greeting(schema, json),
            "fault" => throw Bad("a fault has no document"),
            "gap" => throw Bad("a gap has no document"),
            _ => throw Bad($"'{kind}' is no kind of message; there are event, request, reply, greeting and unknown"),
        };
        return message with
        {
            Version = Text(json, "version"),
            CorrelationId = Text(json, "correlationId"),
            Envelope = Envelope(schema, message, json),
            StatesNoVersion = json.TryGetProperty("version", out JsonElement version)
                && version.ValueKind is JsonValueKind.Null,
            Unknown = UnknownContents(json),
        };
    }

    public static ToolException Bad(string message) => ToolException.BadInput(message);

    public static string? Text(JsonElement json, string key) => json.TryGetProperty(key, out JsonElement value)
        ? value.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? value.GetString()
            : throw Bad($"'{key}' is no text")
        : null;

    public static IReadOnlyList<UnknownContent> UnknownContents(JsonElement json) =>
        json.TryGetProperty("unknown", out JsonElement unknown) && unknown.ValueKind is JsonValueKind.Array
            ? [.. unknown.EnumerateArray().Select(one => new UnknownContent(Text(one, "parent") ?? "", Xml(one)))]
            : [];

    private static DynamicMessage Greeting(InterpretedSchema schema, JsonElement json)
    {
        GreetingModel greeting = schema.Model.Wire.Greeting ?? throw Bad("the protocol has no greeting");
        return WithContent(
            schema,
            new DynamicMessage(MessageKind.Greeting, greeting.Root.Local, schema.Shape(greeting.Shape).NameClr),
            new ShapeUse(greeting.Shape, Occurs.One, null),
            json,
            OfEveryMessage);
    }

    /// <summary>The layout of a kind of message.</summary>
    private static MessageModel? LayoutOf(InterpretedSchema schema, MessageKind kind) => kind switch
    {
        MessageKind.Event => schema.Model.Wire.Event,
        MessageKind.Request => schema.Model.Wire.Call,
        MessageKind.Reply => schema.Model.Wire.Answer,
        _ => null,
    };

    /// <summary>What stands beside the payload; a message that is kept whole has it in its document.</summary>
    private static Content? Envelope(InterpretedSchema schema, DynamicMessage message, JsonElement json)
    {
        if (!message.Xml.IsEmpty || LayoutOf(schema, message.Kind) is not { Properties.IsEmpty: false } layout)
        {
            return null;
        }

        Content envelope = new(schema.Around(layout));
        JsonContent.ReadProperties(envelope, json);
        return envelope;
    }

    private static string[] EnvelopeKeys(InterpretedSchema schema, MessageKind kind) =>
        LayoutOf(schema, kind) is { } layout ? [.. JsonContent.Keys(schema.Around(layout))] : [];

    private static IReadOnlyList<Content>? ErrorsIn(InterpretedSchema schema, JsonElement json) =>
        schema.Model.Wire.Outcome is { } outcome && json.TryGetProperty("errors", out JsonElement errors)
            ? [.. errors.EnumerateArray().Select(one => Object(schema, new ShapeUse(outcome.Shape, Occurs.One, null), one))]
            : null;

    private static DynamicMessage Event(InterpretedSchema schema, string name, JsonElement json)
    {
        EventModel e = schema.Event(name) ?? throw Bad($"the schema has no event '{name}'");
        return WithContent(
            schema,
            new DynamicMessage(MessageKind.Event, name, e.NameClr + "Event"),
            e.Shape,
            json,
            [.. OfEveryMessage, "receivedAt"]);
    }

    private static DynamicMessage Request(InterpretedSchema schema, string name, JsonElement json)
    {
        ActionModel action = schema.Action(name) ?? throw Bad($"the schema has no action '{name}'");
        List<(OptionModel, object?)> options = [];
        foreach (OptionModel option in action.Options)
        {
            bool isGiven = json.TryGetProperty(JsonContent.Key(option.NameClr), out JsonElement value);
            options.Add((option, isGiven ? JsonContent.OptionValue(option, value) : null));
        }

        DynamicMessage message = new(MessageKind.Request, name, action.NameClr + "Request")
        {
            Options = options,
            OptionText = Text(json, "unknownOptions"),
        };
        return WithContent(
            schema,
            message,
            action.Request,
            json,
            [.. OfEveryMessage, "unknownOptions", .. action.Options.Select(option => JsonContent.Key(option.NameClr))]);
    }

    private static DynamicMessage Reply(InterpretedSchema schema, string name, JsonElement json)
    {
        ActionModel action = schema.Action(name) ?? throw Bad($"the schema has no action '{name}'");
        DynamicMessage message = new(MessageKind.Reply, name, action.NameClr + "Reply")
        {
            OptionText = Text(json, "echoedOptions"),
            Outcome = JsonOutcome.Read(schema.Model.Wire, json),
            Errors = ErrorsIn(schema, json),
            Parts = json.TryGetProperty("parts", out JsonElement parts)
                ? [.. parts.EnumerateArray().Select(part => Part(schema, action, part))]
                : [],
        };
        return WithContent(
            schema, message, action.Reply, json, [.. OfEveryMessage, "echoedOptions", "parts", "errors", .. JsonOutcome.Keys]);
    }

    private static DynamicMessage Part(InterpretedSchema schema, ActionModel action, JsonElement json) => WithContent(
        schema,
        new DynamicMessage(MessageKind.Reply, action.Name, action.NameClr + "Reply")
        {
            Outcome = JsonOutcome.Read(schema.Model.Wire, json),
            Unknown = UnknownContents(json),
        },
        action.Reply,
        json,
        ["unknown", .. JsonOutcome.Keys]);

    private static DynamicMessage Unknown(InterpretedSchema schema, string name, JsonElement json)
    {
        string type = Text(json, "type") ?? schema.Model.Name + "UnknownRequest";
        MessageKind kind = type.EndsWith("Event", StringComparison.Ordinal) ? MessageKind.Event
            : type.EndsWith("Reply", StringComparison.Ordinal) ? MessageKind.Reply : MessageKind.Request;
        return new DynamicMessage(kind, name, type)
        {
            Xml = Xml(json),
            OptionText = Text(json, kind is MessageKind.Reply ? "echoedOptions" : "unknownOptions"),
            Outcome = JsonOutcome.Read(schema.Model.Wire, json),
        };
    }

    private static DynamicMessage WithContent(
        InterpretedSchema schema, DynamicMessage message, ShapeUse use, JsonElement json, string[] taken)
    {
        taken = [.. taken, .. EnvelopeKeys(schema, message.Kind)];
        IEnumerable<UnknownContent> inPayload = UnknownContents(json)
            .Where(unknown => !unknown.Parent.StartsWith("..", StringComparison.Ordinal));
        if (use.Occurs is not Occurs.Many)
        {
            Content content = JsonContent.Read(schema, schema.Layout(use.Shape), json, taken);
            content.Unknown.AddRange(inPayload);
            return message with { Shape = use, Content = content };
        }

        string list = JsonContent.Key(use.NameClr ?? "Results");
        Content around = new(schema.Layout(use.Shape));
        JsonContent.CheckKeys(json, [.. taken, list, .. JsonContent.FreeKeys(around.Layout)]);
        JsonContent.ReadFree(schema, around, json);
        around.Unknown.AddRange(inPayload);
        IEnumerable<JsonElement> objects = json.TryGetProperty(list, out JsonElement given) ? given.EnumerateArray() : [];
        return message with
        {
            Shape = use,
            Content = around,
            Objects = [.. objects.Select(one => Object(schema, use, one))],
        };
    }

    private static Content Object(InterpretedSchema schema, ShapeUse use, JsonElement json)
    {
        Content content = JsonContent.Read(schema, schema.Layout(use.Shape), json, ["unknown"]);
        content.Unknown.AddRange(UnknownContents(json));
        return content;
    }

    private static RawXml Xml(JsonElement json) =>
        Text(json, "xml") is { } xml ? new RawXml(System.Text.Encoding.UTF8.GetBytes(xml)) : default;
}
