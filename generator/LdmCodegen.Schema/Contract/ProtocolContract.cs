using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises: everything that shows on the wire, and the C# names it gives.</summary>
public static class ProtocolContract
{
    /// <summary>The entries of a protocol, sorted as in a contract file.</summary>
    /// <param name="model">The protocol with its imports.</param>
    public static EquatableArray<ContractEntry> Of(ProtocolModel model)
    {
        List<ContractEntry> entries =
        [
            .. LayoutEntries.Of(model), .. WireEntries.Of(model.Wire), .. LeniencyEntries.Of(model),
            .. ContentEntries.Of(model), .. MessageEntries.Of(model),
        ];
        return entries
            .GroupBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(Apart)
            .OrderBy(entry => entry.ToString(), StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Parts that stand in one place, such as items of several resources, differ in their C# names.</summary>
    private static IEnumerable<ContractEntry> Apart(IGrouping<string, ContractEntry> same) => same.Count() == 1
        ? same
        : same.Select(entry => entry with
        {
            Identity = entry.Identity.Concat([entry.Fact("csharp") ?? entry.ToString()]).ToEquatableArray(),
        });
}
