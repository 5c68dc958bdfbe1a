using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

/// <summary>Rules about what a checked-in contract has promised: LDM3xxx.</summary>
public static partial class SchemaRules
{
    private const string Compatibility = "LdmCodegen.Compatibility";

    /// <summary>Something promised is gone.</summary>
    public static SchemaRule RemovedFromContract { get; } = new(
        "LDM3001", "Promised and gone",
        "The contract promises '{0}', which the schema no longer has{1}",
        Error, Compatibility);

    /// <summary>Something promised has another C# name.</summary>
    public static SchemaRule RenamedInContract { get; } = new(
        "LDM3002", "C# name changed",
        "'{0}' is '{2}' in C# and was '{1}' in the contract; set csharp to keep the old name",
        Error, Compatibility);

    /// <summary>Something promised takes less than it did.</summary>
    public static SchemaRule NarrowedInContract { get; } = new(
        "LDM3003", "Narrower than promised",
        "'{0}' no longer keeps its promise: {1} was {2} and is {3}",
        Error, Compatibility);

    /// <summary>Events that come with another registration.</summary>
    public static SchemaRule RegisteredDifferently { get; } = new(
        "LDM3004", "Registered differently",
        "'{0}' is registered differently: {1} was {2} and is {3}",
        Error, Compatibility);

    /// <summary>Something that older peers leave out is required.</summary>
    public static SchemaRule NewlyRequired { get; } = new(
        "LDM3005", "Newly required",
        "'{0}' is required, and peers of the contract may leave it out",
        Error, Compatibility);

    /// <summary>Something promised stands in another place or form.</summary>
    public static SchemaRule LaidOutDifferently { get; } = new(
        "LDM3006", "Laid out differently",
        "'{0}' is laid out differently: {1} was {2} and is {3}",
        Error, Compatibility);

    /// <summary>A name that was given up is used again.</summary>
    public static SchemaRule RetiredName { get; } = new(
        "LDM3007", "Retired name",
        "'{0}' was retired by the contract and must not mean something else; choose another name",
        Error, Compatibility);

    /// <summary>Parts that the contract does not promise yet.</summary>
    public static SchemaRule NotInContract { get; } = new(
        "LDM3008", "Not in the contract yet",
        "The contract does not promise {0} yet: {1}; record that with 'dotnet ldm baseline'",
        Info, Compatibility);

    /// <summary>A line that is none.</summary>
    public static SchemaRule BadContractLine { get; } = new(
        "LDM3009", "Bad line in a contract",
        "This line of the contract counts for nothing: {0}; write it anew with 'dotnet ldm baseline'",
        Error, Compatibility);
}
