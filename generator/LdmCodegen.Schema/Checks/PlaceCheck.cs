using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Every property, list and fixed part has one place that can exist.</summary>
internal static class PlaceCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        foreach (Declared resource in all.Resources)
        {
            foreach (Declared property in ProtocolBinder.Accepted(resource.Members))
            {
                CheckInResource(property, findings);
            }

            foreach (SchemaElement part in resource.Children("fixed"))
            {
                RejectFromTop(part, "a fixed part of a resource begins at the element around the bag", findings);
            }
        }

        foreach (Declared shape in all.Shapes)
        {
            RejectAttribute(shape, "an object of a shape is an element", findings);
            foreach (Declared member in ProtocolBinder.Accepted(shape.Members))
            {
                CheckInShape(member, findings);
            }
        }

        CheckFixed(all.Protocol, findings);
    }

    private static void CheckInResource(Declared property, Findings findings)
    {
        bool hasPath = property.Element.Attribute("path") is not null;
        bool hasKey = property.Element.Attribute("key") is not null;
        if (hasPath == hasKey)
        {
            string problem = hasPath
                ? "has a path and a key; in a resource one of them says all"
                : "needs a path or a key";
            Reject(property, property.NameSpan, SchemaRules.PropertyWithoutPlace, problem, findings);
        }
        else if (RejectFromTop(property.Element, "a path in a resource begins at the bag", findings))
        {
            property.IsRejected = true;
        }

        property.IsRejected |= hasPath && property.Value("path") is null;
        CheckXml(property, findings);
    }

    private static void CheckInShape(Declared member, Findings findings)
    {
        if (member.Element.Attribute("path") is null)
        {
            Reject(member, member.NameSpan, SchemaRules.PropertyWithoutPlace, "needs a path", findings);
        }
        else if (member.Element.Name != "property")
        {
            RejectAttribute(member, "a resource is an element", findings);
        }
        else if (member.Element.Attribute("key") is not null)
        {
            RejectAttribute(member, "with a key it leads to a bag, and a bag is an element", findings);
        }

        member.IsRejected |= member.Value("path") is null;
        CheckXml(member, findings);
    }

    private static void CheckXml(Declared member, Findings findings)
    {
        if (!member.IsRejected && member.Element.Value("type") == "xml")
        {
            RejectAttribute(member, "raw XML is the content of an element", findings);
        }
    }

    private static void CheckFixed(SchemaElement element, Findings findings)
    {
        foreach (SchemaElement child in Collector.Usable(element))
        {
            if (child.Name == "fixed"
                && PathSyntax.Parse(child.Value("path")!.Trim(), out _)!.Path.Attribute is not null
                && child.Attribute("value") is null)
            {
                findings.Report(SchemaRules.FixedWithoutValue, child.SpanOf("path"), child.Value("path")!);
            }

            CheckFixed(child, findings);
        }
    }

    private static void RejectAttribute(Declared one, string reason, Findings findings)
    {
        if (one.Value("path") is { } text
            && PathSyntax.ParseAll(text, out _)!.Any(path => path.Path.Attribute is not null))
        {
            one.IsRejected = true;
            findings.Report(SchemaRules.ImpossiblePath, one.Element.SpanOf("path"), text, reason);
        }
    }

    private static bool RejectFromTop(SchemaElement element, string reason, Findings findings)
    {
        bool isFromTop = Attributes.Value(element, "path") is { } text
            && PathSyntax.ParseAll(text, out _)!.Any(path => path.FromTop);
        if (isFromTop)
        {
            findings.Report(SchemaRules.ImpossiblePath, element.SpanOf("path"), element.Value("path")!, reason);
        }

        return isFromTop;
    }

    private static void Reject(Declared one, SchemaSpan span, SchemaRule rule, string problem, Findings findings)
    {
        one.IsRejected = true;
        findings.Report(rule, span, one.Kind, one.Name, problem);
    }
}
