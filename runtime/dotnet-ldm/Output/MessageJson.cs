using System.Text.Json;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>Messages as JSON members: fixed keys first, then what the schema gives the message.</summary>
internal static class MessageJson
{
    /// <summary>Writes the members of one message into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, LdmMessage message)
    {
        json.WriteString("kind", KindOf(message));
        json.WriteString("name", message.Name);
        json.WriteString("type", message.GetType().Name);
        json.WriteString("version", message.Version);

        foreach ((string key, object value) in MessageProperties.Of(message))
        {
            json.WritePropertyName(key);
            JsonValue.Write(json, value);
        }

        if (message is LdmUnknownEvent { Fault: { } fault })
        {
            json.WriteString("fault", fault.Message);
        }

        if (message is LdmRequest { UnknownOptions: { } options } and not LdmUnknownRequest)
        {
            json.WriteString("unknownOptions", options);
        }

        if (message is LdmReply reply)
        {
            WriteReply(json, reply);
        }

        if (message.Unknown.Count > 0)
        {
            json.WritePropertyName("unknown");
            JsonValue.Write(json, message.Unknown);
        }
    }

    private static string KindOf(LdmMessage message) => message switch
    {
        LdmUnknownEvent or LdmUnknownRequest or LdmUnknownReply => "unknown",
        LdmEvent => "event",
        LdmRequest => "request",
        LdmReply => "reply",
        _ => "unknown",
    };

    private static void WriteReply(Utf8JsonWriter json, LdmReply reply)
    {
        if (reply is { EchoedOptions: { } options } and not LdmUnknownReply)
        {
            json.WriteString("echoedOptions", options);
        }

        OutcomeJson.Write(json, reply.Outcome);
        if (reply.Parts.Count > 0)
        {
            json.WriteStartArray("parts");
            foreach (LdmReply part in reply.Parts)
            {
                WritePart(json, part);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>What a reply says of one of several objects.</summary>
    private static void WritePart(Utf8JsonWriter json, LdmReply part)
    {
        json.WriteStartObject();
        foreach ((string key, object value) in MessageProperties.Of(part))
        {
            json.WritePropertyName(key);
            JsonValue.Write(json, value);
        }

        OutcomeJson.Write(json, part.Outcome);
        if (part.Unknown.Count > 0)
        {
            json.WritePropertyName("unknown");
            JsonValue.Write(json, part.Unknown);
        }

        json.WriteEndObject();
    }
}
