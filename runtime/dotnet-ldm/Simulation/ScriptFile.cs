using System.Globalization;
using System.Text.Json;
using LogicalDomains.Simulation;

namespace LdmCodegen.Tool.Simulation;

/// <summary>
/// A script for <c>simulate --script</c>: one step per line, <c>SECONDS ACTION SUBJECT [AMOUNT]</c>, in any order.
/// Blank lines and lines that begin with <c>#</c> are skipped.
/// </summary>
internal static class ScriptFile
{
    private static readonly Dictionary<string, ScriptAction> Actions = Enum.GetValues<ScriptAction>()
        .ToDictionary(action => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString()));

    /// <summary>Reads a script.</summary>
    /// <exception cref="ToolException">A line is not a step; the message has the form <c>file(line): …</c>.</exception>
    public static IReadOnlyList<ScriptStep> Parse(string path, string text)
    {
        List<ScriptStep> steps = [];
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.AsSpan().TrimStart() is { Length: > 0 } content && content[0] != '#')
            {
                steps.Add(ParseStep(line, message => ToolException.BadInput($"{path}({number}): {message}")));
            }
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private static ScriptStep ParseStep(string line, Func<string, ToolException> fault)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (3 or 4))
        {
            throw fault("expected SECONDS ACTION SUBJECT [AMOUNT]");
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        if (!double.TryParse(words[0], NumberStyles.AllowDecimalPoint, culture, out double seconds))
        {
            throw fault($"'{words[0]}' is not a number of seconds");
        }

        if (!Actions.TryGetValue(words[1], out ScriptAction action))
        {
            throw fault($"'{words[1]}' is no action; there are {string.Join(", ", Actions.Keys)}");
        }

        int amount = 0;
        if (words.Length == 4 && !int.TryParse(words[3], NumberStyles.None, culture, out amount))
        {
            throw fault($"'{words[3]}' is not a whole number");
        }

        return new ScriptStep(TimeSpan.FromSeconds(seconds), action, words[2], amount);
    }
}
