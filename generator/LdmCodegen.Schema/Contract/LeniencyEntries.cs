using LdmCodegen.Schema.Model;
using static LdmCodegen.Schema.Contract.EntryWriting;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises to read although it is not what the schema says.</summary>
internal static class LeniencyEntries
{
    public static IEnumerable<ContractEntry> Of(ProtocolModel model) =>
        [.. model.Tolerances.SelectMany(OfTolerance), .. model.Readings.SelectMany(OfReading)];

    /// <summary>Whether an element is the alias that an entry names.</summary>
    public static bool IsOf(SchemaElement alias, string also) =>
        LeniencyBinder.BindAlias(alias) is { } model && Name(model, model.Also) == also;

    private static IEnumerable<ContractEntry> OfTolerance(ToleranceModel tolerance) =>
    [
        Entry("tolerance", tolerance.Name).With("csharp", tolerance.NameClr).With(tolerance.Facts),
        .. tolerance.Repairs.GroupBy(repair => repair.Fault, StringComparer.Ordinal).Select(same =>
            Entry("tolerance", tolerance.Name, "allow", same.Key).With("on", Places(same))),
        .. tolerance.Aliases.Select(alias =>
            Entry("tolerance", tolerance.Name, "alias", Name(alias, alias.Also)).With("name", Name(alias, alias.Name))),
    ];

    /// <summary>The elements on which a fault is repaired; null for all of them.</summary>
    private static string? Places(IEnumerable<RepairModel> repairs) => repairs.Any(repair => repair.On.Length == 0)
        ? null
        : Words(repairs.Select(repair => repair.On));

    private static string Name(AliasModel alias, string name) => alias.IsAttribute ? "@" + name : name;

    private static IEnumerable<ContractEntry> OfReading(ReadingModel reading) => reading.Maps
        .Select(map => Entry("reading", reading.Name, "map", map.From)
            .With("of", map.IsOfObject ? "object" : "resource")
            .With("to", map.Key is null ? map.To.ToString() : "key " + map.Key))
        .Prepend(Entry("reading", reading.Name)
            .With("object", reading.Object)
            .With("of", (reading.IsEvent ? "event:" : "call:") + reading.Message)
            .With("payload", reading.Payload)
            .With("root", reading.Root)
            .With(reading.Facts));
}
