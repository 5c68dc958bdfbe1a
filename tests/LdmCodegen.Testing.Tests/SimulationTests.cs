using System.Net;
using System.Text;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing.Tests;

/// <summary>A simulation by itself: time, order, network and what it finds.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void Time_jumps_to_what_is_due_next()
    {
        SimulationResult result = Simulation.Run(new SimulationSeed(1), async simulation =>
        {
            await simulation.DelayAsync(TimeSpan.FromDays(40));
            Assert.Equal(new DateTime(2026, 2, 10), simulation.Time.GetUtcNow().Date);
        });

        Assert.Null(result.Failure);
        Assert.Equal(TimeSpan.FromDays(40), result.Lasted);
    }

    [Fact]
    public void Seeds_differ_in_the_order_of_what_can_run()
    {
        HashSet<string> orders = [];
        for (ulong seed = 0; seed < 200; seed++)
        {
            StringBuilder order = new();
            Simulation.Run(new SimulationSeed(seed), _ => Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
            {
                await Task.Yield();
                order.Append(i);
            })));
            orders.Add(order.ToString());
        }

        Assert.Equal(6, orders.Count);
    }

    [Fact]
    public void A_timer_and_what_is_due_with_it_come_in_any_order()
    {
        HashSet<bool> timerFirst = [];
        for (ulong seed = 0; seed < 50; seed++)
        {
            Simulation.Run(new SimulationSeed(seed), async simulation =>
            {
                bool isLate = false;
                using ITimer timer = simulation.Time.CreateTimer(
                    _ => isLate = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
                await simulation.DelayAsync(TimeSpan.FromSeconds(1));
                timerFirst.Add(isLate);
            });
        }

        Assert.Equal(2, timerFirst.Count);
    }

    [Fact]
    public void Bytes_arrive_in_order_whatever_the_pieces()
    {
        Simulations.Explore(new SimulationPlan { Runs = 200, RepeatEvery = 1 }, async simulation =>
        {
            simulation.Network.Faults = SimulatedFaults.None with { Pieces = 80, Delays = new SimulatedFaults().Delays };
            simulation.Network.BytesInFlight = 16;
            byte[] sent = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
            await using IConnectionListener listener = await simulation.Network.ListenAsync(
                new DnsEndPoint("there", 1), CancellationToken.None);
            await using ByteConnection client = await simulation.Network.ConnectAsync("there", 1, CancellationToken.None);
            await using ByteConnection server = await listener.AcceptAsync(CancellationToken.None);
            Task writing = WriteAsync(client, sent);
            List<byte> received = [];
            while (received.Count < sent.Length)
            {
                System.IO.Pipelines.ReadResult read = await server.Input.ReadAsync();
                foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                {
                    received.AddRange(segment.Span);
                }

                server.Input.AdvanceTo(read.Buffer.End);
            }

            await writing;
            Assert.Equal(sent, received);
        });
    }

    [Fact]
    public void A_scenario_that_waits_for_what_never_comes_fails()
    {
        SimulationResult result = Simulation.Run(new SimulationSeed(1), _ => new TaskCompletionSource().Task);

        Assert.Equal(
            "The scenario does not end: nothing can run, and no timer is armed.",
            Assert.IsType<SimulationFaultException>(result.Failure).Message);
    }

    [Fact]
    public void A_scenario_that_goes_on_for_ever_fails_at_the_limit()
    {
        SimulationResult result = Simulation.Run(
            new SimulationSeed(1),
            async _ =>
            {
                while (true)
                {
                    await Task.Yield();
                }
            },
            new SimulationOptions { MaxTurns = 100 });

        Assert.Contains("(MaxTurns)", Assert.IsType<SimulationFaultException>(result.Failure).Message);
    }

    [Fact]
    public void What_goes_on_elsewhere_fails_and_is_told()
    {
        SimulationResult result = Simulation.Run(
            new SimulationSeed(1),
            async _ =>
            {
                SynchronizationContext here = SynchronizationContext.Current!;
                Thread elsewhere = new(() => here.Post(static _ => { }, null));
                elsewhere.Start();
                elsewhere.Join();
                await Task.Yield();
            });

        Assert.Contains("came from another thread", result.Failure!.Message);
    }

    [Fact]
    public void A_failure_is_minimised_to_the_choices_that_matter()
    {
        SimulationPlan plan = new()
        {
            Command = "dotnet test --filter it",
            TraceFolder = Path.Combine(AppContext.BaseDirectory, "simulations"),
        };

        SimulationFailedException failed = Assert.Throws<SimulationFailedException>(
            () => Simulations.Explore(plan, async simulation =>
            {
                int many = 0;
                for (int i = 0; i < 40; i++)
                {
                    await simulation.DelayAsync(TimeSpan.FromSeconds(simulation.Choose(3)));
                    many += simulation.Chance(20) ? 1 : 0;
                }

                Assert.True(many < 3, "Too many.");
            }));

        int[] kept = [.. failed.Minimised.ToString().Split('/')[1].Split(',').Select(int.Parse)];
        Assert.Equal(3, kept.Length);
        Assert.StartsWith($"seed {failed.Seed} failed: Too many.", failed.Message);
        Assert.Contains($"LDMCODEGEN_SIMULATION_SEED={failed.Minimised} dotnet test --filter it", failed.Message);
        Assert.Contains("Too many.", failed.Trace);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4711")]
    [InlineData("4711/")]
    [InlineData("18446744073709551615/3,17-20")]
    public void A_seed_is_read_as_it_is_printed(string text) =>
        Assert.Equal(text, SimulationSeed.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("seven")]
    [InlineData("1/2/3")]
    [InlineData("1/x")]
    [InlineData("1/5-2")]
    [InlineData("1/1-2-3")]
    public void What_is_no_seed_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SimulationSeed.Parse(text));

    private static async Task WriteAsync(ByteConnection connection, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i += 20)
        {
            await connection.WriteAsync(bytes.AsMemory(i, 20), CancellationToken.None);
        }

        await connection.CompleteWritesAsync(CancellationToken.None);
    }
}
