using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>Every rule of the schema language, in order of id.</summary>
public static class SchemaRules
{
    /// <summary>The text is not well-formed XML.</summary>
    public static SchemaRule NotWellFormed { get; } = new(
        "LDM1001", "Not well-formed XML", "The file is not well-formed XML: {0}", SchemaSeverity.Error, "LdmCodegen.Syntax");

    /// <summary>Every rule.</summary>
    public static EquatableArray<SchemaRule> All { get; } = new([NotWellFormed]);
}
