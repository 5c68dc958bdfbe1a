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

    /// <summary>A value for a fixed attribute that is not there.</summary>
    public static SchemaRule SetsNothing { get; } = new(
        "LDM2043", "Set of nothing",
        "Dialect '{0}' sets '{1}', and no fixed attribute has that name{2}",
        Error, Meaning);

    /// <summary>A name on a fixed part whose value cannot be an option.</summary>
    public static SchemaRule CannotBeSet { get; } = new(
        "LDM2044", "Fixed part that cannot be set",
        "The fixed part '{0}' has the name '{1}', and {2}",
        Error, Meaning);
}
