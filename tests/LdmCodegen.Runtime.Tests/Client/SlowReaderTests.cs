using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>A reader that never reads harms itself alone.</summary>
public sealed class SlowReaderTests
{
    private const int Events = 20_000;
    private const int EventsBetweenRequests = 500;
    private const int Capacity = 8;

    [Theory]
    [InlineData(OverflowPolicy.DropOldest)]
    [InlineData(OverflowPolicy.DropNewest)]
    [InlineData(OverflowPolicy.Wait)]
    [InlineData(OverflowPolicy.Break)]
    public async Task Reader_that_never_reads_delays_neither_replies_nor_other_subscriptions(OverflowPolicy policy)
    {
        InMemoryNetwork network = new();
        await using TinyServer server = await TinyServer.StartAsync(
            TinyServer.Options(network) with { PeerQueueCapacity = Events });
        await using TinyClient client = new(TinyClient.Options(network));
        await client.ConnectAsync().Soon();
        await using EventSubscription<TinyEvent> slow =
            await client.Red.OpenAsync(new() { Capacity = Capacity, Overflow = policy }).Soon();
        await using EventSubscription<TinyEvent> quick = await client.Red.OpenAsync(new() { Capacity = Events }).Soon();
        await using IAsyncEnumerator<TinyEvent> reader = quick.GetAsyncEnumerator();
        for (int number = 1; number <= Events; number++)
        {
            await server.RaiseAsync(new TinyEvent($"{number}"));
            if (number % EventsBetweenRequests == 0)
            {
                Assert.True((await client.DoAsync("still-there").Soon()).Outcome.Succeeded);
            }
        }

        for (int number = 1; number <= Events; number++)
        {
            Assert.Equal($"{number}", (await reader.NextAsync()).Name);
        }

        Assert.Equal((Events, Events, 0), (quick.Received, quick.Delivered, quick.Dropped));
        await slow.DisposeAsync().AsTask().Soon();
        Assert.Equal(slow.Received, slow.Delivered + slow.Dropped);
        Assert.Equal(ReceivedUnder(policy), slow.Received);
    }

    // Who ends a subscription takes no more events: after the one too many, or after as many again as the queue holds.
    private static long ReceivedUnder(OverflowPolicy policy) => policy switch
    {
        OverflowPolicy.Break => Capacity + 1,
        OverflowPolicy.Wait => (2 * Capacity) + 1,
        _ => Events,
    };
}
