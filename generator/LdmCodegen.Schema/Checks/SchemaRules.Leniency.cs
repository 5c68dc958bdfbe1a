using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

public static partial class SchemaRules
{
    /// <summary>An alias that is not one name for one name.</summary>
    public static SchemaRule AliasMixes { get; } = new(
        "LDM2035", "Alias of another sort",
        "'{0}' and '{1}' must both be one element name, or both one attribute with '@'",
        Error, Meaning);

    /// <summary>A reading as a message that is not declared.</summary>
    public static SchemaRule ReadingOfNothing { get; } = new(
        "LDM2036", "Reading of nothing",
        "'{0}' names no request or event{1}",
        Error, Meaning);

    /// <summary>A reading as a message without objects that have resources.</summary>
    public static SchemaRule ReadingWithoutPlace { get; } = new(
        "LDM2037", "Reading without a place",
        "Reading '{0}' needs a message whose shape has a path and a list of resources; '{1}' has none",
        Error, Meaning);

    /// <summary>A map to a property that is not declared.</summary>
    public static SchemaRule MapToNothing { get; } = new(
        "LDM2038", "Map to nothing",
        "'{0}' names no property of the object or of a resource{1}",
        Error, Meaning);
}
