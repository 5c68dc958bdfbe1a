using System.Threading.Channels;

namespace LdmCodegen.Runtime.Model;

/// <summary>What a live model knows to be out of date: items by key, or everything, and the gap that made it so.</summary>
internal sealed class StaleParts<TKey>
    where TKey : notnull
{
    private readonly object _gate = new();

    // Full while something was added that nobody has waited for yet.
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private HashSet<TKey> _keys = [];
    private bool _isEverything;
    private EventGap? _gap;

    public void Add(TKey key)
    {
        lock (_gate)
        {
            _keys.Add(key);
        }

        _signal.Writer.TryWrite(true);
    }

    public void AddEverything(EventGap? gap)
    {
        lock (_gate)
        {
            _isEverything = true;
            _gap = EventGap.Merge(_gap, gap);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Takes all of it. What is added from now on was changed after what is read from now on.</summary>
    public (HashSet<TKey> Keys, bool IsEverything, EventGap? Gap) Take()
    {
        lock (_gate)
        {
            (HashSet<TKey>, bool, EventGap?) taken = (_keys, _isEverything, _gap);
            _keys = [];
            _isEverything = false;
            _gap = null;
            return taken;
        }
    }

    /// <summary>It could not be read: it is as stale as before, and nobody is woken for it.</summary>
    public void PutBack(HashSet<TKey> keys, bool isEverything, EventGap? gap)
    {
        lock (_gate)
        {
            _keys.UnionWith(keys);
            _isEverything |= isEverything;
            _gap = EventGap.Merge(gap, _gap);
        }
    }

    /// <summary>Waits until something is added.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await _signal.Reader.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);

    /// <summary>Waits until something is added, or for as long as told.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Schedule
                .WaitAsync(_signal.Reader.WaitToReadAsync(cancellationToken), limit, time, cancellationToken)
                .ConfigureAwait(Schedule.Here);
        }
        catch (TimeoutException)
        {
            return;
        }

        _signal.Reader.TryRead(out _);
    }
}
