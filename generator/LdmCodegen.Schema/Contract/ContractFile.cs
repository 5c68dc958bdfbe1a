using System.Text;
using LdmCodegen.Schema.Checks;
using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Contract;

/// <summary>A contract file, read: what a protocol has promised, and the names it has retired.</summary>
/// <param name="Path">The file's path; only a name in diagnostics.</param>
/// <param name="Lines">Its entries with their places, in order.</param>
/// <param name="Diagnostics">Lines that could not be read; they count for nothing.</param>
public sealed record ContractFile(
    string Path, EquatableArray<PlacedEntry> Lines, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>What the names of contract files end in; before it stands the protocol's name.</summary>
    public const string Suffix = ".contract.txt";

    /// <summary>The protocol it belongs to: the file's name without the suffix.</summary>
    public string ProtocolName
    {
        get
        {
            string name = Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
            return IsMatch(name) ? name.Substring(0, name.Length - Suffix.Length) : name;
        }
    }

    /// <summary>What is promised.</summary>
    public IEnumerable<PlacedEntry> Promised => Lines.Where(line => line.Entry.Kind != ContractEntry.Retired);

    /// <summary>What was given up, by the identity it had.</summary>
    public IEnumerable<PlacedEntry> Retired => Lines.Where(line => line.Entry.Kind == ContractEntry.Retired);

    /// <summary>Whether a path is that of a contract file.</summary>
    public static bool IsMatch(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file. Bad lines give findings, never an exception.</summary>
    /// <param name="path">The file's path; nothing is opened.</param>
    /// <param name="text">The file's text.</param>
    public static ContractFile Read(string path, string text)
    {
        SchemaText source = new(path, text);
        Findings findings = new();
        List<PlacedEntry> lines = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        int offset = text.Length - source.Markup.Length;
        foreach (string raw in source.Markup.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                SchemaSpan span = source.Span(offset + raw.IndexOf(line[0]), line.Length);
                if (ContractLine.Read(line, out string problem) is not { } entry)
                {
                    findings.Report(SchemaRules.BadContractLine, span, problem);
                }
                else if (!keys.Add(entry.Key))
                {
                    findings.Report(SchemaRules.BadContractLine, span, $"'{entry.Key}' has a line already");
                }
                else
                {
                    lines.Add(new PlacedEntry(entry, span));
                }
            }

            offset += raw.Length + 1;
        }

        return new ContractFile(path, lines.ToEquatableArray(), findings.Sorted());
    }

    /// <summary>The text of a contract file: sorted, so that each change is a line of a diff.</summary>
    /// <param name="protocol">The protocol's name.</param>
    /// <param name="entries">What it promises and what it has retired.</param>
    public static string Write(string protocol, IEnumerable<ContractEntry> entries)
    {
        StringBuilder text = new();
        text.Append("# What protocol ").Append(protocol).Append(" has promised, a line each. Made by: dotnet ldm baseline\n");
        foreach (string line in entries.Select(entry => entry.ToString()).OrderBy(line => line, StringComparer.Ordinal))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>An entry and the line where it stands.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Span">Its place in the contract file.</param>
public sealed record PlacedEntry(ContractEntry Entry, SchemaSpan Span);
