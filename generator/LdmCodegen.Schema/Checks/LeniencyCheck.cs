using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Aliases of one sort, and readings that lead to messages and properties.</summary>
internal static class LeniencyCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        foreach (SchemaElement alias in all.Tolerances.SelectMany(one => one.Children("alias")))
        {
            if (Attributes.Value(alias, "name") is { } name && Attributes.Value(alias, "also") is { } also
                && LeniencyBinder.BindAlias(alias) is null)
            {
                findings.Report(SchemaRules.AliasMixes, alias.SpanOf("also"), name, also);
            }
        }

        foreach (Declared reading in ProtocolBinder.Accepted(all.Readings))
        {
            CheckReading(all, reading, findings);
        }
    }

    private static void CheckReading(Declarations all, Declared reading, Findings findings)
    {
        string[] known =
        [
            .. all.Actions.Select(one => "call:" + one.Name),
            .. all.Events.Select(one => "event:" + one.Name),
        ];
        if (reading.Value("of") is not { } of)
        {
            return;
        }

        if (!known.Contains(of, StringComparer.Ordinal))
        {
            reading.IsRejected = true;
            MessageNames.ReportUnknown(SchemaRules.ReadingOfNothing, reading.Element, of, known, findings);
            return;
        }

        if (ShapeOf(all, of) is not { } shape)
        {
            reading.IsRejected = true;
            findings.Report(SchemaRules.ReadingWithoutPlace, reading.Element.SpanOf("of"), reading.Name, of);
            return;
        }

        string[] properties =
        [
            .. all.Lineage(shape).SelectMany(one => one.Members).Where(IsProperty).Select(one => one.Name),
            .. all.Resources.SelectMany(one => one.Members.Where(IsProperty).Select(member => $"{one.Name}.{member.Name}")),
        ];
        foreach (SchemaElement map in reading.Children("map"))
        {
            if (Attributes.Value(map, "to") is { } to && !properties.Contains(to, StringComparer.Ordinal))
            {
                findings.ReportUnknown(SchemaRules.MapToNothing, map.SpanOf("to"), to, properties, to);
            }
        }
    }

    private static bool IsProperty(Declared member) => member.Element.Name == "property";

    /// <summary>The shape of a message, when its objects are elements and have a list of resources.</summary>
    private static Declared? ShapeOf(Declarations all, string of)
    {
        string name = of.Substring(of.IndexOf(':') + 1);
        bool isEvent = of.StartsWith("event:", StringComparison.Ordinal);
        Declared message = (isEvent ? all.Events : all.Actions).First(one => one.Name == name);
        if (MessageBinder.UseText(all, message, isEvent ? "shape" : "request") is not { } use
            || all.Shape(TypeSyntax.SplitUse(use).Shape) is not { } shape)
        {
            return null;
        }

        IReadOnlyList<Declared> lineage = all.Lineage(shape);
        bool hasItems = lineage.SelectMany(one => one.Members).Any(one => one.Element.Name == "items");
        return hasItems && Places.OfShape(lineage, shape).Steps.Count > 0 ? shape : null;
    }
}
