namespace LdmCodegen.Testing;

/// <summary>The committed files of one test.</summary>
/// <param name="stem">What their paths begin with: folder, class and method.</param>
/// <param name="isUpdate">Whether what is received is accepted.</param>
internal sealed class SnapshotFiles(string stem, bool isUpdate)
{
    private const string Verified = ".verified.txt";
    private const string Received = ".received.txt";
    private const int MostLines = 100;
    private const string Accept = "Accept it with UPDATE_SNAPSHOTS=1 dotnet test, after reading the difference.";

    /// <summary>Compares one text.</summary>
    public void Match(string received, string? name)
    {
        if (Compare(received, name is null ? stem : $"{stem}#{name}") is { } fault)
        {
            throw new SnapshotMismatchException($"{fault}\n{Accept}");
        }
    }

    /// <summary>Compares several, and reports files of which there is no text any more.</summary>
    public void Match(IEnumerable<GeneratedSource> received)
    {
        List<string> faults = [];
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach (GeneratedSource source in received)
        {
            string path = $"{stem}#{source.Name}";
            expected.Add(path + Verified);
            if (Compare(source.Text, path) is { } fault)
            {
                faults.Add(fault);
            }
        }

        faults.AddRange(Stale(expected));
        if (faults.Count > 0)
        {
            throw new SnapshotMismatchException($"{string.Join('\n', faults)}\n{Accept}");
        }
    }

    private string? Compare(string received, string path)
    {
        string text = received.ReplaceLineEndings("\n");
        string? verified = File.Exists(path + Verified) ? File.ReadAllText(path + Verified).ReplaceLineEndings("\n") : null;
        if (verified == text)
        {
            File.Delete(path + Received);
            return null;
        }

        string target = path + (isUpdate ? Verified : Received);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
        if (isUpdate)
        {
            File.Delete(path + Received);
            return null;
        }

        string what = verified is null ? "does not exist yet; received was:" : "differs from what was received:";
        return $"{Path.GetFileName(path)}{Verified} {what}\n{Begin(LineDifference.Of(verified ?? "", text), Path.GetFileName(target))}";
    }

    /// <summary>As much of a difference as somebody reads in the output of a test.</summary>
    private static string Begin(string difference, string file)
    {
        string[] lines = difference.TrimEnd('\n').Split('\n');
        return lines.Length <= MostLines
            ? difference
            : $"{string.Join('\n', lines.Take(MostLines))}\n… and {lines.Length - MostLines} more lines; all of it is in {file}\n";
    }

    private IEnumerable<string> Stale(HashSet<string> expected)
    {
        string folder = Path.GetDirectoryName(stem)!;
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        string pattern = $"{Path.GetFileName(stem)}#*{Verified}";
        foreach (string path in Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal))
        {
            if (expected.Contains(path))
            {
                continue;
            }

            if (isUpdate)
            {
                File.Delete(path);
            }
            else
            {
                yield return $"{Path.GetFileName(path)} is of a file that is not generated any more";
            }
        }
    }
}
