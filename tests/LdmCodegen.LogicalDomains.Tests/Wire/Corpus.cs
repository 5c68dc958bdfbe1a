using LdmCodegen.Tests.Shared;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>The documents under <c>tests/Corpus/ldm</c>; their names say what to expect.</summary>
internal static class Corpus
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Corpus", "ldm");

    /// <summary>All files in a folder, as paths from the corpus, in a fixed order.</summary>
    public static IEnumerable<string> Files(string folder = "") =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.xml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> Rows(string folder) => [.. Files(folder)];

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    /// <summary>The names of the messages in a file: what stands before the first dot, split at plus signs.</summary>
    public static string[] NamesIn(string file) => StemOf(file).Split('+');

    /// <summary>What stands before the first dot of a file's name.</summary>
    public static string StemOf(string file) => Path.GetFileName(file).Split('.')[0];
}
