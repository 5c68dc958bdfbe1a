using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>
/// Each key, and each name of a resource on the wire, means one thing, other spellings and folding included.
/// </summary>
internal static class KeyCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        bool folds = Attributes.Bool(all.WirePart("bag"), "fold");
        CheckNames(all.Resources, resource => resource.Value("wire") ?? resource.Name, "wire-also", findings);
        foreach (Declared resource in all.Resources)
        {
            CheckNames(resource.Members, static property => property.Value("key"), "key-also", findings);
            CheckFolded(folds ? resource.Members : [], findings);
        }

        foreach (Declared one in all.Resources.Concat(all.Shapes).SelectMany(static owner => owner.Members))
        {
            if (one.Element.Attribute("key-also") is { } also && one.Element.Attribute("key") is null)
            {
                findings.Report(SchemaRules.SpellingWithoutKey, also.ValueSpan, one.Kind, one.Name);
            }
        }
    }

    private static void CheckNames(
        List<Declared> list, Func<Declared, string?> main, string attribute, Findings findings)
    {
        Dictionary<string, Declared> first = new(StringComparer.Ordinal);
        foreach (Declared one in ProtocolBinder.Accepted(list))
        {
            if (main(one) is { } name && !first.ContainsKey(name))
            {
                first.Add(name, one);
            }
        }

        foreach (Declared one in ProtocolBinder.Accepted(list).ToArray())
        {
            foreach (string also in NameSyntax.Words(one.Value(attribute)))
            {
                if (!first.TryGetValue(also, out Declared? other))
                {
                    first.Add(also, one);
                    continue;
                }

                one.IsRejected = true;
                findings.ReportPair(
                    SchemaRules.DuplicateName, one.Element.SpanOf(attribute), other.NameSpan,
                    "Other spelling", also, other.NameSpan.ToString());
                break;
            }
        }
    }

    private static void CheckFolded(List<Declared> members, Findings findings)
    {
        Dictionary<string, (string Key, Declared Property)> first = new(StringComparer.Ordinal);
        foreach (Declared one in ProtocolBinder.Accepted(members).ToArray())
        {
            foreach (string key in NameSyntax.Words(one.Value("key-also")).Prepend(one.Value("key") ?? ""))
            {
                string folded = key.Replace('-', '_');
                if (!first.TryGetValue(folded, out (string Key, Declared Property) other))
                {
                    first.Add(folded, (key, one));
                }
                else if (!ReferenceEquals(other.Property, one) && key.Length > 0)
                {
                    one.IsRejected = true;
                    findings.ReportPair(
                        SchemaRules.KeysFoldTogether, one.Element.SpanOf("key"), other.Property.Element.SpanOf("key"),
                        key, other.Key);
                    break;
                }
            }
        }
    }
}
