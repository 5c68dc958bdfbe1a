using LdmCodegen.Schema;

namespace LdmCodegen.Tool.Commands;

/// <summary>Prints findings as they come and counts them; one that several files share is told once.</summary>
internal sealed class CheckReport(TextWriter output)
{
    private readonly HashSet<string> _told = [];
    private int _files;
    private int _warnings;

    /// <summary>Findings that make a schema unusable.</summary>
    public int Errors { get; private set; }

    /// <summary>The closing sentence.</summary>
    public string Summary => $"{Count(_files, "file")}, {Count(Errors, "error")}, {Count(_warnings, "warning")}";

    /// <summary>Adds what was found in one file.</summary>
    public void Add(SchemaFile file, SchemaResult result)
    {
        _files++;
        foreach (SchemaDiagnostic finding in result.Diagnostics)
        {
            Tell(finding.ToString(), finding.Severity);
        }

        if (!file.IsProtocol && file.Diagnostics.IsEmpty)
        {
            Tell(
                $"{file.Path}(1,1): error: not a schema: the root element is not 'protocol' of {SchemaFile.Namespace}",
                SchemaSeverity.Error);
        }
    }

    private void Tell(string line, SchemaSeverity severity)
    {
        if (!_told.Add(line))
        {
            return;
        }

        output.WriteLine(line);
        Errors += severity == SchemaSeverity.Error ? 1 : 0;
        _warnings += severity == SchemaSeverity.Warning ? 1 : 0;
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
