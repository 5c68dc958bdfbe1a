using System.CommandLine;
using System.Text.Json;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>diff OLD NEW</c>: what changed between two editions of a schema, and whom it breaks.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly Argument<string> _old = new("OLD")
    {
        Description = "The older schema (*.protocol.xml), or a contract (*.contract.txt).",
    };

    private readonly Argument<string> _new = new("NEW")
    {
        Description = "The newer schema (*.protocol.xml).",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON object for each change.",
    };

    public DiffCommand(ToolConsole console)
        : base("diff", "Tell what changed between two editions of a schema, and what of it breaks peers or code.", console)
    {
        Add(_old);
        Add(_new);
        Add(_json);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("diff v1/acme.protocol.xml acme.protocol.xml", "exit 1 when a change breaks somebody"),
        ("diff AcmeLdm.contract.txt acme.protocol.xml", "against what was promised"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (IEnumerable<ContractEntry> old, _) = await ReadAsync(line.GetRequiredValue(_old), cancellationToken);
        (IEnumerable<ContractEntry> now, Timeline time) =
            await ReadAsync(line.GetRequiredValue(_new), cancellationToken);
        EquatableArray<ContractChange> changes = ContractComparison.Compare(
            old, now.Where(entry => entry.Kind != ContractEntry.Retired), time);

        bool isJson = line.GetValue(_json);
        foreach (ContractChange change in changes.OrderBy(change => change.IsBreaking ? 0 : 1))
        {
            Terminal.Out.WriteLine(isJson ? Json(change) : Text(change));
        }

        int breaking = changes.Count(change => change.IsBreaking);
        Terminal.Error.WriteLine($"{breaking} breaking, {changes.Count - breaking} compatible");
        return breaking > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static async Task<(IEnumerable<ContractEntry> Entries, Timeline Time)> ReadAsync(
        string path, CancellationToken cancellationToken)
    {
        if (ContractFile.IsMatch(path))
        {
            ContractFile contract = ContractFile.Read(path, await InputFile.ReadTextAsync(path, cancellationToken));
            Refuse(contract.Diagnostics);
            IEnumerable<ContractEntry> entries = contract.Lines.Select(line => line.Entry);
            return (entries, new Timeline(entries.Where(entry => entry.Kind == "version")
                .Select(entry => (entry.Identity[entry.Identity.Count - 1], entry.Identity[1]))));
        }

        SchemaSet schemas = await SchemaSet.ReadAsync([path], cancellationToken);
        SchemaResult result = schemas.Compile(schemas.Files[0], contract: null, cancellationToken);
        Refuse(result.Diagnostics);
        return result.Model is { } model
            ? (ProtocolContract.Of(model), Timeline.Of(model))
            : throw ToolException.BadInput($"{path} is not a schema");
    }

    /// <summary>A comparison with a faulty file would call what was left out removed.</summary>
    private static void Refuse(IEnumerable<SchemaDiagnostic> found)
    {
        if (found.FirstOrDefault(one => one.Severity == SchemaSeverity.Error) is { } error)
        {
            throw ToolException.BadInput(error.ToString());
        }
    }

    private static string Text(ContractChange change)
    {
        string id = change.Rule?.Id ?? "       ";
        return $"{(change.IsBreaking ? "breaking  " : "compatible")} {id} {change.Description} ({change.Reason})";
    }

    private static string Json(ContractChange change)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteBoolean("breaking", change.IsBreaking);
            json.WriteString("rule", change.Rule?.Id);
            json.WriteString("entry", change.Entry.Key);
            json.WriteString("fact", change.Fact);
            json.WriteString("old", change.Old);
            json.WriteString("new", change.New);
            json.WriteString("reason", change.Reason);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
