namespace LdmCodegen.Schema.Contract;

/// <summary>A difference between what was promised and what a schema says now.</summary>
/// <param name="Rule">
/// The finding it is when the schema is compiled with its contract; null for a change that breaks nobody.
/// </param>
/// <param name="Entry">What changed, as it is now, or as it was when it is gone.</param>
/// <param name="Fact">The fact that changed; null when all of it came or went.</param>
/// <param name="Old">What the fact was; null when it was not there.</param>
/// <param name="New">What it is; null when it is not there.</param>
/// <param name="Reason">Why it breaks, or why not: a few words.</param>
public sealed record ContractChange(
    SchemaRule? Rule, ContractEntry Entry, string? Fact, string? Old, string? New, string Reason)
{
    /// <summary>Whether peers or users of generated code may fail because of it.</summary>
    public bool IsBreaking => Rule is not null;

    /// <summary>The change in words, without its reason.</summary>
    public string Description => Fact is null
        ? $"{Entry.Key}: {(New is null ? "removed" : "added")}"
        : $"{Entry.Key}: {Fact} was {Shown(Old)}, is {Shown(New)}";

    /// <summary>A value in a sentence.</summary>
    internal static string Shown(string? value) => value is null ? "not set" : $"'{value}'";
}
