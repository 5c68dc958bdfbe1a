namespace LdmCodegen.Runtime.Session;

/// <content>
/// The pending replies. They match by order, or by id where the protocol has one: either way a request whose caller left
/// keeps its place as a tombstone until its reply has come and been dropped.
/// </content>
internal sealed partial class ClientSession<TRequest, TReply, TEvent>
{
    private readonly object _gate = new();
    private readonly Queue<PendingRequest<TRequest, TReply>> _waiting = new();
    private readonly PendingReplies<TRequest, TReply> _sent;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private int _tombstones;
    private int _timeoutsInARow;
    private bool _stopped;
    private Exception? _failure;

    protected override void OnBroken(Exception reason)
    {
        lock (_gate)
        {
            _failure = reason;
            FailAll(_waiting.ToArray(), reason);
            _waiting.Clear();
            FailAll(_sent.TakeAll(), reason);
        }

        _drained.TrySetResult();
        _silence.Dispose();
    }

    private void Submit(PendingRequest<TRequest, TReply> request)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                throw LostBecause(_failure, request.Stage);
            }

            if (_stopped)
            {
                throw Lost("The client is closing.");
            }

            _waiting.Enqueue(request);
        }

        SendWaiting();
    }

    private Task StopRequests()
    {
        lock (_gate)
        {
            _stopped = true;
            SignalDrained();
        }

        return _drained.Task;
    }

    private void SendWaiting()
    {
        bool isFull = false;
        lock (_gate)
        {
            while (!isFull && _failure is null && _inFlight < _limits.MaxInFlight
                && _waiting.TryDequeue(out PendingRequest<TRequest, TReply>? next))
            {
                if (next.Task.IsCompleted)
                {
                    continue;
                }

                // Among the pending replies and into the output under one lock: both must have the same order.
                next.IsSent = true;
                _inFlight++;
                _sent.Add(next);
                next.Deadline = Settings.Time.CreateTimer(
                    _ => OnDeadline(next), null, _limits.Timeout, Timeout.InfiniteTimeSpan);
                isFull = !TryEnqueue(next.Bytes);
            }

            SignalDrained();
        }

        if (isFull)
        {
            Break(Lost("The output queue is full: the peer does not read."));
        }
    }

    /// <summary>The caller leaves. What was sent stays in the FIFO as a tombstone.</summary>
    private void Abandon(PendingRequest<TRequest, TReply> request, Exception reason)
    {
        bool tooMany = false;
        lock (_gate)
        {
            bool isFirst = reason is OperationCanceledException canceled
                ? request.TrySetCanceled(canceled.CancellationToken)
                : request.TrySetException(reason);
            if (!isFirst || !request.IsSent || _failure is not null)
            {
                return;
            }

            request.IsTombstone = true;
            _inFlight--;
            tooMany = ++_tombstones > RequestLimits.MaxTombstones;
            SignalDrained();
        }

        if (tooMany)
        {
            Break(Lost($"The peer owes {RequestLimits.MaxTombstones} replies that nobody waits for any more."));
            return;
        }

        SendWaiting();
    }

    private void OnDeadline(PendingRequest<TRequest, TReply> request)
    {
        int inARow;
        string state;
        lock (_gate)
        {
            if (_failure is not null || request.IsLate || request.Deadline is null)
            {
                return;
            }

            request.IsLate = true;
            inARow = ++_timeoutsInARow;
            state = DescribeState();
        }

        string action = request.Requests[0].Name;
        RuntimeLog.RequestTimedOut(Settings.Logger, Settings.Host, Settings.Number, action);
        RequestTimeoutException timeout = new(
            $"No reply to '{action}' within {_limits.Timeout.TotalSeconds:0.###} s (RequestTimeout). {state}",
            Settings.Host,
            request.Stage)
        { SessionNumber = Settings.Number };
        Abandon(request, timeout);
        if (inARow >= _limits.TimeoutsUntilBreak)
        {
            Break(Lost($"{inARow} requests in a row were not answered in time (TimeoutsUntilBreak). {state}", timeout));
        }
    }

    private void OnReplies(ReadOnlyMemory<TReply> replies, string? id)
    {
        PendingRequest<TRequest, TReply> slot = TakeSlot(id) ?? throw Violation(
            _correlatesById
                ? $"The peer sent a reply with the id '{id}', which no request that waits for one has."
                : $"The peer sent a reply to '{replies.Span[0].Name}' that nobody asked for.");
        TReply[] answers = Match(slot, replies);
        if (slot.OnSuccess is { } onSuccess && Array.TrueForAll(answers, static answer => answer.Outcome.Succeeded))
        {
            onSuccess();
        }

        if (slot.IsTombstone)
        {
            RuntimeLog.LateReplyDropped(Settings.Logger, Settings.Host, Settings.Number, slot.Requests[0].Name);
        }
        else if (slot.TrySetResult(answers))
        {
            lock (_gate)
            {
                _timeoutsInARow = 0;
            }
        }

        SendWaiting();
    }

    private void FailReply(string? id, Exception reason)
    {
        TakeSlot(id)?.TrySetException(reason);
        SendWaiting();
    }

    /// <summary>What was asked for under an id; null when nothing was, or the reply has come.</summary>
    private TRequest? FindAsked(string id)
    {
        lock (_gate)
        {
            return _sent.Find(id)?.Requests[0];
        }
    }

    private PendingRequest<TRequest, TReply>? TakeSlot(string? id)
    {
        lock (_gate)
        {
            if (!_sent.TryTake(id, out PendingRequest<TRequest, TReply>? slot))
            {
                return null;
            }

            slot.Deadline?.Dispose();
            slot.Deadline = null;
            if (slot.IsTombstone)
            {
                _tombstones--;
            }
            else
            {
                // From here on a caller that leaves finds the slot answered and leaves no tombstone.
                slot.IsSent = false;
                _inFlight--;
            }

            SignalDrained();
            return slot;
        }
    }

    /// <summary>One reply for each command that was asked, or a violation: never a wrong match.</summary>
    private TReply[] Match(PendingRequest<TRequest, TReply> slot, ReadOnlyMemory<TReply> replies)
    {
        TReply[] answers = replies.ToArray();
        TRequest[] commands = Commands(slot.Requests);
        if (answers is [{ Name.Length: 0, Outcome: { Root: not null, Unit: null, Payloads.Count: 0 } outcome }])
        {
            // The document as a whole was answered, and with it every command.
            return Array.ConvertAll(commands, command => _protocol.CreateReply(command, outcome));
        }

        bool isMatch = answers.Length == commands.Length;
        for (int i = 0; isMatch && i < answers.Length; i++)
        {
            isMatch = string.Equals(answers[i].Name, commands[i].Name, StringComparison.OrdinalIgnoreCase);
        }

        if (isMatch)
        {
            return answers;
        }

        ReplyMismatchException violation = new(
            $"The peer answered {Names(commands)} with replies to {Names(answers)}. No caller got any of them.",
            Settings.Host,
            ConnectionStage.Ready)
        { SessionNumber = Settings.Number, Replies = answers };
        slot.TrySetException(violation);
        throw violation;
    }

    private TRequest[] Commands(TRequest[] requests)
    {
        bool HasOwn(int i) => i == 0 || !_protocol.SharesCommand(requests[i], requests[i - 1]);
        return [.. requests.Where((_, i) => HasOwn(i))];
    }

    private static string Names(IEnumerable<IWireMessage> messages) =>
        string.Join(", ", messages.Select(message => $"'{message.Name}'"));

    private void SignalDrained()
    {
        if (_stopped && _inFlight == 0 && _waiting.Count == 0)
        {
            _drained.TrySetResult();
        }
    }

    private void FailAll(PendingRequest<TRequest, TReply>[] requests, Exception reason)
    {
        foreach (PendingRequest<TRequest, TReply> request in requests)
        {
            request.Deadline?.Dispose();
            request.Deadline = null;
            request.TrySetException(LostBecause(reason, request.Stage));
        }
    }

    /// <summary>
    /// Each caller gets an exception of its own: a shared one would collect everybody's stack traces.
    /// </summary>
    private Exception LostBecause(Exception reason, ConnectionStage stage) => reason switch
    {
        ProtocolViolationException => new ProtocolViolationException(reason.Message, Settings.Host, stage, reason)
        {
            SessionNumber = Settings.Number,
        },
        ObjectDisposedException => new ObjectDisposedException(Settings.Host, reason.Message),
        _ => new ConnectionLostException(reason.Message, Settings.Host, stage, reason)
        {
            SessionNumber = Settings.Number,
        },
    };

    private string DescribeState() =>
        $"Session {Settings.Number}: {_inFlight} requests in flight, {_waiting.Count} waiting, "
        + $"{_tombstones} late replies owed, last document read at {LastReadAt:O}.";
}
