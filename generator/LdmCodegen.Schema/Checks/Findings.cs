using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Collects findings while a file is read or checked.</summary>
internal sealed class Findings
{
    private readonly List<SchemaDiagnostic> _found = [];

    /// <summary>Whether anything found so far is an error.</summary>
    public bool HaveErrors => _found.Exists(finding => finding.Severity == SchemaSeverity.Error);

    public void Report(SchemaRule rule, SchemaSpan span, params string[] arguments) =>
        _found.Add(new SchemaDiagnostic(rule, span, arguments.ToEquatableArray(), default));

    /// <summary>Reports a name that there is not. Its message ends with what was probably meant.</summary>
    public void ReportUnknown(
        SchemaRule rule, SchemaSpan span, string name, IEnumerable<string> known, params string[] arguments) =>
        ReportUnknown(rule, span, name, name, known, arguments);

    /// <summary>Reports a name that there is not, and seeks what was meant by another spelling of it.</summary>
    public void ReportUnknown(
        SchemaRule rule, SchemaSpan span, string name, string spelling, IEnumerable<string> known,
        params string[] arguments)
    {
        string hint = Nearest.Hint(spelling, known, out string? nearest);
        _found.Add(new SchemaDiagnostic(rule, span, arguments.Append(hint).ToEquatableArray(), default)
        {
            Suggestion = nearest is null ? null : new SchemaSuggestion(name, nearest),
        });
    }

    /// <summary>Reports a finding that an earlier place takes part in.</summary>
    public void ReportPair(SchemaRule rule, SchemaSpan span, SchemaSpan first, params string[] arguments) =>
        _found.Add(new SchemaDiagnostic(
            rule, span, arguments.ToEquatableArray(), new EquatableArray<SchemaSpan>([first])));

    /// <summary>The findings in order of place, each once.</summary>
    public EquatableArray<SchemaDiagnostic> Sorted() => _found
        .Distinct()
        .OrderBy(finding => finding.Span.Offset)
        .ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ToEquatableArray();

    public void AddRange(IEnumerable<SchemaDiagnostic> findings) => _found.AddRange(findings);
}
