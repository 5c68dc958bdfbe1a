using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>What came of a request, from JSON: the status on every level of the protocol, messages on the innermost.</summary>
internal static class JsonOutcome
{
    public static IReadOnlyList<string> Keys { get; } = ["succeeded", "status", "messages", "warnings"];

    public static ReplyOutcome Read(WireModel wire, JsonElement json)
    {
        if ((wire.Reply is null && wire.Outcome is null) || !json.TryGetProperty("succeeded", out JsonElement succeeded)
            || succeeded.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return new ReplyOutcome();
        }

        bool isSuccess = succeeded.GetBoolean();
        string status = JsonMessage.Text(json, "status") ?? "";
        if (status.Length == 0 && !isSuccess && !Texts(json, "messages").Any())
        {
            return new ReplyOutcome();
        }

        // What the parts of a reply say already is not said again around them.
        HashSet<string> ofParts = json.TryGetProperty("parts", out JsonElement parts)
            ? [.. parts.EnumerateArray().SelectMany(part => Texts(part, "messages"))]
            : [];
        ReplyLevel inner = new(status, isSuccess, [.. Texts(json, "messages").Where(text => !ofParts.Contains(text))]);
        ReplyLevel outer = new(status, isSuccess, []);
        if (wire.Reply is not { } reply)
        {
            return new ReplyOutcome
            {
                Root = isSuccess ? outer : null,
                Payloads = isSuccess ? [] : [inner],
                Warnings = [.. Texts(json, "warnings")],
            };
        }

        bool hasParts = parts.ValueKind is JsonValueKind.Array;
        bool inPayload = reply.AtPayload && !hasParts;
        return new ReplyOutcome
        {
            Payloads = inPayload ? [inner] : [],
            Unit = !reply.AtUnit ? null : inPayload ? outer : inner,
            Root = !reply.AtRoot ? null : inPayload || reply.AtUnit ? outer : inner,
            Warnings = [.. Texts(json, "warnings")],
        };
    }

    private static IEnumerable<string> Texts(JsonElement json, string key) =>
        json.TryGetProperty(key, out JsonElement list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Select(text => text.GetString() ?? "")
            : [];
}
