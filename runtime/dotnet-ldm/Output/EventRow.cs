using System.Collections;
using System.Globalization;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>One event as the columns that people read.</summary>
/// <param name="Time">When it arrived, UTC.</param>
/// <param name="Group">Its group; <c>?</c> for what the schema does not name, <c>!</c> for a gap.</param>
/// <param name="Name">The event's name on the wire, or <c>gap</c>.</param>
/// <param name="Subject">The domain it concerns; empty for none.</param>
/// <param name="Details">Everything else it carries.</param>
internal sealed record EventRow(string Time, string Group, string Name, string Subject, string Details)
{
    private const string DomainKey = "domain";

    /// <summary>The columns of one event.</summary>
    public static EventRow Of(LdmEvent e)
    {
        string time = e.ReceivedAt.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        switch (e)
        {
            case LdmGapEvent gap:
                string lost = gap.Dropped > 0 ? $", {gap.Dropped} events lost" : "";
                string since = gap.Since.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
                return new EventRow(time, "!", "gap", "", $"events may be missing since {since}{lost}");
            case LdmUnknownEvent unknown:
                return new EventRow(time, "?", unknown.Name, "", unknown.RawXml);
            default:
                List<(string Key, object Value)> properties = [.. MessageProperties.Of(e)];
                string subject = properties.Find(property => property.Key == DomainKey).Value as string ?? "";
                IEnumerable<string> details = properties
                    .Where(property => property.Key != DomainKey)
                    .Select(property => Text(property.Key, property.Value))
                    .Concat(e.Unknown.Count > 0 ? [$"unknown content: {e.Unknown.Count}"] : [])
                    .Where(text => text.Length > 0);
                string group = e.Group.ToString().ToLowerInvariant();
                return new EventRow(time, group, e.Name, subject, string.Join(' ', details));
        }
    }

    /// <summary>The event as one line of plain text.</summary>
    public override string ToString() => $"{Time}  {Group,-8}  {Name,-24}  {Subject,-12}  {Details}".TrimEnd();

    private static string Text(string key, object value) => value switch
    {
        LdmResource resource => Resource(resource),
        string text => $"{key}={text}",
        IEnumerable list => string.Join(' ', list.Cast<object>().Select(item => Text(key, item))),
        IFormattable number => $"{key}={number.ToString(null, CultureInfo.InvariantCulture)}",
        _ => $"{key}={value}",
    };

    private static string Resource(LdmResource resource)
    {
        IEnumerable<string> parts = MessageProperties.Of(resource)
            .Select(property => Text(property.Key, property.Value));
        return $"{resource.ResourceName}({string.Join(' ', parts)})";
    }
}
