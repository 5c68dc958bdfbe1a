using LdmCodegen.Schema.Checks;

namespace LdmCodegen.Schema.Model;

/// <summary>The files of one protocol: what it imports first, itself last.</summary>
/// <param name="Files">The files in order of merging.</param>
/// <param name="IsIncomplete">Whether a part is missing, so that nothing can be said about what is not there.</param>
internal sealed record MergedFiles(IReadOnlyList<SchemaFile> Files, bool IsIncomplete)
{
    /// <summary>The name of the protocol whose file has the place.</summary>
    public string OwnerOf(SchemaSpan span) => Files.First(file => file.Path == span.Path).ProtocolName ?? "";
}

/// <summary>Follows imports, and imports of imports.</summary>
internal sealed class ImportMerge
{
    private readonly SchemaFile _main;
    private readonly IReadOnlyList<SchemaFile> _others;
    private readonly Findings _findings;
    private readonly List<SchemaFile> _merged = [];
    private bool _isIncomplete;
    private SchemaSpan? _entry;
    private string? _entryName;

    private ImportMerge(SchemaFile main, IReadOnlyList<SchemaFile> others, Findings findings)
    {
        _main = main;
        _others = others;
        _findings = findings;
    }

    public static MergedFiles Run(SchemaFile main, IReadOnlyList<SchemaFile> others, Findings findings)
    {
        ImportMerge merge = new(main, others, findings);
        merge.Visit(main, new Stack<SchemaFile>());
        return new MergedFiles(merge._merged, merge._isIncomplete || merge._merged.Any(file => file.IsTruncated));
    }

    private void Visit(SchemaFile file, Stack<SchemaFile> chain)
    {
        chain.Push(file);
        foreach (SchemaElement import in file.Root!.All("import"))
        {
            if (Attributes.Value(import, "protocol") is not { } name)
            {
                _isIncomplete = true;
                continue;
            }

            if (chain.Count == 1)
            {
                _entry = import.SpanOf("protocol");
                _entryName = name;
            }

            Follow(import, name, chain);
        }

        chain.Pop();
        _merged.Add(file);
    }

    private void Follow(SchemaElement import, string name, Stack<SchemaFile> chain)
    {
        SchemaSpan span = import.SpanOf("protocol");
        if (chain.Any(open => open.ProtocolName == name))
        {
            _isIncomplete = true;
            if (name == _main.ProtocolName)
            {
                // Each file of the circle says it of its own import.
                _findings.Report(SchemaRules.ImportCycle, _entry ?? span, _entryName ?? name, name);
            }

            return;
        }

        SchemaFile[] candidates = _others
            .Where(other => other.Root is not null && other.ProtocolName == name && other.Path != _main.Path)
            .OrderBy(other => other.Path, StringComparer.Ordinal)
            .ToArray();
        if (candidates.Length == 1)
        {
            if (!_merged.Contains(candidates[0]))
            {
                Visit(candidates[0], chain);
            }

            return;
        }

        _isIncomplete = true;
        if (candidates.Length == 0)
        {
            IEnumerable<string> known = _others.Select(other => other.ProtocolName).OfType<string>();
            _findings.ReportUnknown(SchemaRules.ImportNotFound, span, name, known, name);
            return;
        }

        string paths = string.Join(", ", candidates.Select(candidate => candidate.Path));
        _findings.Report(SchemaRules.AmbiguousImport, span, name, paths);
    }
}
