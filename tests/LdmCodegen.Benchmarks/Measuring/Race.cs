using System.Diagnostics;
using System.Runtime;

namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>
/// Times jobs in turns: in each round every job runs for a slice, and what counts is the ratio of two jobs within a
/// round. A machine that is busy for a while slows a whole round, which leaves its ratios alone; the median over the
/// rounds takes out the rest.
/// </summary>
internal sealed class Race(int rounds, TimeSpan slice, bool warms = true)
{
    // The compiler waits for 100 ms without new methods before it makes hot ones better.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>The race whose figures are quoted.</summary>
    public static Race Full { get; } = new(31, TimeSpan.FromMilliseconds(5));

    /// <summary>A race for a first impression.</summary>
    public static Race Short { get; } = new(9, TimeSpan.FromMilliseconds(3));

    /// <summary>A race for tests: everything runs, and what it took says nothing.</summary>
    public static Race Glance { get; } = new(1, TimeSpan.FromMilliseconds(0.1), warms: false);

    public RaceResult Run(params Job[] jobs)
    {
        int[] passes = jobs.Select(Calibrate).ToArray();
        double[][] times = jobs.Select(_ => new double[rounds]).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < jobs.Length; turn++)
            {
                // Every round starts with another job, so that none always follows the same one.
                int job = (turn + round) % jobs.Length;
                times[job][round] = Time(jobs[job], passes[job]);
            }
        }

        return new RaceResult(jobs, times);
    }

    private int Calibrate(Job job)
    {
        if (warms)
        {
            WarmUp(job);
        }

        int passes = 1;
        while (Time(job, passes) * passes < slice.TotalSeconds)
        {
            passes *= 2;
        }

        return passes;
    }

    /// <summary>
    /// Until the compiler has nothing more to do: methods reach their last tier a while after they have become hot, and a
    /// long while after it on a busy machine.
    /// </summary>
    private static void WarmUp(Job job)
    {
        Stopwatch whole = Stopwatch.StartNew();
        Stopwatch quiet = Stopwatch.StartNew();
        long compiled = JitInfo.GetCompiledMethodCount();
        for (int warmed = 0; warmed < 60 || (quiet.Elapsed < Quiet && whole.Elapsed < LongestWarmUp); warmed++)
        {
            job.Pass();
            long now = JitInfo.GetCompiledMethodCount();
            if (now != compiled)
            {
                compiled = now;
                quiet.Restart();
            }
        }
    }

    private static double Time(Job job, int passes)
    {
        // Processor time, not time on the wall: what other programs take of the machine does not count.
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < passes; i++)
        {
            job.Pass();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / passes;
    }
}
