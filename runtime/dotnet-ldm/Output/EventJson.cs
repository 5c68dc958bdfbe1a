using System.Text.Json;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>
/// Live events as JSON lines: the object that <c>decode</c> prints, with the time of arrival; gaps as objects of
/// their own.
/// </summary>
internal sealed class EventJson(TextWriter output)
{
    private readonly JsonLines _lines = new(output);

    /// <summary>Prints one event.</summary>
    public void Write(LdmEvent e) => _lines.Write(json =>
    {
        if (e is LdmGapEvent gap)
        {
            json.WriteString("kind", "gap");
            json.WriteString("since", gap.Since);
            json.WriteString("until", gap.Until);
            json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(gap.Reason.ToString()));
            json.WriteNumber("dropped", gap.Dropped);
            return;
        }

        MessageJson.WriteMembers(json, e);
        json.WriteString("receivedAt", e.ReceivedAt);
    });
}
