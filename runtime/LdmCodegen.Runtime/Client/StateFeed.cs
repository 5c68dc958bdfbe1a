using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LdmCodegen.Runtime.Client;

/// <summary>The one place where a client's state changes; every watcher gets every change in order.</summary>
internal sealed class StateFeed(TimeProvider time)
{
    // States change a few times a minute at most; a watcher that leaves this many unread loses the oldest.
    private const int WatcherCapacity = 1024;

    private readonly object _gate = new();
    private readonly List<Channel<ConnectionStateChange>> _watchers = [];

    public ConnectionState Current { get; private set; }

    /// <summary>Changes the state and tells the watchers. Closed is final.</summary>
    /// <returns>The change; null when nothing changed.</returns>
    public ConnectionStateChange? Set(ConnectionState state, Exception? cause)
    {
        lock (_gate)
        {
            if (Current == state || Current == ConnectionState.Closed)
            {
                return null;
            }

            ConnectionStateChange change = new(Current, state, time.GetUtcNow(), cause);
            Current = state;
            foreach (Channel<ConnectionStateChange> watcher in _watchers)
            {
                watcher.Writer.TryWrite(change);
                if (state == ConnectionState.Closed)
                {
                    watcher.Writer.TryComplete();
                }
            }

            return change;
        }
    }

    public async IAsyncEnumerable<ConnectionStateChange> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<ConnectionStateChange> changes = Channel.CreateBounded<ConnectionStateChange>(
            new BoundedChannelOptions(WatcherCapacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            if (Current == ConnectionState.Closed)
            {
                yield break;
            }

            _watchers.Add(changes);
        }

        try
        {
            while (await changes.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(Schedule.Here))
            {
                while (changes.Reader.TryRead(out ConnectionStateChange? change))
                {
                    yield return change;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(changes);
            }
        }
    }
}
