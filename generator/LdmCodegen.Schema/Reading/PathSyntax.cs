using System.Globalization;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Reading;

/// <summary>A path as written.</summary>
/// <param name="FromTop">Whether it began with <c>/</c>.</param>
/// <param name="Path">Its steps.</param>
internal sealed record WrittenPath(bool FromTop, PathModel Path);

/// <summary>
/// Reads paths: child steps, <c>[n]</c>, and a final <c>@attribute</c>; <c>|</c> between alternatives.
/// </summary>
internal static class PathSyntax
{
    /// <summary>Reads alternatives; returns null with the reason when one of them is not a path.</summary>
    public static IReadOnlyList<WrittenPath>? ParseAll(string text, out string reason)
    {
        List<WrittenPath> paths = [];
        reason = "";
        foreach (string alternative in text.Split('|'))
        {
            if (Parse(alternative.Trim(), out reason) is not { } path)
            {
                return null;
            }

            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Reads one path; returns null with the reason when it is none.</summary>
    public static WrittenPath? Parse(string text, out string reason)
    {
        bool fromTop = text.StartsWith("/", StringComparison.Ordinal);
        string rest = fromTop ? text.Substring(1) : text;
        List<StepModel> steps = [];
        NameModel? attribute = null;
        reason = rest.Length == 0 ? "it is empty" : "";
        foreach (string part in rest.Split('/'))
        {
            if (reason.Length > 0)
            {
                return null;
            }

            if (attribute is not null)
            {
                reason = $"nothing can follow '@{attribute}'";
            }
            else if (part.StartsWith("@", StringComparison.Ordinal))
            {
                attribute = NameSyntax.ParseXmlAttribute(part);
                reason = attribute is null ? $"'{part}' names no attribute" : "";
            }
            else
            {
                reason = AddStep(part, steps);
            }
        }

        return reason.Length > 0
            ? null
            : new WrittenPath(fromTop, new PathModel(steps.ToEquatableArray(), attribute));
    }

    /// <summary>
    /// Whether the text is a path but for a part that can match nothing, so that the finding is about meaning.
    /// </summary>
    public static bool IsImpossible(string reason) => reason.StartsWith("nothing can follow", StringComparison.Ordinal)
        || reason.StartsWith("counting begins", StringComparison.Ordinal);

    private static string AddStep(string part, List<StepModel> steps)
    {
        if (part.Length == 0)
        {
            return "a step is empty";
        }

        int bracket = part.IndexOf('[');
        string name = bracket < 0 ? part : part.Substring(0, bracket);
        if (NameSyntax.ParseXmlName(name) is not { } xmlName)
        {
            return $"'{name}' is not an XML name";
        }

        if (bracket < 0)
        {
            steps.Add(new StepModel(xmlName, null));
            return "";
        }

        string number = part.Substring(bracket + 1).TrimEnd(']');
        bool isClosed = part.Length == bracket + number.Length + 2;
        if (!isClosed || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            return $"'{part}' has no whole number in brackets at its end";
        }

        steps.Add(new StepModel(xmlName, index));
        return index == 0 ? $"counting begins with 1 in '{part}'" : "";
    }
}
