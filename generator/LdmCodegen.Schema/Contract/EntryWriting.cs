using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>How entries are put together: facts that are not there leave no trace.</summary>
internal static class EntryWriting
{
    public static ContractEntry Entry(params string[] identity) => new(identity.ToEquatableArray(), default);

    public static ContractEntry With(this ContractEntry entry, string name, string? value) => value is null
        ? entry
        : entry with { Facts = entry.Facts.Concat([new ContractFact(name, value)]).ToEquatableArray() };

    public static ContractEntry With(this ContractEntry entry, string name, bool value) =>
        entry.With(name, value ? "true" : "false");

    public static ContractEntry With(this ContractEntry entry, string name, NameModel? value) =>
        entry.With(name, value is null || value == NameModel.None ? null : value.Qualified);

    public static ContractEntry With(this ContractEntry entry, Facts facts) => entry
        .With("since", facts.SinceRelease ?? facts.Since)
        .With("until", facts.UntilRelease ?? facts.Until);

    /// <summary>A fact that is only there when something is so.</summary>
    public static ContractEntry When(this ContractEntry entry, bool isSo, string name, string value = "true") =>
        entry.With(name, isSo ? value : null);

    public static string? Words(IEnumerable<string> words)
    {
        string text = string.Join(" ", words);
        return text.Length == 0 ? null : text;
    }

    public static string Invariant(long number) => FormattableString.Invariant($"{number}");

    public static ContractEntry OfFixed(FixedModel part, params string[] owner) =>
        Entry([.. owner, "fixed", part.Path.ToString()])
            .With("csharp", part.Setting?.NameClr).With("value", part.Value);

    public static ContractEntry OfProperty(PropertyModel property, params string[] owner)
    {
        string[] place = property.Paths.IsEmpty
            ? ["key", property.Key!]
            : property.Key is { } key
                ? ["key", key, property.Paths[0].ToString()]
                : ["path", property.Paths[0].ToString()];
        return Entry([.. owner, .. place])
            .With("also", Alternatives(property.Paths))
            .With("csharp", property.NameClr)
            .With("default", property.Default)
            .With("key-also", Words(property.KeyAlso))
            .When(property.Repeats, "repeats")
            .When(property.Required, "required")
            .When(property.PreserveSpace, "space", "preserve")
            .With("type", TypeText.Of(property.Type))
            .With("unit", property.Unit)
            .With(property.Facts);
    }

    /// <summary>Where else something is read.</summary>
    public static string? Alternatives(EquatableArray<PathModel> paths) =>
        paths.Count < 2 ? null : string.Join(" | ", paths.Skip(1).Select(path => path.ToString()));
}
