using System.Diagnostics.CodeAnalysis;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary>What follows <c>--events</c>: names of event groups, separated by commas.</summary>
internal static class GroupsArgument
{
    /// <summary>The names that are possible.</summary>
    public static IEnumerable<string> Names { get; } =
    [
        .. Enum.GetValues<LdmEventGroup>()
            .Where(group => group != LdmEventGroup.None)
            .Select(group => group.ToString().ToLowerInvariant()),
    ];

    /// <summary>Reads the groups; false names the first word that is none.</summary>
    public static bool TryParse(string text, out LdmEventGroup groups, [NotNullWhen(false)] out string? wrong)
    {
        groups = LdmEventGroup.None;
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Names.Contains(name))
            {
                wrong = name;
                return false;
            }

            groups |= Enum.Parse<LdmEventGroup>(name, ignoreCase: true);
        }

        wrong = null;
        return true;
    }

    /// <summary>Reads text that was checked before.</summary>
    public static LdmEventGroup Parse(string text) =>
        TryParse(text, out LdmEventGroup groups, out string? wrong)
            ? groups
            : throw ToolException.Usage($"'{wrong}' is no group of events");
}
