using System.Collections.Immutable;

namespace LdmCodegen.Runtime;

/// <summary>A live model after it has changed, with the differences from the update before.</summary>
/// <typeparam name="TKey">What names an item.</typeparam>
/// <typeparam name="TItem">An item.</typeparam>
/// <param name="Items">All items as they are now.</param>
/// <param name="Changes">
/// The differences, each item at most once. Empty when a gap was repaired in which nothing had changed.
/// </param>
/// <param name="Gap">
/// The stretch without events after which everything was listed again; null when there was none since the update before.
/// What changed in it is among the changes, and no event told it.
/// </param>
public sealed record ModelUpdate<TKey, TItem>(
    ImmutableDictionary<TKey, TItem> Items, ImmutableArray<ModelChange<TKey, TItem>> Changes, EventGap? Gap)
    where TKey : notnull
    where TItem : class;
