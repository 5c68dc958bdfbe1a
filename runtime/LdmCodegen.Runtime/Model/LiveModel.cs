using System.Collections.Immutable;
using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Model;

namespace LdmCodegen.Runtime;

/// <summary>
/// Keeps a copy of what a peer has: lists it, follows the events, and lists it again after every gap. A deriving class
/// knows the protocol: how to list, and what an event touches.
/// </summary>
/// <remarks>
/// An event only says that something is out of date; what it is now is always asked. So the copy is the peer's own word,
/// whatever events leave out, and it equals the peer's state as soon as the peer is at rest and can be reached. While
/// the connection is lost the items stay as they were last known.
/// </remarks>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
/// <typeparam name="TKey">What names an item.</typeparam>
/// <typeparam name="TItem">An item; compared by <see cref="object.Equals(object?)"/> to find differences.</typeparam>
public abstract partial class LiveModel<TEvent, TKey, TItem> : IAsyncDisposable
    where TEvent : class
    where TKey : notnull
    where TItem : class
{
    private readonly EventSource<TEvent> _events;
    private readonly LiveModelOptions _options;
    private readonly ModelFeed<TKey, TItem> _feed = new();

    /// <summary>Makes a model that does not follow yet.</summary>
    /// <param name="events">The events that tell of every change; the client behind them is asked.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range; every fault is listed.</exception>
    protected LiveModel(EventSource<TEvent> events, LiveModelOptions? options)
    {
        ArgumentNullException.ThrowIfNull(events);
        options ??= new LiveModelOptions();
        options.CheckAll();
        _events = events;
        _options = options;
    }

    /// <summary>All items as they are known now. Every look gives a picture that does not change any more.</summary>
    public ImmutableDictionary<TKey, TItem> Items => _feed.Items;

    /// <summary>
    /// Ends when the model follows no longer: well after disposal of the model or its client, and with the reason when
    /// the client has given up, the registration was refused, or the deriving class has thrown.
    /// </summary>
    public Task Completion => _completion.Task;

    /// <summary>
    /// Follows the differences. The first update has every item as new; each further one tells what differs from the one
    /// before. A slow watcher gets fewer and larger updates and misses no difference; nothing waits for it.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The updates; they end as <see cref="Completion"/> does.</returns>
    public IAsyncEnumerable<ModelUpdate<TKey, TItem>> WatchAsync(CancellationToken cancellationToken = default) =>
        _feed.WatchAsync(cancellationToken);

    /// <summary>Lists everything.</summary>
    /// <param name="cancellationToken">Cancelled on disposal.</param>
    /// <returns>All items. A refusal is thrown, as a <see cref="PeerException"/>.</returns>
    protected abstract Task<IReadOnlyCollection<TItem>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Asks for one item.</summary>
    /// <param name="key">Which.</param>
    /// <param name="cancellationToken">Cancelled on disposal.</param>
    /// <returns>The item; null when the peer does not give it, for whatever reason: then everything is listed.</returns>
    protected abstract Task<TItem?> FindAsync(TKey key, CancellationToken cancellationToken);

    /// <summary>What names an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its key.</returns>
    protected abstract TKey KeyOf(TItem item);

    /// <summary>
    /// Looks at an event or gap marker and calls <see cref="Touch"/> or <see cref="TouchAll"/> for what it makes stale.
    /// </summary>
    /// <param name="e">The event.</param>
    protected abstract void OnEvent(TEvent e);

    /// <summary>One item may have changed, come or gone.</summary>
    /// <param name="key">Which.</param>
    protected void Touch(TKey key) => _stale.Add(key);

    /// <summary>Anything may have changed.</summary>
    /// <param name="gap">The gap that makes it so; null for an event.</param>
    protected void TouchAll(EventGap? gap = null) => _stale.AddEverything(gap);
}
