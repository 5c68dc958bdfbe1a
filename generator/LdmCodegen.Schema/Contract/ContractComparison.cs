using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Contract;

/// <summary>Compares what was promised with what is.</summary>
public static class ContractComparison
{
    /// <summary>Every difference, in order of the old entries, then of the new ones.</summary>
    /// <param name="old">What was promised, retired names among it.</param>
    /// <param name="now">What a schema says.</param>
    /// <param name="time">The versions and releases of the schema.</param>
    public static EquatableArray<ContractChange> Compare(
        IEnumerable<ContractEntry> old, IEnumerable<ContractEntry> now, Timeline time)
    {
        List<ContractEntry> before = [.. old];
        Dictionary<string, ContractEntry> newByKey = now.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        Dictionary<string, ContractEntry> promised = before
            .Where(entry => entry.Kind != ContractEntry.Retired)
            .ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        List<ContractEntry> added = [.. newByKey.Values.Where(entry => !promised.ContainsKey(entry.Key))];
        HashSet<string> retired = new(
            before.Where(entry => entry.Kind == ContractEntry.Retired).Select(RetiredKey), StringComparer.Ordinal);

        Dictionary<string, string> enums = RenamedEnums(promised.Values, newByKey);
        List<ContractChange> changes = [];
        foreach (ContractEntry entry in promised.Values)
        {
            if (newByKey.TryGetValue(entry.Key, out ContractEntry? current))
            {
                changes.AddRange(Facts(entry, current, enums, time));
            }
            else
            {
                changes.Add(Removed(entry, added));
            }
        }

        changes.AddRange(added.Select(entry => Added(entry, promised, retired)));
        return changes.ToEquatableArray();
    }

    /// <summary>The identity that a retired line keeps from being used.</summary>
    internal static string RetiredKey(ContractEntry retired) => ContractLine.Join(retired.Identity.Skip(1));

    private static ContractChange Removed(ContractEntry entry, List<ContractEntry> added)
    {
        string last = entry.Identity[entry.Identity.Count - 1];
        string[] owner = [.. entry.Identity.Take(entry.Identity.Count - 1)];
        string? renamed = Nearest.Find(
            last,
            added.Where(other => other.Identity.Count == entry.Identity.Count && other.Identity.Take(owner.Length).SequenceEqual(owner))
                .Select(other => other.Identity[owner.Length]));
        string hint = renamed is null ? "" : $"; was it renamed to '{renamed}'?";
        return new ContractChange(
            SchemaRules.RemovedFromContract, entry, null, entry.ToString(), null, hint.Length > 0 ? hint.Substring(2) : "peers may still send it");
    }

    private static ContractChange Added(
        ContractEntry entry, Dictionary<string, ContractEntry> promised, HashSet<string> retired)
    {
        if (retired.Contains(entry.Key))
        {
            return new ContractChange(
                SchemaRules.RetiredName, entry, null, null, entry.ToString(), "the name was retired");
        }

        bool hasOwner = entry.Identity.Count > 2
            && promised.ContainsKey(ContractLine.Join(entry.Identity.Take(2)));
        bool isPartOfMessages = entry.Kind is "reply" or "outcome" or "greeting"
            && entry.Identity.Count == 1 && promised.Values.Any(other => other.Kind == "message");
        if (isPartOfMessages || (hasOwner && entry.Fact("required") == "true"))
        {
            return new ContractChange(
                SchemaRules.NewlyRequired, entry, null, null, entry.ToString(), "older peers leave it out");
        }

        // What a dialect says of its own took the place of what the protocol says.
        return hasOwner && entry.Kind == "dialect" && entry.Facts.Count == 1
            ? new ContractChange(
                SchemaRules.LaidOutDifferently, entry, entry.Facts[0].Name, null, entry.Facts[0].Value,
                "peers of the dialect expect what the protocol says")
            : new ContractChange(null, entry, null, null, entry.ToString(), "new");
    }

    /// <summary>C# names of enums before and now, where they differ.</summary>
    private static Dictionary<string, string> RenamedEnums(
        IEnumerable<ContractEntry> promised, Dictionary<string, ContractEntry> newByKey)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (ContractEntry entry in promised.Where(static entry => entry.Kind == "enum"))
        {
            if (entry.Fact("csharp") is { } old && newByKey.TryGetValue(entry.Key, out ContractEntry? current)
                && current.Fact("csharp") is { } now && now != old)
            {
                names[old] = now;
            }
        }

        return names;
    }

    private static IEnumerable<ContractChange> Facts(
        ContractEntry old, ContractEntry now, Dictionary<string, string> enums, Timeline time)
    {
        IEnumerable<string> names = old.Facts.Concat(now.Facts)
            .Select(fact => fact.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal);
        foreach (string name in names)
        {
            string? before = old.Fact(name);
            string? after = now.Fact(name);
            bool isRenamed = name == "type" && before is not null && TypeText.Renamed(before, enums) == after;
            if (before != after && !isRenamed)
            {
                (SchemaRule? rule, string reason) = FactRules.Judge(now, name, before, after, time);
                yield return new ContractChange(rule, now, name, before, after, reason);
            }
        }
    }
}
