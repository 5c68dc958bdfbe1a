using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds what every element may say of itself.</summary>
internal static class FactsBinder
{
    public static Facts Bind(Declarations all, SchemaElement element)
    {
        (string? since, string? sinceRelease) = all.Timeline.Split(Attributes.Value(element, "since"));
        (string? until, string? untilRelease) = all.Timeline.Split(Attributes.Value(element, "until"));
        string[] docs = [element.Value("doc") ?? "", .. element.All("doc").Select(doc => doc.Text)];
        return new Facts(
            Doc: OrNull(string.Join("\n\n", docs.Select(Paragraphs).Where(doc => doc.Length > 0))),
            Since: since,
            Until: until,
            Deprecated: OrNull(Line(element.Value("deprecated"))),
            Note: OrNull(Line(element.Value("note"))),
            Source: OrNull(Line(element.Value("source"))),
            SinceRelease: sinceRelease,
            UntilRelease: untilRelease);
    }

    /// <summary>
    /// Paragraphs with an empty line between them, each on one line, so that breaking lines anew changes nothing.
    /// </summary>
    private static string Paragraphs(string text)
    {
        List<string> paragraphs = [""];
        foreach (string line in text.Split('\n'))
        {
            string words = Line(line);
            if (words.Length == 0)
            {
                paragraphs.Add("");
                continue;
            }

            int last = paragraphs.Count - 1;
            paragraphs[last] = paragraphs[last].Length == 0 ? words : paragraphs[last] + " " + words;
        }

        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    private static string Line(string? text) => string.Join(" ", NameSyntax.Words(text));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
