using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Transport;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>From the socket to the handler, against a sink that looks at no byte.</summary>
internal static class TransportTargets
{
    public static async Task<IEnumerable<Target>> MeasureAsync(Race race)
    {
        (int rounds, int blocks) = race == Race.Full ? (11, 200) : race == Race.Short ? (3, 20) : (1, 2);
        return from row in await Loopback.MeasureAsync(rounds, blocks)
               select new Target("12", $"loopback over {row.Name}: framed and parsed events / raw byte sink", row.Ratio, 0.70, 0.85);
    }
}
