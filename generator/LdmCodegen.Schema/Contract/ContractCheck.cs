using LdmCodegen.Schema.Checks;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>Reports where a schema breaks what its contract promises.</summary>
internal static class ContractCheck
{
    private const int MostNamed = 4;

    public static void Run(ProtocolModel model, ContractFile contract, Declarations all, Findings findings)
    {
        findings.AddRange(contract.Diagnostics);
        ContractPlaces places = new(all);
        Dictionary<string, SchemaSpan> lines =
            contract.Lines.ToDictionary(line => line.Entry.Key, line => line.Span, StringComparer.Ordinal);
        List<ContractEntry> added = [];
        EquatableArray<ContractChange> changes = ContractComparison.Compare(
            contract.Lines.Select(line => line.Entry),
            ProtocolContract.Of(model),
            Timeline.Of(model));
        foreach (ContractChange change in changes)
        {
            if (change.Rule is null)
            {
                added.AddRange(change.Fact is null ? [change.Entry] : []);
            }
            else if (change.Rule == SchemaRules.RemovedFromContract)
            {
                string hint = change.Reason.EndsWith("?", StringComparison.Ordinal) ? "; " + change.Reason : "";
                findings.Report(change.Rule, lines[change.Entry.Key], change.Entry.Key, hint);
            }
            else
            {
                Report(change, change.Rule, places, lines, all, findings);
            }
        }

        ReportAdded(added, all, findings);
    }

    private static void Report(
        ContractChange change, SchemaRule rule, ContractPlaces places, Dictionary<string, SchemaSpan> lines,
        Declarations all, Findings findings)
    {
        SchemaSpan place = places.Of(change.Entry, change.Fact);
        bool isPromised = lines.TryGetValue(change.Entry.Key, out SchemaSpan? line);

        // What an import says is told at the contract: the import's own file is compiled by somebody else.
        bool isOwn = place.Path == all.Protocol.Span.Path;
        string[] arguments = rule == SchemaRules.RetiredName || rule == SchemaRules.NewlyRequired
            ? [change.Entry.Key]
            : rule == SchemaRules.RenamedInContract
                ? [change.Entry.Key, change.Old ?? "", change.New ?? ""]
                : [change.Entry.Key, change.Fact ?? "", ContractChange.Shown(change.Old), ContractChange.Shown(change.New)];
        if (isPromised)
        {
            findings.ReportPair(rule, isOwn ? place : line!, line!, arguments);
        }
        else
        {
            findings.Report(rule, isOwn ? place : all.Protocol.SpanOf("name"), arguments);
        }
    }

    private static void ReportAdded(List<ContractEntry> added, Declarations all, Findings findings)
    {
        if (added.Count == 0)
        {
            return;
        }

        string names = string.Join(", ", added.Take(MostNamed).Select(entry => $"'{entry.Key}'"));
        string more = added.Count > MostNamed ? $" and {added.Count - MostNamed} more" : "";
        string count = added.Count == 1 ? "one part" : $"{added.Count} parts";
        findings.Report(SchemaRules.NotInContract, all.Protocol.SpanOf("name"), count, names + more);
    }
}
