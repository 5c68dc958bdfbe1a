using System.Text;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Lint;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>Cures findings about an element by an attribute: the one it lacks, or <c>allow</c>.</summary>
internal static class AttributeRepairs
{
    private const string Allow = "allow";

    public static IEnumerable<TextRepair> Of(string id, SchemaElement element)
    {
        SchemaAttribute? name = LintContext.NameOf(element);
        if (name is not null && id == SchemaRules.MissingDoc.Id)
        {
            yield return Add(element, "doc", Sentence(name.Value));
        }

        if (name is not null && id == SchemaRules.SecretNotSensitive.Id)
        {
            yield return Add(element, "sensitive", "true");
        }

        yield return element.Attribute(Allow) is { } allow
            ? new TextRepair(Allow, $"Allow {id} here", [new TextChange(EndOf(allow.ValueSpan), " " + id)])
            : Add(element, Allow, id) with { Title = $"Allow {id} here" };
    }

    /// <summary>The attribute stands behind the one that names the element, where the eye is already.</summary>
    private static TextRepair Add(SchemaElement element, string name, string value)
    {
        TextSpan place = LintContext.NameOf(element) is { } naming
            ? new TextSpan(EndOf(naming.ValueSpan).Start + 1, 0)
            : EndOf(element.Span);
        return new TextRepair(name, $"Add {name}=\"{value}\"", [new TextChange(place, $" {name}=\"{value}\"")]);
    }

    private static TextSpan EndOf(SchemaSpan span) => new(span.Offset + span.Length, 0);

    /// <summary>The words of a name as a sentence to begin from: <c>panic-domain</c> gives <c>Panic domain.</c></summary>
    private static string Sentence(string name)
    {
        StringBuilder words = new();
        char before = ' ';
        foreach (char c in name.Where(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':'))
        {
            bool isBreak = !char.IsLetterOrDigit(c);
            bool begins = char.IsUpper(c) && char.IsLower(before);
            if ((isBreak || begins) && words.Length > 0 && words[words.Length - 1] != ' ')
            {
                words.Append(' ');
            }

            if (!isBreak)
            {
                words.Append(begins ? char.ToLowerInvariant(c) : c);
            }

            before = c;
        }

        string text = words.ToString().Trim();
        return text.Length == 0 ? "…" : char.ToUpperInvariant(text[0]) + text.Substring(1) + ".";
    }
}
