using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Lint;

/// <summary>What becomes a C# member should say what it is.</summary>
internal static class MissingDocLint
{
    private static readonly HashSet<string> Documented =
        ["protocol", "enum", "value", "resource", "property", "items", "item", "event", "action", "option"];

    public static void Look(LintContext context, Action<SchemaRule, SchemaSpan, string[]> report)
    {
        SchemaElement element = context.Element;
        bool isExtension = element.Name == "resource" && Attributes.Bool(element, "extend");
        if (Documented.Contains(element.Name) && !isExtension
            && element.Attribute("doc") is null && !element.All("doc").Any()
            && LintContext.NameOf(element) is { } name)
        {
            report(SchemaRules.MissingDoc, name.ValueSpan, [LintContext.KindOf(element), name.Value]);
        }
    }
}
