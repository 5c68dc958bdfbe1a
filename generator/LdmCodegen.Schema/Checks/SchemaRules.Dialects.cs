using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

public static partial class SchemaRules
{
    /// <summary>A dialect that binds what nothing is written with.</summary>
    public static SchemaRule BindsNoPrefix { get; } = new(
        "LDM2040", "Binding of no prefix",
        "Dialect '{0}' binds '{1}', which is no prefix of the protocol{2}",
        Error, Meaning);

    /// <summary>Options in an element that the protocol does not read as options.</summary>
    public static SchemaRule OptionsNotRead { get; } = new(
        "LDM2041", "Options are not read back",
        "Dialect '{0}' writes options in '{1}', and {2}",
        Error, Meaning);

    /// <summary>Parts of a dialect that exclude each other, or mean nothing in the protocol.</summary>
    public static SchemaRule DialectConflict { get; } = new(
        "LDM2042", "Dialect contradicts itself",
        "Dialect '{0}': {1}",
        Error, Meaning);
}
