using System.Text.Json;
using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Output;

/// <summary>A gap in a subscription as members of a JSON object.</summary>
internal static class GapJson
{
    /// <summary>Writes the members into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, EventGap gap)
    {
        json.WriteString("kind", "gap");
        json.WriteString("since", gap.Since);
        json.WriteString("until", gap.Until);
        json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(gap.Reason.ToString()));
        json.WriteNumber("dropped", gap.Dropped);
    }
}
