using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Rules;

/// <summary>The files of the checkout that people write; what builds leave behind is not among them.</summary>
internal static class SourceFiles
{
    private static readonly string[] BuildFolders = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    /// <summary>Files under a folder of the checkout, with one of the endings.</summary>
    public static IReadOnlyList<string> Under(string folder, params string[] endings)
    {
        List<string> found = [];
        Collect(new DirectoryInfo(Path.Combine(Repository.Root, folder)), endings, found);
        return found;
    }

    /// <summary>The path as people write it in the checkout.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static void Collect(DirectoryInfo folder, string[] endings, List<string> found)
    {
        found.AddRange(folder.EnumerateFiles()
            .Where(file => endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => file.FullName));
        foreach (DirectoryInfo child in folder.EnumerateDirectories())
        {
            if (!BuildFolders.Contains(child.Name))
            {
                Collect(child, endings, found);
            }
        }
    }
}
