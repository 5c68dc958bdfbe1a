using System.Collections.Immutable;

namespace LdmCodegen.Runtime.Model;

/// <summary>What lies between two states of a model.</summary>
internal static class ModelDifference
{
    public static ImmutableArray<ModelChange<TKey, TItem>> Between<TKey, TItem>(
        ImmutableDictionary<TKey, TItem> before, ImmutableDictionary<TKey, TItem> after)
        where TKey : notnull
        where TItem : class
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        ImmutableArray<ModelChange<TKey, TItem>>.Builder changes =
            ImmutableArray.CreateBuilder<ModelChange<TKey, TItem>>();
        foreach ((TKey key, TItem old) in before)
        {
            TItem? now = after.GetValueOrDefault(key);
            if (!EqualityComparer<TItem>.Default.Equals(old, now))
            {
                changes.Add(new ModelChange<TKey, TItem>(key, old, now));
            }
        }

        foreach ((TKey key, TItem now) in after)
        {
            if (!before.ContainsKey(key))
            {
                changes.Add(new ModelChange<TKey, TItem>(key, null, now));
            }
        }

        return changes.ToImmutable();
    }
}
