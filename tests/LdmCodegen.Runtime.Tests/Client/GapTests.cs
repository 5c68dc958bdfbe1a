using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>What was lost with a connection is told to every subscription, once and in its place among the events.</summary>
public sealed class GapTests : ScriptedClientTest
{
    [Fact]
    public async Task Lost_connection_comes_back_with_registrations_before_connected_and_a_gap_after()
    {
        List<ConnectionState> states = [];
        Task watching = WatchAsync(states);
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> events = await OpenAsync(peer, Client.Red, "reg-red");
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await peer.SendAsync("<event name=\"one\"/>");
        Assert.Equal("one", (await reader.NextAsync()).Name);
        DateTimeOffset lastRead = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromSeconds(3));
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Client.DoAsync("never-sent").Soon());

        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        Assert.Equal(ConnectionState.Reconnecting, Client.State);
        await peer.ReplyAsync("reg-red");
        TinyEvent gap = await reader.NextAsync();
        await Client.StateAsync(ConnectionState.Connected);
        await peer.SendAsync("<event name=\"two\"/>");

        Assert.Equal(new EventGap(lastRead, Time.GetUtcNow(), GapReason.Reconnected, 0), gap.Gap);
        Assert.Equal("two", (await reader.NextAsync()).Name);
        Assert.Equal((2, 0, 2), (events.Delivered, events.Dropped, events.Received));
        Task closing = events.DisposeAsync().AsTask();
        await peer.AnswerAsync("unreg-red");
        await closing.Soon();
        await peer.EndAsync();
        await Client.DisposeAsync().AsTask().Soon();
        await watching.Soon();
        Assert.Equal(
            [
                ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting,
                ConnectionState.Connected, ConnectionState.Closed,
            ],
            states);
    }

    [Fact]
    public async Task Events_lost_before_a_later_registration_came_back_are_told()
    {
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> red = await OpenAsync(peer, Client.Red, "reg-red");
        await using EventSubscription<TinyEvent> blue = await OpenAsync(peer, Client.Blue, "reg-blue");
        await using IAsyncEnumerator<TinyEvent> blues = blue.GetAsyncEnumerator();
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await peer.AnswerAsync("reg-red");
        Assert.Equal("reg-blue", await peer.ReadNameAsync());

        // An event of no group reaches blue too, but does not prove that blue is registered.
        await peer.SendAsync("<event name=\"u\" group=\"0\"/>");
        Assert.NotNull((await blues.NextAsync()).Gap);
        Assert.Equal("u", (await blues.NextAsync()).Name);
        await peer.ReplyAsync("reg-blue");

        Assert.NotNull((await blues.NextAsync()).Gap);
        peer.Cut();
    }

    [Fact]
    public async Task Events_of_another_registration_do_not_end_the_gap_of_one_that_is_not_back_yet()
    {
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> red = await OpenAsync(peer, Client.Red, "reg-red");
        await using EventSubscription<TinyEvent> all = await OpenAsync(peer, Client.All, "reg-all");
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        await using IAsyncEnumerator<TinyEvent> everything = all.GetAsyncEnumerator();
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await back.AnswerAsync("reg-red");
        Assert.Equal("reg-all", await back.ReadNameAsync());

        // Red ones come again, and blue ones, which only the other registration brings, are still lost.
        await back.SendAsync("<event name=\"r\" group=\"1\"/>");
        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);
        Assert.NotNull((await everything.NextAsync()).Gap);
        Assert.Equal("r", (await everything.NextAsync()).Name);
        await back.ReplyAsync("reg-all");

        Assert.NotNull((await everything.NextAsync()).Gap);
        await Client.StateAsync(ConnectionState.Connected);
        await back.SendAsync("<event name=\"last\" group=\"1\"/>");
        Assert.Equal("last", (await everything.NextAsync()).Name);
        Assert.Equal("last", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task First_event_behind_the_reply_to_its_registration_ends_the_gap()
    {
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> red = await OpenAsync(peer, Client.Red, "reg-red");
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("reg-red", await back.ReadNameAsync());

        await back.SendAsync(
            "<call><done name=\"reg-red\" ok=\"yes\"/></call><event name=\"r\"/><event name=\"s\"/>");

        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);
        await Client.StateAsync(ConnectionState.Connected);
        Assert.Equal("s", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task Gap_that_an_event_ended_is_open_again_when_its_session_is_lost_before_it_is_ready()
    {
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> red = await OpenAsync(peer, Client.Red, "reg-red");
        await using EventSubscription<TinyEvent> blue = await OpenAsync(peer, Client.Blue, "reg-blue");
        await using IAsyncEnumerator<TinyEvent> reds = red.GetAsyncEnumerator();
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        peer = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await peer.AnswerAsync("reg-red");
        Assert.Equal("reg-blue", await peer.ReadNameAsync());
        await peer.SendAsync("<event name=\"r\"/>");
        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("r", (await reds.NextAsync()).Name);

        // What is lost between this session and the next one nobody has told of yet.
        peer.Cut();
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(2));
        await back.AnswerAsync("reg-red");
        await back.AnswerAsync("reg-blue");
        await Client.StateAsync(ConnectionState.Connected);
        await back.SendAsync("<event name=\"s\"/>");

        Assert.NotNull((await reds.NextAsync()).Gap);
        Assert.Equal("s", (await reds.NextAsync()).Name);
    }

    [Fact]
    public async Task Gap_is_told_before_the_new_session_takes_a_request()
    {
        SubscriptionQueue<TinyEvent>? queue = null;
        List<EventGap?> told = [];
        TestLog log = new()
        {
            // In the very step that lets requests in.
            Told = line =>
            {
                if (queue is not null && line.Contains("Reconnecting -> Connected", StringComparison.Ordinal))
                {
                    told.Add(queue.TryTake(out SubscriptionEntry<TinyEvent> entry, out _) ? entry.Gap : null);
                }
            },
        };
        Client = new TinyClient(Options() with { Logging = log });
        ScriptedPeer peer = await ConnectAsync();
        await using EventSubscription<TinyEvent> red = await OpenAsync(peer, Client.Red, "reg-red");
        queue = red.Queue;
        peer.Cut();
        await Client.StateAsync(ConnectionState.Reconnecting);
        await using ScriptedPeer back = await ReconnectAsync(TimeSpan.FromSeconds(1));
        await back.AnswerAsync("reg-red");
        await Client.StateAsync(ConnectionState.Connected);
        await Patience.UntilAsync(() => told.Count > 0);

        Assert.Equal(GapReason.Reconnected, Assert.Single(told)?.Reason);
    }

    private async Task WatchAsync(List<ConnectionState> states)
    {
        await foreach (ConnectionStateChange change in Client.WatchStateAsync())
        {
            Assert.Equal(states.Count == 0 ? ConnectionState.Disconnected : states[^1], change.Previous);
            states.Add(change.Current);
        }
    }
}
