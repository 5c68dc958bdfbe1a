using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>The same name twice; the second is left out.</summary>
internal static class DuplicateCheck
{
    private static readonly (string Parent, string Child)[] Once =
    [
        ("wire", "reply"), ("wire", "outcome"), ("wire", "greeting"), ("wire", "bag"), ("bag", "nested"),
        ("transport", "limits"),
    ];

    public static void Run(Declarations all, Findings findings)
    {
        List<Declared>[] byName =
        [
            all.Imports, all.Headers, all.Namespaces, all.Dialects, all.Messages, all.Enums,
            all.Resources, all.Shapes, all.Actions, all.Tolerances, all.Readings,
        ];
        foreach (List<Declared> list in byName)
        {
            Check(list, findings);
        }

        Check(all.Events, findings);
        Check(all.Versions.Concat(all.Versions.SelectMany(static version => version.Members)), findings);
        Check(all.Resources, findings, "Wire name", "wire");
        foreach (Declared owner in all.Enums.Concat(all.Resources).Concat(all.Actions).Concat(all.Messages))
        {
            Check(owner.Members, findings);
        }

        foreach (IGrouping<string, Declared> members in all.Dialects.SelectMany(dialect =>
            dialect.Members.GroupBy(member => member.Kind)))
        {
            Check(members, findings);
        }

        foreach (Declared resource in all.Resources)
        {
            Check(resource.Members, findings, "Key", "key");
        }

        foreach (Declared action in all.Actions)
        {
            Check(action.Members, findings, "Flag", "flag");
        }

        foreach (Declared shape in all.Shapes)
        {
            Check(all.Lineage(shape).SelectMany(ancestor => ancestor.Members), findings);
        }

        CheckWireParts(all, findings);
        RejectStandardDialect(all, findings);
    }

    private static void Check(IEnumerable<Declared> list, Findings findings)
    {
        Dictionary<string, Declared> first = new(StringComparer.Ordinal);
        foreach (Declared one in ProtocolBinder.Accepted(list))
        {
            if (!first.TryGetValue(one.Name, out Declared? other))
            {
                first.Add(one.Name, one);
                continue;
            }

            one.IsRejected = true;
            Report(findings, one.NameSpan, other.NameSpan, one.Kind, one.Name);
        }
    }

    private static void Check(IEnumerable<Declared> list, Findings findings, string kind, string attribute)
    {
        Dictionary<string, Declared> first = new(StringComparer.Ordinal);
        foreach (Declared one in ProtocolBinder.Accepted(list))
        {
            if (one.Value(attribute) is not { } value)
            {
                continue;
            }

            if (!first.TryGetValue(value, out Declared? other))
            {
                first.Add(value, one);
                continue;
            }

            one.IsRejected = true;
            Report(findings, one.Element.SpanOf(attribute), other.Element.SpanOf(attribute), kind, value);
        }
    }

    private static void CheckWireParts(Declarations all, Findings findings)
    {
        foreach ((string parent, string child) in Once)
        {
            SchemaElement? owner = all.Part(parent) ?? all.WirePart(parent);
            SchemaElement[] parts = (owner?.All(child) ?? []).ToArray();
            foreach (SchemaElement second in parts.Skip(1))
            {
                Report(findings, second.Span, parts[0].Span, "Element", child);
            }
        }
    }

    private static void RejectStandardDialect(Declarations all, Findings findings)
    {
        foreach (Declared dialect in all.Dialects.Where(dialect => dialect.Name == "standard"))
        {
            dialect.IsRejected = true;
            findings.Report(
                SchemaRules.ReservedClrName, dialect.NameSpan, dialect.Kind, dialect.Name, "Standard",
                "the dialect that every protocol has");
        }
    }

    private static void Report(Findings findings, SchemaSpan second, SchemaSpan first, string kind, string name) =>
        findings.ReportPair(SchemaRules.DuplicateName, second, first, kind, name, first.ToString());
}
