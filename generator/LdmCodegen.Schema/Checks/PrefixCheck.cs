using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Prefixes in names and paths are declared by <c>xmlns</c>.</summary>
internal static class PrefixCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        string[] known = all.Namespaces.Select(ns => ns.Name).Append("xml").ToArray();
        Check(all.Protocol, known, findings);
    }

    private static void Check(SchemaElement element, string[] known, Findings findings)
    {
        foreach (AttributeRule rule in Vocabulary.Elements[element.Name].Attributes)
        {
            if (Attributes.Value(element, rule.Name) is not { } value)
            {
                continue;
            }

            foreach (string prefix in Prefixes(rule.Kind, value).Distinct().Where(prefix => !known.Contains(prefix)))
            {
                findings.ReportUnknown(
                    SchemaRules.UndefinedPrefix, element.SpanOf(rule.Name), prefix,
                    known.Where(other => other != "xml"), prefix, value);
            }
        }

        foreach (SchemaElement child in Collector.Usable(element))
        {
            Check(child, known, findings);
        }
    }

    private static IEnumerable<string> Prefixes(ValueKind kind, string value)
    {
        IEnumerable<NameModel?> names = kind switch
        {
            ValueKind.XmlName or ValueKind.XmlNames => NameSyntax.Words(value).Select(NameSyntax.ParseXmlName),
            ValueKind.XmlAttribute => [NameSyntax.ParseXmlAttribute(value)],
            ValueKind.Path or ValueKind.Paths => PathSyntax.ParseAll(value, out _)!
                .SelectMany(path => path.Path.Steps.Select(step => step.Name).Append(path.Path.Attribute!)),
            _ => [],
        };
        return names.Select(name => name?.Prefix).OfType<string>();
    }
}
