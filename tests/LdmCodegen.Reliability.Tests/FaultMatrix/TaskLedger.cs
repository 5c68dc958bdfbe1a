using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>
/// Every asynchronous method that has to wait, until it ends: the base library's own events tell. It sees what was begun
/// by whoever has entered it, and by what that has begun, on any thread.
/// </summary>
internal sealed class TaskLedger : EventListener
{
    private const string Source = "System.Threading.Tasks.TplEventSource";
    private const EventKeywords CausalityOperation = (EventKeywords)0x8;
    private const int OperationBegins = 14;
    private const int OperationEnds = 15;
    private const string AsyncMethod = "Async: ";

    private static readonly AsyncLocal<TaskLedger?> Entered = new();

    private readonly ConcurrentDictionary<int, string> _running = new();
    private int _seen;

    /// <summary>What has begun and not ended, by the names of the state machines.</summary>
    public IReadOnlyCollection<string> Running => [.. _running.Values.Order(StringComparer.Ordinal)];

    /// <summary>How many were seen so far, those that have ended among them.</summary>
    public int Seen => _seen;

    /// <summary>From here on the asynchronous method that calls this is seen, and its callers are not.</summary>
    public void Enter() => Entered.Value = this;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Informational, CausalityOperation);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: OperationBegins, Payload: [int begun, string name, ..] })
        {
            if (Entered.Value == this && name.StartsWith(AsyncMethod, StringComparison.Ordinal))
            {
                _running[begun] = name[AsyncMethod.Length..];
                Interlocked.Increment(ref _seen);
            }
        }
        else if (eventData is { EventId: OperationEnds, Payload: [int ended, ..] })
        {
            _running.TryRemove(ended, out _);
        }
    }
}
