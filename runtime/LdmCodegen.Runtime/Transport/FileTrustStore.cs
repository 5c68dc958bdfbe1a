using System.Globalization;

namespace LdmCodegen.Runtime;

/// <summary>
/// A file of known keys: one line per server, <c>host:port sha256/…</c>; lines that begin with <c>#</c> are comments.
/// </summary>
/// <remarks>
/// The file is written whole beside the old one and then put in its place, so a crash never leaves half a file. A key
/// that is known never changes: to accept a new one, a person removes the line.
/// </remarks>
public sealed class FileTrustStore : ITrustStore
{
    // About a second: an attempt yields to other threads, or sleeps for a millisecond.
    private const int LockAttempts = 1000;

    private readonly object _gate = new();
    private readonly string _path;

    /// <summary>Names the file; it is made at the first key, its folder too.</summary>
    /// <param name="path">The path of the file.</param>
    public FileTrustStore(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    public TrustStoreAnswer CheckOrAdd(string name, string pin)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(pin);
        if (name.AsSpan().ContainsAny(" \t\r\n#"))
        {
            throw new ArgumentException("The name of a server must not contain white space or '#'.", nameof(name));
        }

        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using FileStream guard = LockFile();
            string[] lines = File.Exists(_path) ? File.ReadAllLines(_path) : [];
            return Find(lines, name, pin) ?? Add(lines, name, pin);
        }
    }

    // Two processes must not both rewrite the file: the second would drop what the first has added.
    private FileStream LockFile()
    {
        SpinWait spin = default;
        while (true)
        {
            try
            {
                return new FileStream(
                    _path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (spin.Count < LockAttempts)
            {
                spin.SpinOnce();
            }
        }
    }

    private TrustStoreAnswer? Find(string[] lines, string name, string pin)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#')
                || !string.Equals(words[0], name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            // A line that lost its pin is no permission to trust whatever comes next.
            string? known = words.ElementAtOrDefault(1);
            return string.Equals(known, pin, StringComparison.Ordinal)
                ? new TrustStoreAnswer(IsTrusted: true)
                : new TrustStoreAnswer(
                    IsTrusted: false,
                    known,
                    string.Create(CultureInfo.InvariantCulture, $"line {i + 1} of '{_path}'"));
        }

        return null;
    }

    private TrustStoreAnswer Add(string[] lines, string name, string pin)
    {
        string next = _path + ".new";
        File.WriteAllLines(next, [.. lines, $"{name} {pin}"]);
        File.Move(next, _path, overwrite: true);
        return new TrustStoreAnswer(IsTrusted: true);
    }
}
