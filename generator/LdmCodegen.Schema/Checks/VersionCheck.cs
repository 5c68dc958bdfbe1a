using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary><c>since</c> and <c>until</c> name versions or releases, in this order.</summary>
internal static class VersionCheck
{
    public static void Run(Declarations all, Findings findings) =>
        Check(all.Protocol, all.Timeline, findings);

    private static void Check(SchemaElement element, Timeline time, Findings findings)
    {
        int since = IndexOf(element, "since", time.First, time, findings);
        int until = IndexOf(element, "until", time.Last, time, findings);
        if (since >= 0 && until >= 0 && until < since)
        {
            findings.Report(
                SchemaRules.UntilBeforeSince, element.SpanOf("until"), element.Value("until")!,
                element.Value("since")!);
        }

        foreach (SchemaElement child in element.Children)
        {
            if (child.Namespace == SchemaFile.Namespace && Vocabulary.Elements.ContainsKey(child.Name))
            {
                Check(child, time, findings);
            }
        }
    }

    private static int IndexOf(
        SchemaElement element, string attribute, Func<string, int> find, Timeline time, Findings findings)
    {
        if (element.Name == "doc" || Attributes.Value(element, attribute) is not { } id)
        {
            return -1;
        }

        int index = find(id);
        if (index < 0)
        {
            findings.ReportUnknown(SchemaRules.UndefinedVersion, element.SpanOf(attribute), id, time.Ids, id);
        }

        return index;
    }
}
