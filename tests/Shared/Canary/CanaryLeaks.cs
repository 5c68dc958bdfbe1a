using System.Collections.Concurrent;

namespace LdmCodegen.Tests.Shared;

/// <summary>Where the password was shown, until a test fails for it; and a file of all that, which .ci/run looks at.</summary>
internal sealed class CanaryLeaks(string? file)
{
    private readonly ConcurrentQueue<string> _found = new();
    private readonly object _gate = new();

    /// <summary>Those of this run.</summary>
    public static CanaryLeaks OfRun { get; } = new(Path.Combine(Repository.Root, "TestResults", "canary.log"));

    /// <summary>Looks at something that was told.</summary>
    /// <param name="where">What told it.</param>
    /// <param name="text">What it told.</param>
    public void Look(string where, string? text)
    {
        if (!Canary.Shows(text))
        {
            return;
        }

        string leak = $"{where}: {text}";
        _found.Enqueue(leak);
        if (file is not null)
        {
            lock (_gate)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.AppendAllText(file, leak + "\n");
            }
        }
    }

    /// <summary>Takes what was found since the last time.</summary>
    public IReadOnlyList<string> TakeAll()
    {
        List<string> all = [];
        while (_found.TryDequeue(out string? leak))
        {
            all.Add(leak);
        }

        return all;
    }
}
