using System.Text.Json;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Calling;

/// <summary>A message for people: its members as <c>key=value</c>, resources on lines of their own.</summary>
internal static class ReplyText
{
    private static readonly HashSet<string> Fixed = ["kind", "name", "type", "version", "unknown", "xml"];

    private static readonly HashSet<string> FixedInReplies =
        [.. Fixed, "succeeded", "status", "messages", "warnings", "parts"];

    /// <summary>The lines of a message's content.</summary>
    public static IEnumerable<string> Lines(DynamicMessage message) =>
        Lines(Json(message), "", message.Kind is MessageKind.Reply ? FixedInReplies : Fixed);

    /// <summary>The same on one line.</summary>
    public static string OneLine(DynamicMessage message) =>
        string.Join(' ', Lines(message).Select(line => line.Trim()));

    private static JsonElement Json(DynamicMessage message)
    {
        using StringWriter text = new();
        new JsonLines(text).Write(json => DynamicJson.WriteMembers(json, message));
        using JsonDocument document = JsonDocument.Parse(text.ToString());
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Lines(JsonElement json, string indent, HashSet<string> hidden)
    {
        string plain = Plain(json, hidden);
        if (plain.Length > 0)
        {
            yield return indent + plain;
        }

        foreach (JsonElement inner in json.EnumerateObject()
            .Where(member => !hidden.Contains(member.Name))
            .SelectMany(member => Objects(member.Value)))
        {
            foreach (string line in Lines(inner, plain.Length > 0 ? indent + "  " : indent, Fixed))
            {
                yield return line;
            }
        }
    }

    private static string Plain(JsonElement json, HashSet<string> hidden) => string.Join(' ', json.EnumerateObject()
        .Where(member => !hidden.Contains(member.Name) && !Objects(member.Value).Any())
        .Where(member => member.Value is not { ValueKind: JsonValueKind.Array } || member.Value.GetArrayLength() > 0)
        .Select(member => member.Name == "resource" ? Value(member.Value) : $"{member.Name}={Value(member.Value)}"));

    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value],
        JsonValueKind.Array => value.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.Object),
        _ => [],
    };

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Harmless(value.GetString()!),
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Value)),
        _ => value.GetRawText(),
    };

    /// <summary>Nothing that a peer sends moves the cursor of a terminal.</summary>
    private static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
