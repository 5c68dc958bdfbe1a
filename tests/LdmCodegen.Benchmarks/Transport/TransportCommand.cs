using System.Globalization;

namespace LdmCodegen.Benchmarks.Transport;

/// <summary><c>transport</c>: the path from the socket to the handler, beside a sink that looks at no byte.</summary>
internal static class TransportCommand
{
    public static async Task<int> RunAsync(string[] options)
    {
        if (options.Length > 0)
        {
            Console.Error.WriteLine($"transport has no options, and not {string.Join(' ', options)}");
            return 2;
        }

        Console.Out.WriteLine(
            $"{"over",-8} {"events/s",12} {"events/s per core",18} {"µs of CPU per event",20} {"of the sink",12} {"sink MB/s",10} {"ours / sink",12}");
        foreach (LoopbackRow row in await Loopback.MeasureAsync(rounds: 11, blocks: 400))
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Name,-8} {row.EventsPerSecond,12:F0} {row.EventsPerProcessorSecond,18:F0} {row.MicrosecondsPerEvent,20:F2} {row.SinkMicroseconds,12:F2} {row.SinkBytesPerSecond / 1e6,10:F0} {row.Ratio,12:F2}"));
        }

        return 0;
    }
}
