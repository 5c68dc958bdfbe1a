namespace LdmCodegen.Schema.Model;

/// <summary>What every schema element may say of itself besides its meaning.</summary>
/// <param name="Doc">
/// Documentation, from <c>doc="…"</c> or <c>&lt;doc&gt;</c>; reaches the XML docs of generated members.
/// </param>
/// <param name="Since">The id of the first version that has the element.</param>
/// <param name="Until">The id of the last version that has it.</param>
/// <param name="Deprecated">
/// The version id or sentence since which it should not be used; gives <c>[Obsolete]</c>.
/// </param>
/// <param name="Note">A remark for readers of the schema and of the generated docs.</param>
/// <param name="Source">Where the fact comes from.</param>
/// <param name="SinceRelease">The first release that has it, of that version; null for all of the version's.</param>
/// <param name="UntilRelease">The last release that has it, of that version; null for all of the version's.</param>
public sealed record Facts(
    string? Doc = null, string? Since = null, string? Until = null, string? Deprecated = null,
    string? Note = null, string? Source = null, string? SinceRelease = null, string? UntilRelease = null)
{
    /// <summary>No facts at all.</summary>
    public static Facts None { get; } = new();
}
