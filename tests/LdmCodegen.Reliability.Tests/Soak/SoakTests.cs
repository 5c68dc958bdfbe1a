using System.Diagnostics;
using System.Globalization;
using LdmCodegen.Tests.Shared;
using Xunit.Abstractions;

namespace LdmCodegen.Reliability.Tests.Soak;

/// <summary>Load and faults for a long time, and nothing grows.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int MostSamples = 60;
    private const int PoolThreads = 8;

    // How far the line through the samples may rise over the measured time, however long that is.
    private const double HeapBound = 1024 * 1024;
    private const double HandlesBound = 4;
    private const double SocketsBound = 2;
    private const double ThreadsBound = 4;
    private const double TimersBound = 4;

    [Fact]
    public async Task Nothing_grows_under_load_and_faults()
    {
        // A pool of one size: it adds no threads of its own accord, so a thread more is one that somebody made, and one that
        // somebody holds for ever is missing in the load.
        int size = Math.Max(PoolThreads, Environment.ProcessorCount);
        ThreadPool.GetMinThreads(out int least, out int leastPorts);
        ThreadPool.GetMaxThreads(out int most, out int mostPorts);
        try
        {
            Assert.True(ThreadPool.SetMinThreads(size, leastPorts) && ThreadPool.SetMaxThreads(size, mostPorts));
            await MeasureAsync();
        }
        finally
        {
            ThreadPool.SetMaxThreads(most, mostPorts);
            ThreadPool.SetMinThreads(least, leastPorts);
        }
    }

    private async Task MeasureAsync()
    {
        Campaign campaign = new("soak", seconds: 12);
        List<Sample> samples = [];
        long start = Stopwatch.GetTimestamp();
        int rounds = 0;
        string did;
        await using (Load load = await Load.StartAsync(campaign.Seed))
        {
            double next = 0;
            while (campaign.GoesOn || samples.Count < 8)
            {
                await load.RoundAsync();
                rounds++;
                double now = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (now >= next)
                {
                    samples.Add(Sample.Take(now));
                    next = now + ((double)campaign.Seconds / MostSamples);
                }
            }

            did = string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds} rounds, {load.Connections} connections, {load.Requests} requests, {load.Events} events");
        }

        // What is made once (pools, code, threads) is made in the first third.
        Sample[] measured = [.. samples.Skip(samples.Count / 3)];
        (string Name, double Drift, double Bound)[] verdicts =
        [
            ("heap KiB", Drift.Of(measured, one => one.Heap) / 1024, HeapBound / 1024),
            ("handles", Drift.Of(measured, one => one.Handles), HandlesBound),
            ("sockets", Drift.Of(measured, one => one.Sockets), SocketsBound),
            ("threads", Drift.Of(measured, one => one.Threads), ThreadsBound),
            ("timers", Drift.Of(measured, one => one.Timers), TimersBound),
        ];
        string verdict = string.Join(", ", verdicts.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Name} {one.Drift:+0.0;-0.0;0.0} (at most {one.Bound})")));
        string table = string.Join('\n', [Sample.Header, .. samples, $"drift of the last {measured.Length}: {verdict}", did]);
        output.WriteLine(table);
        campaign.Report($"{did}; drift: {verdict}");
        Assert.True(verdicts.All(one => one.Drift <= one.Bound), table);
    }
}
