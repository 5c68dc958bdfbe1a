using System.Text.Json;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Messages of a schema read at run time as the JSON that generated messages give.</summary>
internal static class DynamicJson
{
    /// <summary>Writes the members of one message into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, DynamicMessage message)
    {
        json.WriteString("kind", message.IsKnown ? message.Kind.ToString().ToLowerInvariant() : "unknown");
        json.WriteString("name", message.Name);
        json.WriteString("type", message.Type);
        json.WriteString("version", message.Version);

        WriteContent(json, message);
        foreach ((OptionModel option, object? value) in message.Options)
        {
            Write(json, option.NameClr, value);
        }

        if (!message.Xml.IsEmpty || !message.IsKnown)
        {
            json.WriteString("xml", message.Xml.ToString());
        }

        if (message.Fault is { } fault)
        {
            json.WriteString("fault", fault.Message);
        }

        if (message is { IsKnown: true, OptionText: { } options })
        {
            json.WriteString(message.Kind is MessageKind.Reply ? "echoedOptions" : "unknownOptions", options);
        }

        if (message.CorrelationId is { } id)
        {
            json.WriteString("correlationId", id);
        }

        if (message.Envelope is { } envelope)
        {
            WriteMembers(json, envelope, requiredFirst: true);
        }

        if (message.Kind is MessageKind.Reply)
        {
            WriteReply(json, message);
        }

        WriteUnknown(json, message.Unknown);
    }

    private static void WriteReply(Utf8JsonWriter json, DynamicMessage reply)
    {
        OutcomeJson.Write(json, reply.Outcome);
        if (reply.Errors is { Count: > 0 } errors)
        {
            json.WriteStartArray("errors");
            foreach (Content error in errors)
            {
                json.WriteStartObject();
                WriteMembers(json, error, requiredFirst: true);
                WriteUnknown(json, error.Unknown);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (reply.Parts.Count == 0)
        {
            return;
        }

        json.WriteStartArray("parts");
        foreach (DynamicMessage part in reply.Parts)
        {
            json.WriteStartObject();
            WriteContent(json, part);
            OutcomeJson.Write(json, part.Outcome);
            WriteUnknown(json, part.Unknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteContent(Utf8JsonWriter json, DynamicMessage message)
    {
        if (message.Shape is not { } shape)
        {
            return;
        }

        if (shape.Occurs is not Occurs.Many)
        {
            WriteMembers(json, message.Content!, message.Kind is not MessageKind.Reply && shape.Occurs is Occurs.One);
            return;
        }

        json.WriteStartArray(Key(shape.NameClr ?? "Results"));
        foreach (Content content in message.Objects)
        {
            json.WriteStartObject();
            WriteMembers(json, content, requiredFirst: true);
            WriteUnknown(json, content.Unknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (ItemsCode items in message.Content!.Layout.FreeItems)
        {
            json.WritePropertyName(Key(items.Name));
            WriteResources(json, message.Content.Resources(items), isSingle: false);
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, Content content, bool requiredFirst)
    {
        IEnumerable<PropertyCode> properties = requiredFirst
            ? content.Layout.Properties.OrderBy(property => property.Model.Required ? 0 : 1)
            : content.Layout.Properties;
        foreach (PropertyCode property in properties)
        {
            bool isUnreadable = content[property] is UnreadableText;
            object? value = content[property] is UnreadableText unreadable ? unreadable.Text : content[property];
            Write(
                json,
                isUnreadable ? property.RawName : property.Name,
                value is not null && property.Model.Sensitive ? Sensitive.Mask : value);
        }

        foreach (ItemsCode items in content.Layout.Items)
        {
            IReadOnlyList<DynamicResource> resources = content.Resources(items);
            if (items.IsSingle && resources.Count == 0)
            {
                continue;
            }

            json.WritePropertyName(Key(items.Name));
            WriteResources(json, resources, items.IsSingle);
        }
    }

    private static void WriteResources(Utf8JsonWriter json, IReadOnlyList<DynamicResource> resources, bool isSingle)
    {
        if (!isSingle)
        {
            json.WriteStartArray();
        }

        foreach (DynamicResource resource in resources)
        {
            WriteResource(json, resource);
        }

        if (!isSingle)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteResource(Utf8JsonWriter json, DynamicResource resource)
    {
        json.WriteStartObject();
        json.WriteString("resource", resource.Kind);
        if (resource.Content is not { } content)
        {
            json.WriteString("xml", resource.Xml.ToString());
            json.WriteString("wrapperAttributes", resource.WrapperAttributes.ToString());
            WriteUnknown(json, resource.Unknown);
            json.WriteEndObject();
            return;
        }

        WriteMembers(json, content, requiredFirst: false);
        if (content.Nested.Count > 0)
        {
            json.WritePropertyName(Key(content.Layout.Bag!.Nested!.NameClr));
            WriteResources(json, content.Nested, isSingle: false);
        }

        WriteUnknown(json, content.Unknown);
        json.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter json, IReadOnlyList<UnknownContent> unknown)
    {
        if (unknown.Count > 0)
        {
            json.WritePropertyName("unknown");
            JsonValue.Write(json, unknown);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(Key(name));
            JsonValue.Write(json, value);
        }
    }

    private static string Key(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
