using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Lint;

/// <summary>A part cannot be older than what it is a part of.</summary>
internal static class SinceLint
{
    public static void Look(LintContext context, Action<SchemaRule, SchemaSpan, string[]> report)
    {
        SchemaElement element = context.Element;
        if (context.Owner is not { } owner
            || Attributes.Value(element, "since") is not { } since
            || Attributes.Value(owner, "since") is not { } ownerSince)
        {
            return;
        }

        int own = IndexOf(context.Versions, since);
        int around = IndexOf(context.Versions, ownerSince);
        if (own >= 0 && own < around)
        {
            report(SchemaRules.SinceBeforeOwner, element.SpanOf("since"),
            [
                LintContext.KindOf(element), NameOf(element), since,
                LintContext.KindOf(owner).ToLowerInvariant(), NameOf(owner), ownerSince,
            ]);
        }
    }

    private static string NameOf(SchemaElement element) => LintContext.NameOf(element)?.Value ?? "";

    private static int IndexOf(IReadOnlyList<string> versions, string id)
    {
        for (int i = 0; i < versions.Count; i++)
        {
            if (versions[i] == id)
            {
                return i;
            }
        }

        return -1;
    }
}
