using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LdmCodegen.Runtime;

/// <summary>Measurements and traces of the runtime. They cost next to nothing while nobody listens.</summary>
public static class RuntimeTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "LdmCodegen.Runtime";

    internal const string HostTag = "server.address";
    internal const string ErrorTag = "error.type";
    internal const string RepairTag = "ldmcodegen.repair";
    internal const string ActionTag = "messaging.operation.name";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "ldmcodegen.client.reconnects", "{connection}", "Connections made again after a loss.");

    internal static readonly Counter<long> Probes = Meter.CreateCounter<long>(
        "ldmcodegen.client.probes", "{request}", "Requests that ask whether a silent peer is still there.");

    internal static readonly Counter<long> Gaps = Meter.CreateCounter<long>(
        "ldmcodegen.client.gaps", "{gap}", "Gap markers given to subscriptions.");

    internal static readonly Counter<long> ClientReceived = Meter.CreateCounter<long>(
        "ldmcodegen.client.received", "By", "Bytes that came from peers after the login.");

    internal static readonly Counter<long> ClientSent = Meter.CreateCounter<long>(
        "ldmcodegen.client.sent", "By", "Bytes given to peers after the login.");

    internal static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>(
        "ldmcodegen.client.events.waiting", "{event}", "Events that wait in the queues of subscriptions.");

    internal static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "ldmcodegen.client.events.dropped", "{event}", "Events lost to a full subscription queue.");

    internal static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "messaging.client.consumed.messages", "{message}", "Events received.");

    internal static readonly Histogram<double> RequestDuration = Meter.CreateHistogram<double>(
        "messaging.client.operation.duration", "s", "From sending a request to its reply or failure.");

    internal static readonly Counter<long> ServerRequests = Meter.CreateCounter<long>(
        "ldmcodegen.server.requests", "{request}", "Requests answered.");

    internal static readonly Counter<long> ServerReceived = Meter.CreateCounter<long>(
        "ldmcodegen.server.received", "By", "Bytes that came from peers after their login.");

    internal static readonly Counter<long> ServerSent = Meter.CreateCounter<long>(
        "ldmcodegen.server.sent", "By", "Bytes given to peers after their login.");

    internal static readonly UpDownCounter<long> Queued = Meter.CreateUpDownCounter<long>(
        "ldmcodegen.server.documents.queued", "{document}", "Documents that wait until peers read.");

    internal static readonly Counter<long> FrameErrors = Meter.CreateCounter<long>(
        "ldmcodegen.frame.errors", "{document}", "Documents or streams that could not be read, by cause.");

    internal static readonly Counter<long> Repairs = Meter.CreateCounter<long>(
        "ldmcodegen.tolerance.repairs", "{repair}", "Faults of documents that were repaired, by repair.");

    internal static readonly Counter<long> HandlerFaults = Meter.CreateCounter<long>(
        "ldmcodegen.handler.faults", "{fault}", "Event and request handlers that threw.");

    internal static readonly UpDownCounter<long> Peers = Meter.CreateUpDownCounter<long>(
        "ldmcodegen.server.peers", "{peer}", "Peers logged in.");

    /// <summary>Counts a fault by its cause, whose values are few.</summary>
    internal static void CountFault(XmlFaultCode code)
    {
        if (FrameErrors.Enabled)
        {
            FrameErrors.Count(1, new KeyValuePair<string, object?>(ErrorTag, code.ToString()));
        }
    }

    /// <summary>Counts repairs by their ids, which are few.</summary>
    internal static void CountRepairs(IReadOnlyList<XmlRepair> repairs)
    {
        if (Repairs.Enabled)
        {
            foreach (XmlRepair repair in repairs)
            {
                Repairs.Count(1, new KeyValuePair<string, object?>(RepairTag, repair.Id));
            }
        }
    }

    /// <summary>Counts. Whoever listens and throws changes nothing.</summary>
    internal static void Count(
        this Counter<long> counter, long number, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(number, tags);
        }
        catch (Exception)
        {
            // The listener's fault.
        }
    }

    /// <inheritdoc cref="Count(Counter{long}, long, ReadOnlySpan{KeyValuePair{string, object?}})"/>
    internal static void Count(
        this UpDownCounter<long> counter, long number, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(number, tags);
        }
        catch (Exception)
        {
            // The listener's fault.
        }
    }

    /// <summary>Measures. Whoever listens and throws changes nothing.</summary>
    internal static void Measure(
        this Histogram<double> histogram, double value, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // The listener's fault.
        }
    }

    /// <summary>Starts an activity of a client. Whoever listens and throws changes nothing.</summary>
    internal static Activity? StartActivity(string name)
    {
        try
        {
            return Activities.HasListeners() ? Activities.StartActivity(name, ActivityKind.Client) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Ends an activity. Whoever listens and throws changes nothing.</summary>
    internal static void Stop(Activity? activity)
    {
        try
        {
            activity?.Dispose();
        }
        catch (Exception)
        {
            // The listener's fault.
        }
    }
}
