using LdmCodegen.Schema.Checks;
using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Lint;

/// <summary>Goes through a file with every lint. <c>allow</c> on an element silences what is found at it.</summary>
internal static class Lints
{
    private static readonly ElementLint[] All = [MissingDocLint.Look, SecretLint.Look, SinceLint.Look, GroupLint.Look];

    public static void Run(Declarations all, Findings findings, CancellationToken ct)
    {
        string[] versions = [.. all.Versions.Select(version => version.Name)];
        Visit(new LintContext(all.Protocol, null, versions, all.Groups), findings, ct);
    }

    private static void Visit(LintContext context, Findings findings, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        string[] allowed = NameSyntax.Words(Attributes.Value(context.Element, "allow"));
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (ElementLint lint in All)
        {
            lint(context, (rule, place, arguments) =>
            {
                if (allowed.Contains(rule.Id))
                {
                    used.Add(rule.Id);
                }
                else
                {
                    findings.Report(rule, place, arguments);
                }
            });
        }

        foreach (string id in allowed.Where(id => !used.Contains(id)))
        {
            bool isLint = SchemaRules.All.Any(rule => rule.Id == id && SchemaRules.IsLint(rule));
            string why = isLint ? "which is not found here" : "which is no lint finding and cannot be silenced";
            findings.Report(SchemaRules.AllowsNothing, context.Element.SpanOf("allow"), id, why);
        }

        foreach (SchemaElement child in Collector.Usable(context.Element).Where(child => child.Name != "doc"))
        {
            Visit(context with { Element = child, Owner = context.Element }, findings, ct);
        }
    }
}
