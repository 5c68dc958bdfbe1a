namespace LdmCodegen.Runtime;

/// <summary>How one item of a live model differs from what was known of it before.</summary>
/// <typeparam name="TKey">What names an item.</typeparam>
/// <typeparam name="TItem">An item.</typeparam>
/// <param name="Key">Which item.</param>
/// <param name="Before">The item as it was; null when it is new.</param>
/// <param name="After">The item as it is; null when it is gone.</param>
public sealed record ModelChange<TKey, TItem>(TKey Key, TItem? Before, TItem? After)
    where TKey : notnull
    where TItem : class;
