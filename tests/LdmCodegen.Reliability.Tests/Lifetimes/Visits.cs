using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// The scenario of short lives: clients come, ask, hear an event and go, several at once; most of their connections are
/// good ones.
/// </summary>
internal static class Visits
{
    private const int AtOnce = 4;
    private const int Rounds = 10;

    private static readonly SimulatedFaults FewFaults = new()
    {
        Refusals = 1,
        Silences = 1,
        Resets = 3,
        Ends = 2,
        Stalls = 1,
        Pauses = 1,
        Pieces = 10,
        Within = 20,
    };

    public static async Task RunAsync(Simulation simulation)
    {
        simulation.Network.Faults = FewFaults;
        World world = new(Plant.None);
        await using Manager manager = new(simulation, Manager.Options(simulation), world);
        await manager.StartAsync();
        int probe = 0;
        Task visits = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                await VisitAsync(simulation, world, manager, () => ++probe);
            }
        }));
        await await Task.WhenAny(visits, world.Wrong);
    }

    private static async Task VisitAsync(Simulation simulation, World world, Manager manager, Func<int> nextProbe)
    {
        await using LdmClient client = new("manager", Lifetime.Options(simulation) with
        {
            Reconnect = ReconnectPolicy.None,
            ReadIdleTimeout = Times.Idle,
        });
        try
        {
            await client.ConnectAsync();
            await using EventSubscription<LdmEvent> events = await client.Events.Resource.OpenAsync();
            await new Caller(simulation, world, client, nextProbe).CallAsync();
            await manager.ChangeAsync();
            await foreach (LdmEvent e in events)
            {
                return;
            }
        }
        catch (PeerException e) when (e is ConnectFailedException or ConnectionLostException or RequestTimeoutException)
        {
            // A bad connection; the next visit has another one.
            simulation.Trace($"visit ended: {e.GetType().Name}");
        }
    }
}
