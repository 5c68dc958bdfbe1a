using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Testing;

namespace LdmCodegen.Runtime.Tests.Server;

/// <summary>A session that breaks while requests of its peer wait for their answers.</summary>
public sealed class BrokenSessionTests
{
    private const int Requests = 3;

    private static readonly TimeSpan Work = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_session_that_breaks_with_requests_waiting_answers_no_more_and_does_not_spin()
    {
        int unanswered = 0;

        // A loop that spins never gives the thread of a simulation back: another one has to watch.
        Task exploring = Task.Factory.StartNew(
            () => Simulations.Explore(
                new SimulationPlan { Runs = 200 }, async simulation => unanswered += await BreakAsync(simulation)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await exploring.Soon();

        Assert.True(unanswered > 0, "No session broke while requests waited.");
    }

    /// <summary>Cuts the connection when the first answer is made.</summary>
    /// <returns>How many requests were not carried out.</returns>
    private static async Task<int> BreakAsync(Simulation simulation)
    {
        simulation.Network.Faults = SimulatedFaults.None;
        int answered = 0;
        await using TinyServer server = new(TinyServer.Options(simulation.Network) with
        {
            Time = simulation.Time, Logging = simulation.Logging,
        })
        {
            Answer = async (request, _) =>
            {
                await simulation.DelayAsync(Work);
                if (++answered == 1)
                {
                    simulation.Network.CutAll();
                    for (int turns = simulation.Choose(10); turns > 0; turns--)
                    {
                        // The answer is ready at some moment between the break and the cancellation that follows it.
                        await Task.Yield();
                    }
                }

                return new TinyReply(request.Name, ReplyOutcome.Success);
            },
        };
        await server.StartAsync();
        await using ByteConnection peer = await simulation.Network.ConnectAsync("tiny", 7000, CancellationToken.None);
        for (int i = 0; i < Requests; i++)
        {
            await peer.WriteAsync("<call><do name=\"a\"/></call>"u8.ToArray(), CancellationToken.None);
        }

        await simulation.DelayAsync(Work * (Requests + 1));
        return Requests - answered;
    }
}
