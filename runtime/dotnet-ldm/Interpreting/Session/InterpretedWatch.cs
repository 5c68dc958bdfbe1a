using System.Globalization;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Calling;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Live events of a protocol whose schema was read at run time.</summary>
internal sealed class InterpretedWatch(InterpretedSchema schema, ToolConsole console, bool asJson)
{
    private readonly InterpretedProtocol _protocol = new(schema);

    /// <summary>Prints events until it is cancelled, or the connection is final.</summary>
    public async Task RunAsync(string host, ClientOptions options, string groups, CancellationToken cancellationToken)
    {
        ulong mask = MaskOf(groups);
        await using InterpretedClient client = new(_protocol, host, options);
        await client.ConnectAsync(cancellationToken);
        console.Error.WriteLine($"watching {host}");
        JsonLines lines = new(console.Out);
        await foreach (DynamicMessage e in client.Events(mask).SubscribeAsync(cancellationToken))
        {
            if (!asJson)
            {
                console.Out.WriteLine(Line(e));
                continue;
            }

            lines.Write(json =>
            {
                if (e.Gap is { } gap)
                {
                    GapJson.Write(json, gap);
                    return;
                }

                DynamicJson.WriteMembers(json, e);
                json.WriteString("receivedAt", e.ReceivedAt);
            });
        }
    }

    /// <summary>The groups that a text names; <c>all</c> for every one.</summary>
    private ulong MaskOf(string text)
    {
        ulong mask = 0;
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            EventGroupInfo[] found =
            [
                .. _protocol.Description.Groups.Where(group =>
                    name == "all" || group.Name.Equals(name, StringComparison.OrdinalIgnoreCase)),
            ];
            mask |= found.Length > 0
                ? found.Aggregate(0UL, (all, group) => all | group.Mask)
                : throw ToolException.Usage(
                    $"--events '{name}': no such group; there are "
                    + string.Join(", ", _protocol.Description.Groups.Select(group => group.Name.ToLowerInvariant())) + ".");
        }

        return mask;
    }

    private string Line(DynamicMessage e)
    {
        string time = e.ReceivedAt.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        if (e.Gap is { } gap)
        {
            string since = gap.Since.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            return $"{time}  !         gap  events may be missing since {since}";
        }

        EventModel? known = e.IsKnown ? schema.Event(e.Name) : null;
        string group = known is null ? "?" : schema.GroupOf(known).Name.ToLowerInvariant();
        return $"{time}  {group,-8}  {e.Name,-24}  {(e.IsKnown ? ReplyText.OneLine(e) : e.Xml.ToString())}".TrimEnd();
    }
}
