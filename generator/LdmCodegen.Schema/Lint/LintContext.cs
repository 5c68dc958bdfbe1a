using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Lint;

/// <summary>An element that lints look at, with what stands around it.</summary>
/// <param name="Element">The element.</param>
/// <param name="Owner">The element around it; null for the root.</param>
/// <param name="Versions">The protocol's version ids, oldest first.</param>
/// <param name="Groups">The protocol's event groups.</param>
internal sealed record LintContext(
    SchemaElement Element, SchemaElement? Owner, IReadOnlyList<string> Versions, IReadOnlyList<Declared> Groups)
{
    private static readonly string[] Naming = ["name", "group", "wire", "id", "of", "protocol", "prefix", "kind", "path"];

    /// <summary>What the element is called, or nothing.</summary>
    public static SchemaAttribute? NameOf(SchemaElement element) =>
        Naming.Select(element.Attribute).OfType<SchemaAttribute>().FirstOrDefault();

    /// <summary>What kind of element it is, as messages begin.</summary>
    public static string KindOf(SchemaElement element) => element.Name switch
    {
        "events" => "Event group",
        "value" => "Value",
        string name => char.ToUpperInvariant(name[0]) + name.Substring(1),
    };
}

/// <summary>Looks at one element and reports what it finds there.</summary>
/// <param name="context">The element.</param>
/// <param name="report">Takes the rule, the place and the arguments of the message.</param>
internal delegate void ElementLint(LintContext context, Action<SchemaRule, SchemaSpan, string[]> report);
