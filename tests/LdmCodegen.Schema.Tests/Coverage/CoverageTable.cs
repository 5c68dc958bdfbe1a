using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests.Coverage;

/// <summary>The tables of the protocol's guides, kept as text: one row a line, bars between its cells.</summary>
internal static class CoverageTable
{
    /// <summary>The cells of each row; a dash in the text is an empty cell.</summary>
    public static string[][] Rows(string table) => File
        .ReadLines(Path.Combine(Repository.Root, "tests/LdmCodegen.Schema.Tests/Coverage", table + ".txt"))
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split('|').Select(static cell => cell.Trim() is "-" ? "" : cell.Trim()).ToArray())
        .ToArray();

    /// <summary>The same as the rows of a theory.</summary>
    public static IEnumerable<object[]> Theory(string table) => Rows(table).Select(static row => row.ToArray<object>());
}
