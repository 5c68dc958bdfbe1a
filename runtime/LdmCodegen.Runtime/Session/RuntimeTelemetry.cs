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
    internal const string ActionTag = "messaging.operation.name";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "ldmcodegen.client.reconnects", "{connection}", "Connections made again after a loss.");

    internal static readonly Counter<long> Gaps = Meter.CreateCounter<long>(
        "ldmcodegen.client.gaps", "{gap}", "Gap markers given to subscriptions.");

    internal static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "ldmcodegen.client.events.dropped", "{event}", "Events lost to a full subscription queue.");

    internal static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "messaging.client.consumed.messages", "{message}", "Events received.");

    internal static readonly Histogram<double> RequestDuration = Meter.CreateHistogram<double>(
        "messaging.client.operation.duration", "s", "From sending a request to its reply or failure.");

    internal static readonly Counter<long> ServerRequests = Meter.CreateCounter<long>(
        "ldmcodegen.server.requests", "{request}", "Requests answered.");

    internal static readonly Counter<long> FrameErrors = Meter.CreateCounter<long>(
        "ldmcodegen.frame.errors", "{document}", "Documents or streams that could not be read, by cause.");

    internal static readonly Counter<long> HandlerFaults = Meter.CreateCounter<long>(
        "ldmcodegen.handler.faults", "{fault}", "Event and request handlers that threw.");

    internal static readonly UpDownCounter<long> Peers = Meter.CreateUpDownCounter<long>(
        "ldmcodegen.server.peers", "{peer}", "Peers logged in.");

    /// <summary>Counts a fault by its cause, whose values are few.</summary>
    internal static void CountFault(XmlFaultCode code)
    {
        if (FrameErrors.Enabled)
        {
            FrameErrors.Add(1, new KeyValuePair<string, object?>(ErrorTag, code.ToString()));
        }
    }
}
