using System.Globalization;
using LdmCodegen.Schema.Checks;

namespace LdmCodegen.Schema.Reading;

/// <summary>Checks the syntax of one attribute value.</summary>
internal static class ValueCheck
{
    public static void Run(AttributeRule rule, SchemaAttribute attribute, Findings findings)
    {
        if (rule.Kind is ValueKind.Choice or ValueKind.Choices)
        {
            CheckChoices(rule, attribute, findings);
        }
        else if (Find(rule, attribute.Value) is { } found)
        {
            findings.Report(found.Rule, attribute.ValueSpan, [attribute.Value, .. found.More]);
        }
    }

    /// <summary>Whether binding may use the value.</summary>
    public static bool IsValid(AttributeRule rule, string value) => rule.Kind is ValueKind.Choice or ValueKind.Choices
        ? UnknownChoice(rule, value) is null
        : Find(rule, value) is null;

    private static void CheckChoices(AttributeRule rule, SchemaAttribute attribute, Findings findings)
    {
        if (UnknownChoice(rule, attribute.Value) is { } unknown)
        {
            findings.ReportUnknown(
                SchemaRules.BadChoice, attribute.ValueSpan, unknown, rule.Choices!, attribute.Value);
        }
    }

    /// <summary>The first word that is no choice, or null; nothing at all is none either where words are wanted.</summary>
    private static string? UnknownChoice(AttributeRule rule, string value)
    {
        string[] words = rule.Kind == ValueKind.Choice ? [value] : NameSyntax.Words(value);
        return words.Length == 0 ? "" : words.FirstOrDefault(word => !rule.Choices!.Contains(word));
    }

    private static (SchemaRule Rule, string[] More)? Find(AttributeRule rule, string value)
    {
        switch (rule.Kind)
        {
            case ValueKind.Wire when value.Length == 0 || value.Trim() != value:
                return (SchemaRules.BadWireText, []);
            case ValueKind.Name when !NameSyntax.IsName(value):
                return (SchemaRules.BadName, []);
            case ValueKind.Names when NameSyntax.Words(value).Length == 0:
                return (SchemaRules.BadName, []);
            case ValueKind.XmlName when NameSyntax.ParseXmlName(value) is null:
                return (SchemaRules.BadXmlName, ["an XML name such as 'item' or 'p:item'"]);
            case ValueKind.XmlNames when NameSyntax.Words(value).Any(word => NameSyntax.ParseXmlName(word) is null):
                return (SchemaRules.BadXmlName, ["XML names with blanks between them"]);
            case ValueKind.XmlAttribute when NameSyntax.ParseXmlAttribute(value) is null:
                return (SchemaRules.BadXmlName, ["an attribute name such as '@key'"]);
            case ValueKind.Bool when QuantitySyntax.ParseBool(value) is null:
                return (SchemaRules.BadBool, []);
            case ValueKind.Number:
                int? number = QuantitySyntax.ParseNumber(value);
                return number >= rule.Min && number <= rule.Max ? null
                    : (SchemaRules.BadNumber, [Text(rule.Min), Text(rule.Max)]);
            case ValueKind.Size when QuantitySyntax.ParseSize(value) is null:
                return (SchemaRules.BadSize, []);
            case ValueKind.Time when QuantitySyntax.ParseTime(value) is null:
                return (SchemaRules.BadTime, []);
            case ValueKind.Path or ValueKind.Paths:
                return FindInPath(rule, value);
            case ValueKind.Type when !TypeSyntax.IsType(value):
                return (SchemaRules.BadType, []);
            case ValueKind.ShapeUse when !NameSyntax.IsName(TypeSyntax.SplitUse(value).Shape):
                return (SchemaRules.BadShapeUse, []);
            case ValueKind.RuleIds when !NameSyntax.Words(value).All(IsRuleId):
                return (SchemaRules.BadRuleId, []);
            default:
                return null;
        }
    }

    private static (SchemaRule Rule, string[] More)? FindInPath(AttributeRule rule, string value)
    {
        string reason;
        bool isPath = rule.Kind == ValueKind.Path
            ? PathSyntax.Parse(value.Trim(), out reason) is not null
            : PathSyntax.ParseAll(value, out reason) is not null;
        if (isPath)
        {
            return null;
        }

        return (PathSyntax.IsImpossible(reason) ? SchemaRules.ImpossiblePath : SchemaRules.BadPath, [reason]);
    }

    private static bool IsRuleId(string word) =>
        word.Length == 7 && word.StartsWith("LDM", StringComparison.Ordinal) && word.Skip(3).All(char.IsDigit);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
