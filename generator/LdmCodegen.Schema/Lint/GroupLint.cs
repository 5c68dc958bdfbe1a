using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Lint;

/// <summary>
/// Who extends a group and slips in its name opens another one, whose events never come: nobody registers for them.
/// </summary>
internal static class GroupLint
{
    public static void Look(LintContext context, Action<SchemaRule, SchemaSpan, string[]> report)
    {
        Declared? group = context.Groups.FirstOrDefault(one => ReferenceEquals(one.Element, context.Element));
        if (group is null || IsDelivered(group, context.Groups))
        {
            return;
        }

        IEnumerable<string> registered = context.Groups
            .Where(other => other != group && other.Value("register") is not null).Select(other => other.Name);
        if (Nearest.Find(group.Name, registered) is { } meant)
        {
            report(SchemaRules.NearlyAnotherGroup, group.NameSpan, [group.Name, meant]);
        }
    }

    private static bool IsDelivered(Declared group, IEnumerable<Declared> groups) =>
        group.Value("register") is not null
        || groups.Any(other => NameSyntax.Words(other.Value("includes")).Contains(group.Name));
}
