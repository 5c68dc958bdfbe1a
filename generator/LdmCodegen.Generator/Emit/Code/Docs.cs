using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>Documentation comments from the facts of a schema element, escaped and wrapped.</summary>
internal static class Docs
{
    private const int Width = 108;

    /// <summary>
    /// A summary from the element's own words, else from <paramref name="fallback"/>, and remarks from its other
    /// facts.
    /// </summary>
    /// <param name="facts">The element's facts.</param>
    /// <param name="fallback">A sentence for an element without documentation.</param>
    /// <param name="more">Further sentences for the remarks.</param>
    public static EquatableArray<string> Of(Facts facts, string fallback, params string?[] more)
    {
        List<string> lines = [];
        Element(lines, "summary", Sentence(facts.Doc ?? fallback));
        string remarks = string.Join(" ", Remarks(facts, more));
        if (remarks.Length > 0)
        {
            Element(lines, "remarks", remarks);
        }

        return lines.ToEquatableArray();
    }

    /// <summary>A summary in given words.</summary>
    public static EquatableArray<string> Summary(string text)
    {
        List<string> lines = [];
        Element(lines, "summary", text);
        return lines.ToEquatableArray();
    }

    /// <summary>The words of a parameter's documentation.</summary>
    public static EquatableArray<string> Parameter(string name, Facts facts, string fallback)
    {
        List<string> lines = [];
        Element(lines, $"param name=\"{name.TrimStart('@')}\"", Sentence(facts.Doc ?? fallback));
        return lines.ToEquatableArray();
    }

    /// <summary>The argument of <c>[Obsolete]</c>, or null.</summary>
    public static string? Obsolete(Facts facts) => facts.Deprecated is null
        ? null
        : CSharp.Text(
            facts.Deprecated.Contains(' ') ? facts.Deprecated : $"Deprecated since version {facts.Deprecated}.");

    private static IEnumerable<string> Remarks(Facts facts, string?[] more)
    {
        foreach (string? sentence in more.Where(text => !string.IsNullOrEmpty(text)))
        {
            yield return sentence!;
        }

        if (facts.Note is not null)
        {
            yield return Sentence(facts.Note);
        }

        if (facts.Since is not null)
        {
            yield return $"Since {Point(facts.Since, facts.SinceRelease)}.";
        }

        if (facts.Until is not null)
        {
            yield return $"Until {Point(facts.Until, facts.UntilRelease)}.";
        }

        if (facts.Source is not null)
        {
            yield return $"Source: {facts.Source.TrimEnd('.')}.";
        }
    }

    private static string Point(string version, string? release) =>
        release is null ? $"version {version}" : $"release {release}, which speaks version {version}";

    private static string Sentence(string text)
    {
        string trimmed = string.Join(" ", Words(text));
        if (trimmed.Length == 0)
        {
            return trimmed;
        }

        char last = trimmed[trimmed.Length - 1];
        return last is '.' or '!' or '?' or ':' ? trimmed : trimmed + ".";
    }

    private static void Element(List<string> lines, string tag, string text)
    {
        string end = "</" + tag.Split(' ')[0] + ">";
        string escaped = XmlText.Escape(text);
        string whole = $"/// <{tag}>{escaped}{end}";
        if (whole.Length <= Width)
        {
            lines.Add(whole);
            return;
        }

        lines.Add($"/// <{tag}>");
        lines.AddRange(Wrap(escaped).Select(static line => "/// " + line));
        lines.Add("/// " + end);
    }

    private static IEnumerable<string> Wrap(string text)
    {
        StringBuilder line = new();
        foreach (string word in Words(text))
        {
            if (line.Length > 0 && line.Length + word.Length + 5 > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
