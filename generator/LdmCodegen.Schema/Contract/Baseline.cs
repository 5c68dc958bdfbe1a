using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>A contract brought up to what a schema says: everything there is, and what is gone as retired.</summary>
public static class Baseline
{
    /// <summary>The entries of the new contract.</summary>
    /// <param name="model">The protocol.</param>
    /// <param name="old">The contract until now; null for none.</param>
    /// <returns>What is promised and what is retired. A retired name that is used again stays retired.</returns>
    public static EquatableArray<ContractEntry> Of(ProtocolModel model, ContractFile? old)
    {
        EquatableArray<ContractEntry> now = ProtocolContract.Of(model);
        HashSet<string> keys = new(now.Select(entry => entry.Key), StringComparer.Ordinal);
        IEnumerable<ContractEntry> gone = (old?.Promised ?? [])
            .Select(line => line.Entry)
            .Where(entry => !keys.Contains(entry.Key) && CanRetire(entry))
            .Select(entry => new ContractEntry(
                entry.Identity.Prepend(ContractEntry.Retired).ToEquatableArray(), default));
        IEnumerable<ContractEntry> retired = (old?.Retired ?? []).Select(line => line.Entry);
        return now.Concat(retired).Concat(gone)
            .GroupBy(entry => entry.Key, StringComparer.Ordinal).Select(same => same.First())
            .OrderBy(entry => entry.ToString(), StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Names that peers may still send; parts of the layout mean nothing by themselves.</summary>
    private static bool CanRetire(ContractEntry entry) =>
        entry.Kind is "action" or "event" or "resource" or "enum" or "events"
        && !entry.Identity.Skip(2).Contains("fixed");
}
