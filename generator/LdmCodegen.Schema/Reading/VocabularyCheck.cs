using LdmCodegen.Schema.Checks;

namespace LdmCodegen.Schema.Reading;

/// <summary>Checks a tree against the vocabulary: unknown and missing parts, syntax of values.</summary>
internal static class VocabularyCheck
{
    public static void Run(SchemaElement element, Findings findings, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ElementRule rule = Vocabulary.Elements[element.Name];
        CheckAttributes(element, rule, findings);
        CheckText(element, rule, findings);
        foreach (SchemaElement child in element.Children)
        {
            if (IsKnown(child, rule))
            {
                Run(child, findings, ct);
            }
            else if (child.Namespace == SchemaFile.Namespace)
            {
                findings.ReportUnknown(
                    SchemaRules.UnknownElement, child.Span, child.Name, rule.Children, child.Name, element.Name);
            }
            else
            {
                string hint = $"; it is not in the namespace '{SchemaFile.Namespace}'";
                findings.Report(SchemaRules.UnknownElement, child.Span, child.Name, element.Name, hint);
            }
        }
    }

    /// <summary>Whether binding may use the child: it is of the language and complete.</summary>
    public static bool IsUsable(SchemaElement child, ElementRule parent) =>
        IsKnown(child, parent)
        && Vocabulary.Elements[child.Name].Attributes.All(rule => !rule.Required || IsUsable(child, rule));

    private static bool IsUsable(SchemaElement element, AttributeRule rule) =>
        element.Value(rule.Name) is { } value && ValueCheck.IsValid(rule, value);

    private static bool IsKnown(SchemaElement child, ElementRule parent) =>
        child.Namespace == SchemaFile.Namespace && parent.Children.Contains(child.Name);

    private static void CheckAttributes(SchemaElement element, ElementRule rule, Findings findings)
    {
        foreach (SchemaAttribute attribute in element.Attributes)
        {
            if (rule.Attributes.FirstOrDefault(known => known.Name == attribute.Name) is { } known)
            {
                ValueCheck.Run(known, attribute, findings);
                continue;
            }

            findings.ReportUnknown(
                SchemaRules.UnknownAttribute, attribute.NameSpan, attribute.Name,
                rule.Attributes.Select(other => other.Name), attribute.Name, element.Name);
        }

        foreach (AttributeRule missing in rule.Attributes)
        {
            if (missing.Required && element.Attribute(missing.Name) is null)
            {
                findings.Report(SchemaRules.MissingAttribute, element.Span, element.Name, missing.Name);
            }
        }
    }

    private static void CheckText(SchemaElement element, ElementRule rule, Findings findings)
    {
        if (rule.HasText && element.Text.Length == 0)
        {
            findings.Report(SchemaRules.MissingText, element.Span, element.Name);
        }
        else if (!rule.HasText && element.TextSpan is { } span)
        {
            findings.Report(SchemaRules.UnexpectedText, span, element.Name);
        }
    }
}
