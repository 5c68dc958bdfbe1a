using System.Text.Json;
using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Output;

/// <summary>What came of a request, as members of a JSON object.</summary>
internal static class OutcomeJson
{
    /// <summary>Writes the members into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, ReplyOutcome outcome)
    {
        json.WriteBoolean("succeeded", outcome.Succeeded);
        json.WriteString("status", outcome.Status);
        WriteTexts(json, "messages", outcome.Messages);
        WriteTexts(json, "warnings", outcome.Warnings);
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
