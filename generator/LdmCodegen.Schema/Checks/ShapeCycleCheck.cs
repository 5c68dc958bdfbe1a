using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>A shape must not extend itself, directly or by way of others.</summary>
internal static class ShapeCycleCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        foreach (Declared shape in all.Shapes)
        {
            Declared[] lineage = all.Lineage(shape).ToArray();
            if (lineage[0].Value("extends") == shape.Name)
            {
                shape.IsRejected = true;
                findings.Report(
                    SchemaRules.ShapeCycle, shape.Element.SpanOf("extends"), shape.Name, lineage[0].Name);
            }
        }
    }
}
