using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

/// <summary>Rules of style and prudence: LDM4xxx. <c>allow</c> on an element silences one there.</summary>
public static partial class SchemaRules
{
    private const string LintCategory = "LdmCodegen.Lint";

    /// <summary>A part that generated code cannot document.</summary>
    public static SchemaRule MissingDoc { get; } = new(
        "LDM4001", "Without documentation",
        "{0} '{1}' has no documentation: add doc=\"…\"",
        Info, LintCategory);

    /// <summary>A property whose name says that it is secret.</summary>
    public static SchemaRule SecretNotSensitive { get; } = new(
        "LDM4002", "Looks secret",
        "Property '{0}' looks secret and would be printed: add sensitive=\"true\"",
        Warning, LintCategory);

    /// <summary>A part older than what it is a part of.</summary>
    public static SchemaRule SinceBeforeOwner { get; } = new(
        "LDM4003", "Older than what it is part of",
        "{0} '{1}' is since {2}, and {3} '{4}' around it only since {5}",
        Warning, LintCategory);

    /// <summary>An <c>allow</c> that silences nothing.</summary>
    public static SchemaRule AllowsNothing { get; } = new(
        "LDM4004", "Allows what is not found",
        "'allow' names {0}, {1}; remove it",
        Warning, LintCategory);

    /// <summary>A group that nobody registers for, called almost as one that is registered for.</summary>
    public static SchemaRule NearlyAnotherGroup { get; } = new(
        "LDM4005", "Nearly another group",
        "Event group '{0}' is a new one without a registration; to add events to '{1}', write group=\"{1}\"",
        Warning, LintCategory);

    /// <summary>Whether <c>allow</c> can silence a rule.</summary>
    internal static bool IsLint(SchemaRule rule) => rule.Category == LintCategory;
}
