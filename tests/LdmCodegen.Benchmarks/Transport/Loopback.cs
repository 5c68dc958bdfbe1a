namespace LdmCodegen.Benchmarks.Transport;

/// <summary>Runs the sink and the session in turns over the loopback, in the clear and inside TLS 1.3.</summary>
internal static class Loopback
{
    /// <summary>Measures both kinds of connection.</summary>
    /// <param name="rounds">How often each is measured.</param>
    /// <param name="blocks">How much comes in each round.</param>
    public static async Task<LoopbackRow[]> MeasureAsync(int rounds, int blocks)
    {
        using ProducerProcess producer = ProducerProcess.Start();
        return
        [
            await MeasureAsync("TCP", producer.PlainPort, tls: false, rounds, blocks),
            await MeasureAsync("TLS 1.3", producer.TlsPort, tls: true, rounds, blocks),
        ];
    }

    private static async Task<LoopbackRow> MeasureAsync(string name, int port, bool tls, int rounds, int blocks)
    {
        int blockBytes = Producer.Block().Length;
        long events = (long)blocks * Producer.EventsOfBlock;
        List<Flow> sinks = [];
        List<Flow> sessions = [];

        // The first half only warms up: until then the compiler at run time is at work, and counted.
        for (int round = 0; round < 2 * rounds; round++)
        {
            Flow sink = await Consumers.SinkAsync(port, tls, (long)blocks * blockBytes);
            Flow session = await Consumers.SessionAsync(port, tls, events, blockBytes);
            if (round >= rounds)
            {
                sinks.Add(sink);
                sessions.Add(session);
            }
        }

        double bytesPerEvent = blockBytes / (double)Producer.EventsOfBlock;
        return new LoopbackRow(
            name,
            Median(sessions.Zip(sinks, static (session, sink) => session.BytesPerSecond / sink.BytesPerSecond)),
            Median(sessions.Select(session => session.BytesPerSecond / bytesPerEvent)),
            Median(sessions.Select(session => session.BytesPerProcessorSecond / bytesPerEvent)),
            Median(sinks.Select(static sink => sink.BytesPerSecond)),
            Median(sinks.Select(sink => 1e6 * bytesPerEvent / sink.BytesPerProcessorSecond)));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
