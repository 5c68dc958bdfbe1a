using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>The documents of tests/Corpus.</summary>
internal static class Corpus
{
    public static string[] WellFormed { get; } = FilesIn("xml/well-formed");

    public static string[] NotWellFormed { get; } = FilesIn("xml/not-well-formed");

    /// <summary>Every well-formed document, those of the packaged protocols too.</summary>
    public static string[] All { get; } = FilesIn("");

    public static string[] AllWellFormed { get; } = [.. All
        .Where(file => !file.Contains("malformed", StringComparison.Ordinal)
            && !file.Contains("not-well-formed", StringComparison.Ordinal))];

    private static string[] FilesIn(string folder)
    {
        string[] files = Directory.GetFiles(
            Path.Combine(Repository.Root, "tests", "Corpus", folder), "*.xml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
