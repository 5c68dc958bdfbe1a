using System.Runtime.CompilerServices;

namespace LdmCodegen.Testing;

/// <summary>
/// Compares text with a committed file beside the test, named as Verify names it: <c>Class.Method.verified.txt</c>, or
/// <c>Class.Method#name.verified.txt</c> for one of several. They stay usable with that library, and this one needs none.
/// </summary>
/// <remarks>
/// A mismatch leaves <c>….received.txt</c> there, which belongs into <c>.gitignore</c>. With the environment variable
/// <c>UPDATE_SNAPSHOTS</c> set to <c>1</c> what is received is accepted. Line ends do not count.
/// </remarks>
public static class Snapshot
{
    /// <summary>Compares one text.</summary>
    /// <param name="received">The text.</param>
    /// <param name="name">Which of several texts of the test it is; null for the only one.</param>
    /// <param name="folder">The folder of the snapshots, beside the test's file.</param>
    /// <param name="file">The test's file, filled in by the compiler.</param>
    /// <param name="method">The test's method, filled in by the compiler.</param>
    /// <exception cref="SnapshotMismatchException">The texts differ, or nothing is committed yet.</exception>
    public static void Match(
        string received,
        string? name = null,
        string folder = "Snapshots",
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(received);
        Files(folder, file, method).Match(received, name);
    }

    /// <summary>
    /// Compares generated files, each with a snapshot of its name; a snapshot whose file is generated no more is a
    /// difference as well.
    /// </summary>
    /// <param name="received">The files.</param>
    /// <param name="folder">The folder of the snapshots, beside the test's file.</param>
    /// <param name="file">The test's file, filled in by the compiler.</param>
    /// <param name="method">The test's method, filled in by the compiler.</param>
    /// <exception cref="SnapshotMismatchException">Texts differ; every difference is told.</exception>
    public static void Match(
        IEnumerable<GeneratedSource> received,
        string folder = "Snapshots",
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(received);
        Files(folder, file, method).Match(received);
    }

    private static SnapshotFiles Files(string folder, string file, string method) => new(
        Path.Combine(SourceFolder.Of(file, AppContext.BaseDirectory), folder, $"{Path.GetFileNameWithoutExtension(file)}.{method}"),
        isUpdate: Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1");
}
