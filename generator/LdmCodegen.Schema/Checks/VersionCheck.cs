using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary><c>since</c> and <c>until</c> name versions, in this order.</summary>
internal static class VersionCheck
{
    public static void Run(Declarations all, Findings findings) =>
        Check(all.Protocol, all.Versions.Select(version => version.Name).ToArray(), findings);

    private static void Check(SchemaElement element, string[] versions, Findings findings)
    {
        int since = IndexOf(element, "since", versions, findings);
        int until = IndexOf(element, "until", versions, findings);
        if (since >= 0 && until >= 0 && until < since)
        {
            findings.Report(
                SchemaRules.UntilBeforeSince, element.SpanOf("until"), versions[until], versions[since]);
        }

        foreach (SchemaElement child in element.Children)
        {
            if (child.Namespace == SchemaFile.Namespace && Vocabulary.Elements.ContainsKey(child.Name))
            {
                Check(child, versions, findings);
            }
        }
    }

    private static int IndexOf(SchemaElement element, string attribute, string[] versions, Findings findings)
    {
        if (element.Name == "doc" || Attributes.Value(element, attribute) is not { } id)
        {
            return -1;
        }

        int index = Array.IndexOf(versions, id);
        if (index < 0)
        {
            findings.Report(
                SchemaRules.UndefinedVersion, element.SpanOf(attribute), id, Nearest.Hint(id, versions));
        }

        return index;
    }
}
