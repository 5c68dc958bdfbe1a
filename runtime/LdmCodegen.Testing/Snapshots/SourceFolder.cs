namespace LdmCodegen.Testing;

/// <summary>
/// Where a source file of a test lies. A build with <c>ContinuousIntegrationBuild</c> compiles the paths of files without the
/// part that is the machine's (<c>/_/tests/SomeTests.cs</c>), so the file is looked for above the running tests.
/// </summary>
internal static class SourceFolder
{
    /// <summary>The folder of a file.</summary>
    /// <param name="file">The file, as the compiler wrote it.</param>
    /// <param name="output">The folder that the tests run in, somewhere below the sources.</param>
    /// <returns>The folder in which the file is, or the one that the compiler wrote.</returns>
    public static string Of(string file, string output)
    {
        string written = Path.GetDirectoryName(file)!;
        if (File.Exists(file))
        {
            return written;
        }

        // What stands for the machine's part may be one part of the path or more, so each ending is tried, the longest first.
        string[] parts = file.Split('/', '\\');
        for (int skipped = 1; skipped < parts.Length; skipped++)
        {
            string ending = Path.Combine(parts[skipped..]);
            for (DirectoryInfo? folder = new(output); folder is not null; folder = folder.Parent)
            {
                string path = Path.Combine(folder.FullName, ending);
                if (File.Exists(path))
                {
                    return Path.GetDirectoryName(path)!;
                }
            }
        }

        return written;
    }
}
