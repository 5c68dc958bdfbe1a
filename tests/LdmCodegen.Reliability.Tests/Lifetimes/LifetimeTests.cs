using System.Diagnostics;
using System.Globalization;
using LdmCodegen.Testing;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// Thousands of lives of connections, each of which a seed repeats: in one thread of virtual time, with every delay,
/// fault, order and choice drawn from the seed.
/// </summary>
public sealed class LifetimeTests : IDisposable
{
    private const ulong SeedsOfACampaign = 1_000_000_000;

    // Ten times as many as the longest scenario takes.
    private const long MostTurns = 200_000;

    private static readonly TimeSpan LongestChild = TimeSpan.FromMinutes(1);

    private readonly List<Exception> _unobserved = [];

    public LifetimeTests() => TaskScheduler.UnobservedTaskException += OnUnobserved;

    public void Dispose() => TaskScheduler.UnobservedTaskException -= OnUnobserved;

    [Fact]
    public void Whatever_happens_to_its_connections_a_client_keeps_its_word() => Explore(
        "long lifetimes", nameof(Whatever_happens_to_its_connections_a_client_keeps_its_word), Lifetime.RunAsync);

    [Fact]
    public void Short_visits_of_many_clients_end_well_and_leave_nothing_behind() => Explore(
        "short lifetimes", nameof(Short_visits_of_many_clients_end_well_and_leave_nothing_behind), Visits.RunAsync);

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        for (ulong number = 1; number <= 20; number++)
        {
            SimulationResult first = Trace(new SimulationSeed(number));
            SimulationResult second = Trace(new SimulationSeed(number));

            Assert.NotEqual("", first.Trace);
            Assert.Equal(first.Trace, second.Trace);
            Assert.Equal(first.Fingerprint, second.Fingerprint);
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_trace_in_another_process()
    {
        SimulationSeed seed = new(6482);

        Assert.Equal(Trace(seed).Trace, await TraceOfAnotherProcessAsync(seed));
    }

    [Theory]
    [InlineData(Plant.ReplyToAnother, "got the reply to p0")]
    [InlineData(Plant.RequestTwice, "was carried out twice")]
    [InlineData(Plant.EventForgotten, "no gap was told")]
    [InlineData(Plant.GapSwallowed, "no gap was told")]
    [InlineData(Plant.ChangeUntold, "In calm, the inventory is")]
    [InlineData(Plant.CallForgotten, "The operation has timed out")]
    [InlineData(Plant.ClientLeft, "The scenario has left something behind: ")]
    [InlineData(Plant.TimerLeft, "timers: 1")]
    [InlineData(Plant.OtherThread, "on another thread")]
    [InlineData(Plant.RealRandomness, "A second run with the same seed did something else")]
    public void A_planted_fault_is_found_and_its_minimised_seed_repeats_it(Plant plant, string told)
    {
        SimulationPlan plan = new()
        {
            Runs = 500,
            RepeatEvery = 1,
            Minimising = TimeSpan.FromSeconds(2),
            Command = "dotnet test --filter it",
            Options = new SimulationOptions { MaxTurns = MostTurns },
            TraceFolder = Path.Combine(AppContext.BaseDirectory, "simulations"),
        };

        SimulationFailedException failed = Assert.Throws<SimulationFailedException>(
            () => Simulations.Explore(plan, simulation => Lifetime.RunAsync(simulation, plant)));

        Assert.StartsWith($"seed {failed.Seed} failed: ", failed.Message);
        Assert.Contains($"LDMCODEGEN_SIMULATION_SEED={failed.Seed} dotnet test --filter it", failed.Message);
        Assert.Contains(told, failed.InnerException!.Message);
        if (plant is not (Plant.RealRandomness))
        {
            SimulationResult again = Simulation.Run(failed.Minimised, simulation => Lifetime.RunAsync(simulation, plant));
            Assert.Contains(told, again.Failure!.Message);
            Assert.Contains('/', failed.Minimised.ToString());
        }
    }

    private void Explore(string name, string test, Func<Simulation, Task> scenario)
    {
        Campaign campaign = new(name, seconds: 6);
        SimulationSummary done = Simulations.Explore(
            new SimulationPlan
            {
                FirstSeed = (ulong)campaign.Seed * SeedsOfACampaign,
                Runs = int.MaxValue,
                Duration = campaign.Left,
                Options = new SimulationOptions { MaxTurns = MostTurns },
                Threads = Environment.ProcessorCount,
                Command = $"dotnet test tests/LdmCodegen.Reliability.Tests --filter {test}",
                TraceFolder = Path.Combine(Repository.Root, "artifacts", "simulations"),
            },
            scenario);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(_unobserved);
        Assert.True(done.Connections > 0, done.ToString());
        campaign.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{done.Connections} connections in {done.Runs} runs, {done.ConnectionsPerSecond:0} per second, "
            + $"{done.Simulated.TotalHours:0} hours of simulated time"));
    }

    private static SimulationResult Trace(SimulationSeed seed)
    {
        SimulationResult result = Simulation.Run(
            seed, Lifetime.RunAsync, new SimulationOptions { KeepsTrace = true });
        Assert.Null(result.Failure);
        return result;
    }

    private static async Task<string> TraceOfAnotherProcessAsync(SimulationSeed seed)
    {
        using Process child = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", typeof(TraceProgram).Assembly.Location, seed.ToString() },
            RedirectStandardOutput = true,
        })!;
        Task<string> trace = child.StandardOutput.ReadToEndAsync();
        using CancellationTokenSource late = new(LongestChild);
        try
        {
            await child.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill();
            throw new TimeoutException("The other process does not end.");
        }

        Assert.Equal(0, child.ExitCode);
        return await trace;
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e) => _unobserved.Add(e.Exception);
}
