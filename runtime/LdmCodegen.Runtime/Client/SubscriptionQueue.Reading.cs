namespace LdmCodegen.Runtime.Client;

/// <content>The reading side: one reader at a time.</content>
internal sealed partial class SubscriptionQueue<TEvent>
{
    /// <summary>Takes the next entry if there is one.</summary>
    /// <param name="entry">An event or a gap.</param>
    /// <param name="ready">Otherwise: completes when there may be one. Null at the end.</param>
    /// <returns>Whether an entry was taken.</returns>
    /// <exception cref="Exception">The final reason, after everything queued was taken.</exception>
    public bool TryTake(out SubscriptionEntry<TEvent> entry, out Task? ready)
    {
        ready = null;
        lock (_gate)
        {
            if (_frontGap is not null)
            {
                entry = new SubscriptionEntry<TEvent>(null, _frontGap);
                _frontGap = null;
                return true;
            }

            if (_entries.TryDequeue(out entry))
            {
                if (entry.Event is not null)
                {
                    OnDelivered();
                }

                return true;
            }

            if (_backGap is not null)
            {
                entry = new SubscriptionEntry<TEvent>(null, _backGap);
                _backGap = null;
                return true;
            }

            if (!_isEnded)
            {
                _reader ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                ready = _reader.Task;
                return false;
            }

            return _reason is null ? false : throw _reason;
        }
    }

    private void OnDelivered()
    {
        Delivered++;
        ChangeWaiting(-1);
        if (_isWaiting && _events <= _options.Capacity)
        {
            _isWaiting = false;
            if (!_isEnded)
            {
                _waitLimit!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
