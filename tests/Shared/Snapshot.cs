using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// Compares text with a committed file named as Verify names it: <c>Class.Method.verified.txt</c> beside the test, or
/// <c>Class.Method#name.verified.txt</c> for one of several. <c>UPDATE_SNAPSHOTS=1</c> accepts what was received.
/// </summary>
internal static class Snapshot
{
    public static void Match(
        string received, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(
            Path.GetDirectoryName(file)!,
            "Snapshots",
            $"{Path.GetFileNameWithoutExtension(file)}.{method}{(name is null ? "" : "#" + name)}");
        string verifiedPath = stem + ".verified.txt";
        string receivedPath = stem + ".received.txt";
        string text = received.ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verifiedPath)!);
            File.WriteAllText(verifiedPath, text);
            File.Delete(receivedPath);
            return;
        }

        string verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : "";
        if (verified == text)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, text);
        Assert.Fail(
            $"{Path.GetFileName(verifiedPath)} differs from what was received:\n{Diff(verified, text)}\n" +
            "Accept it with UPDATE_SNAPSHOTS=1 dotnet test, after reading the difference.");
    }

    private static string Diff(string before, string after)
    {
        StringBuilder lines = new();
        foreach (DiffPiece piece in new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after).Lines)
        {
            if (piece.Type is ChangeType.Inserted or ChangeType.Deleted)
            {
                lines.Append(piece.Type is ChangeType.Inserted ? "+ " : "- ").Append(piece.Text).Append('\n');
            }
        }

        return lines.ToString();
    }
}
