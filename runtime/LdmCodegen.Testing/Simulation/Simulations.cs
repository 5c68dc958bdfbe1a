using System.Diagnostics;

namespace LdmCodegen.Testing;

/// <summary>Runs a scenario with many seeds.</summary>
public static class Simulations
{
    /// <summary>
    /// Runs a scenario with the seeds of a plan. The first one that fails is minimised, run again with a trace, and
    /// thrown with the command that does it again.
    /// </summary>
    /// <param name="plan">Which seeds.</param>
    /// <param name="scenario">What is done in each.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="SimulationFailedException">A seed failed.</exception>
    public static SimulationSummary Explore(SimulationPlan plan, Func<Simulation, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.RepeatEvery, 1);
        if (Environment.GetEnvironmentVariable(SimulationPlan.SeedVariable) is { Length: > 0 } text)
        {
            return new SimulationReplay(plan, scenario).Run(SimulationSeed.Parse(text));
        }

        Search search = new(plan, scenario);
        Thread[] others = [.. Enumerable.Range(1, plan.Threads - 1).Select(_ => new Thread(search.Run))];
        Array.ForEach(others, thread => thread.Start());
        search.Run();
        Array.ForEach(others, thread => thread.Join());
        return search.Failed is { } failed
            ? throw new SimulationReplay(plan, scenario).Explain(failed)
            : search.Summary;
    }

    private sealed class Search(SimulationPlan plan, Func<Simulation, Task> scenario)
    {
        private readonly object _gate = new();
        private readonly long _start = Stopwatch.GetTimestamp();
        private int _begun;
        private SimulationSummary _done = new(0, 0, 0, TimeSpan.Zero, TimeSpan.Zero);

        public SimulationResult? Failed { get; private set; }

        public SimulationSummary Summary => _done with { Elapsed = Stopwatch.GetElapsedTime(_start) };

        public void Run()
        {
            while (Next() is { } place)
            {
                SimulationSeed seed = new(plan.FirstSeed + (ulong)place);
                SimulationResult result = Simulation.Run(seed, scenario, plan.Options);
                if (result.Failure is null && place % plan.RepeatEvery == 0)
                {
                    result = SimulationReplay.Repeat(result, scenario, plan.Options);
                }

                Add(result);
            }
        }

        private int? Next()
        {
            lock (_gate)
            {
                bool isOver = Failed is not null || _begun >= plan.Runs
                    || Stopwatch.GetElapsedTime(_start) >= (plan.Duration ?? TimeSpan.MaxValue);
                return isOver ? null : _begun++;
            }
        }

        private void Add(SimulationResult result)
        {
            lock (_gate)
            {
                // The lowest seed that failed, however the threads ran.
                if (result.Failure is not null && (Failed is null || result.Seed.Number < Failed.Seed.Number))
                {
                    Failed = result;
                }

                _done = new SimulationSummary(
                    _done.Runs + 1,
                    _done.Connections + result.Connections,
                    _done.Turns + result.Turns,
                    _done.Simulated + result.Lasted,
                    TimeSpan.Zero);
            }
        }
    }
}
