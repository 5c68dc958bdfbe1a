namespace LdmCodegen.Runtime.Client;

/// <content>What happens at the limit, and where the gaps stand. Everything here runs under the gate.</content>
internal sealed partial class SubscriptionQueue<TEvent>
{
    private void Append(TEvent e)
    {
        if (_backGap is not null)
        {
            _entries.Enqueue(new SubscriptionEntry<TEvent>(null, _backGap));
            _backGap = null;
        }

        _entries.Enqueue(new SubscriptionEntry<TEvent>(e, null));
        ChangeWaiting(1);
    }

    private void Overflow(TEvent e)
    {
        switch (_options.Overflow)
        {
            case OverflowPolicy.DropOldest:
                DropOldest();
                Append(e);
                break;
            case OverflowPolicy.DropNewest:
                CountDropped(1);
                AddBackGap(OneDropped());
                break;
            case OverflowPolicy.Wait when _events - _options.Capacity < _options.Capacity:
                Append(e);
                if (!_isWaiting)
                {
                    _isWaiting = true;
                    _waitLimit!.Change(_options.WaitLimit, Timeout.InfiniteTimeSpan);
                }

                break;
            default:
                CountDropped(1);
                EndAsTooSlow();
                break;
        }
    }

    /// <summary>Drops the oldest event; the gaps around it become one at the front.</summary>
    private void DropOldest()
    {
        while (_entries.TryDequeue(out SubscriptionEntry<TEvent> oldest))
        {
            if (oldest.Gap is not null)
            {
                AddFrontGap(oldest.Gap);
                continue;
            }

            ChangeWaiting(-1);
            CountDropped(1);
            AddFrontGap(OneDropped());
            return;
        }
    }

    private EventGap OneDropped()
    {
        DateTimeOffset now = _time.GetUtcNow();
        return new EventGap(now, now, GapReason.QueueOverflow, 1);
    }

    private void TellOpenGap(bool isOver)
    {
        if (_gapSince is { } since)
        {
            DateTimeOffset now = _time.GetUtcNow();
            _gapSince = isOver ? null : now;
            AddBackGap(new EventGap(since, now, GapReason.Reconnected, 0));
            RuntimeTelemetry.Gaps.Count(1, _hostTag);
        }
    }

    private void AddFrontGap(EventGap gap) => _frontGap = EventGap.Merge(_frontGap, gap);

    private void AddBackGap(EventGap gap) => _backGap = EventGap.Merge(_backGap, gap);

    private void OnWaitLimit()
    {
        TaskCompletionSource? reader;
        lock (_gate)
        {
            if (!_isWaiting || _isEnded)
            {
                return;
            }

            EndAsTooSlow();
            reader = TakeReader();
        }

        reader?.TrySetResult();
    }

    private void EndAsTooSlow()
    {
        _isEnded = true;
        string limit = _options.Overflow == OverflowPolicy.Wait
            ? $"and stayed so (Capacity {_options.Capacity}, WaitLimit {_options.WaitLimit.TotalSeconds:0.###} s)"
            : $"(Capacity {_options.Capacity}, Overflow {_options.Overflow})";
        _reason = new SubscriptionOverflowException($"The subscription's queue was full {limit}.", Dropped);
        _waitLimit?.Dispose();
    }
}
