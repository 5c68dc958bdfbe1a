namespace LdmCodegen.Benchmarks.Transport;

/// <summary>What was measured over one kind of connection; medians over the rounds.</summary>
/// <param name="Name">The kind of connection.</param>
/// <param name="Ratio">The session's bytes per second over the sink's.</param>
/// <param name="EventsPerSecond">What the session took.</param>
/// <param name="EventsPerProcessorSecond">What it takes when it has one core for itself.</param>
/// <param name="SinkBytesPerSecond">What the sink took.</param>
/// <param name="SinkMicroseconds">What the bytes of one event cost the sink, in processor time: what the system and TLS cost.</param>
internal sealed record LoopbackRow(
    string Name, double Ratio, double EventsPerSecond, double EventsPerProcessorSecond, double SinkBytesPerSecond,
    double SinkMicroseconds)
{
    /// <summary>Microseconds of processor time for each event, from the socket to the handler.</summary>
    public double MicrosecondsPerEvent => 1e6 / EventsPerProcessorSecond;
}
