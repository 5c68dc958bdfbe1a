using LdmCodegen.Runtime;
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
            GapJson.Write(json, new EventGap(gap.Since, gap.Until, gap.Reason, gap.Dropped));
            return;
        }

        MessageJson.WriteMembers(json, e);
        json.WriteString("receivedAt", e.ReceivedAt);
    });
}
