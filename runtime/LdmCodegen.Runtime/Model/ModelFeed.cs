using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Model;

/// <summary>
/// The items of a live model, and who watches them. A watcher has no queue: it compares what it saw last with what is
/// there now, so a slow one misses steps between but never a difference.
/// </summary>
internal sealed class ModelFeed<TKey, TItem>
    where TKey : notnull
    where TItem : class
{
    private readonly object _gate = new();
    private readonly List<Watcher> _watchers = [];
    private bool _isEnded;
    private Exception? _reason;

    public ImmutableDictionary<TKey, TItem> Items { get; private set; } = ImmutableDictionary<TKey, TItem>.Empty;

    /// <summary>Replaces the items and wakes the watchers.</summary>
    public void Set(ImmutableDictionary<TKey, TItem> items, EventGap? gap)
    {
        lock (_gate)
        {
            Items = items;
            foreach (Watcher watcher in _watchers)
            {
                watcher.Gap = EventGap.Merge(watcher.Gap, gap);
                watcher.Wake();
            }
        }
    }

    /// <summary>No more updates come.</summary>
    /// <param name="reason">Thrown to the watchers at the end; null ends them quietly.</param>
    public void End(Exception? reason)
    {
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            _reason = reason;
            _watchers.ForEach(static watcher => watcher.Wake());
        }
    }

    public async IAsyncEnumerable<ModelUpdate<TKey, TItem>> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Watcher watcher = new();
        lock (_gate)
        {
            _watchers.Add(watcher);
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryTake(watcher, out ModelUpdate<TKey, TItem>? update, out Task? changed))
                {
                    yield return update;
                }
                else if (changed is null)
                {
                    yield break;
                }
                else
                {
                    await Schedule.WaitAsync(changed, cancellationToken).ConfigureAwait(Schedule.Here);
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    private bool TryTake(
        Watcher watcher,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ModelUpdate<TKey, TItem>? update,
        out Task? changed)
    {
        lock (_gate)
        {
            ImmutableArray<ModelChange<TKey, TItem>> changes = ModelDifference.Between(watcher.Seen, Items);
            if (!changes.IsEmpty || watcher.Gap is not null || watcher.IsNew)
            {
                update = new ModelUpdate<TKey, TItem>(Items, changes, watcher.Gap);
                watcher.Saw(Items);
                changed = null;
                return true;
            }

            update = null;
            changed = _isEnded ? null : watcher.Sleep();
            return _isEnded && _reason is not null ? throw _reason : false;
        }
    }

    private sealed class Watcher
    {
        private TaskCompletionSource? _sleeper;

        public ImmutableDictionary<TKey, TItem> Seen { get; private set; } = ImmutableDictionary<TKey, TItem>.Empty;

        public EventGap? Gap { get; set; }

        public bool IsNew { get; private set; } = true;

        public void Saw(ImmutableDictionary<TKey, TItem> items)
        {
            Seen = items;
            Gap = null;
            IsNew = false;
        }

        public Task Sleep() =>
            (_sleeper ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public void Wake()
        {
            _sleeper?.TrySetResult();
            _sleeper = null;
        }
    }
}
