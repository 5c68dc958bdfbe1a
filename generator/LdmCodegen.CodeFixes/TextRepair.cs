using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>A change of one file's text that cures a finding in it.</summary>
/// <param name="Kind">What kind of change it is; editors tell two by it.</param>
/// <param name="Title">What an editor calls it.</param>
/// <param name="Changes">What is put where.</param>
internal sealed record TextRepair(string Kind, string Title, IReadOnlyList<TextChange> Changes);
