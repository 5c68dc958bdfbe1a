using System.Net;
using Acme.Doors;
using LdmCodegen.Runtime;
using LdmCodegen.Testing;

namespace Doors.Tests;

/// <summary>The same server and client over a network that fails as a seed says, in virtual time.</summary>
public sealed class BadNetworkTests
{
    [Fact]
    public void Doors_keep_their_word()
    {
        SimulationSummary done = Simulations.Explore(
            new SimulationPlan { Runs = 200, Command = "dotnet test --filter Doors_keep_their_word" },
            async simulation =>
            {
                await using Building building = new(new DoorsServerOptions
                {
                    Transport = simulation.Network,
                    Time = simulation.Time,
                    Tls = TlsRequirement.InsecureNone,
                    Listen = new DnsEndPoint("building", 7100),
                });
                await building.StartAsync();
                await using DoorsClient client = new("building:7100", new DoorsClientOptions
                {
                    Transport = simulation.Network,
                    Time = simulation.Time,
                    Randomness = simulation.ChooseShare,
                    Tls = TlsRequirement.InsecureNone,
                });
                await AskAsync(client, simulation);
            });

        Assert.Equal(200, done.Runs);
    }

    private static async Task AskAsync(DoorsClient client, Simulation simulation)
    {
        try
        {
            await client.ConnectAsync();
            OpenDoorReply reply = await client.OpenDoorAsync(new OpenDoorRequest("cellar"));
            Assert.Equal(["there is no door 'cellar'"], reply.Messages);
        }
        catch (PeerException e)
        {
            simulation.Trace(e.Message);
        }
    }
}
