using System.Net;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Server;

/// <summary>Client and server together, with the real stream, TLS and login.</summary>
public sealed class WholeStackTests
{
    private readonly InMemoryNetwork _network = new() { PeersAreLocal = false };

    [Fact]
    public async Task Events_and_requests_pass_over_tls_with_a_login()
    {
        await using TinyServer server = await TinyServer.StartAsync(ServerOptions(), FramingMode.XmlStream);
        await using TinyClient client = new(ClientOptions(server), FramingMode.XmlStream);
        await client.ConnectAsync().Soon();
        await using EventSubscription<TinyEvent> events = await client.Red.OpenAsync().Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();

        Assert.Equal(1, await server.RaiseAsync(new TinyEvent("hello")));
        Assert.Equal("hello", (await reader.NextAsync()).Name);
        Assert.Equal("text", (await client.SendAsync(new TinyRequest("a", "text")).Soon()).Text);
        TinyPeer peer = Assert.Single(server.Peers);
        Assert.Equal(("user", true), (peer.UserName, peer.IsEncrypted));
    }

    [Fact]
    public async Task Server_that_stops_is_a_lost_connection_and_comes_back_when_it_does()
    {
        TinyServer server = await TinyServer.StartAsync(
            ServerOptions() with { Certificate = SelfSignedCertificate.Create("tiny") }, FramingMode.XmlStream);
        await using TinyClient client = new(
            ClientOptions(server) with
            {
                Trust = TlsTrust.InsecureAcceptAnyCertificate(),
                Reconnect = new ReconnectPolicy
                {
                    FirstDelay = TimeSpan.FromMilliseconds(1),
                    MaxDelay = TimeSpan.FromMilliseconds(5),
                },
            },
            FramingMode.XmlStream);
        await client.ConnectAsync().Soon();
        await using EventSubscription<TinyEvent> events = await client.Red.OpenAsync().Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await server.DisposeAsync().AsTask().Soon();

        await using TinyServer again = await TinyServer.StartAsync(ServerOptions(), FramingMode.XmlStream);
        Assert.Equal(GapReason.Reconnected, (await reader.NextAsync()).Gap!.Reason);
        Assert.Equal(1, await again.RaiseAsync(new TinyEvent("back")));
        Assert.Equal("back", (await reader.NextAsync()).Name);
    }

    [Fact]
    public async Task Wrong_password_and_wrong_key_are_told_apart()
    {
        await using TinyServer server = await TinyServer.StartAsync(ServerOptions(), FramingMode.XmlStream);
        await using TinyClient stranger = new(
            ClientOptions(server) with { Credentials = Credentials.Of("user", "guess") }, FramingMode.XmlStream);
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => stranger.ConnectAsync().Soon());

        string otherPin = "sha256/" + Convert.ToBase64String(new byte[32]);
        await using TinyClient careful = new(
            ClientOptions(server) with { Trust = TlsTrust.PinnedKeys(otherPin) }, FramingMode.XmlStream);
        await Assert.ThrowsAsync<TrustFailedException>(() => careful.ConnectAsync().Soon());
        Assert.Empty(server.Peers);
    }

    [Fact]
    public async Task Client_that_vanishes_in_the_handshake_leaves_the_server_serving_others()
    {
        await using TinyServer server = await TinyServer.StartAsync(ServerOptions(), FramingMode.XmlStream);
        foreach (string start in new[] { "", "<stream:stre", "<?xml version='1.0'?><stream:stream version='1.0'>" })
        {
            ScriptedPeer vanishing = await ScriptedPeer.ConnectAsync(_network);
            await vanishing.SendAsync(start);
            vanishing.Cut();
            await vanishing.DisposeAsync();
        }

        await using TinyClient client = new(ClientOptions(server), FramingMode.XmlStream);
        await client.ConnectAsync().Soon();
        Assert.Equal("a", (await client.DoAsync("a").Soon()).Name);
        Assert.Single(server.Peers);
    }

    [Fact]
    public async Task Nonsense_inside_the_stream_is_answered_with_a_stream_error()
    {
        await using TinyServer server = await TinyServer.StartAsync(ServerOptions(), FramingMode.XmlStream);
        await using TinyClient client = new(
            ClientOptions(server) with { Reconnect = ReconnectPolicy.None }, FramingMode.XmlStream);
        await client.ConnectAsync().Soon();

        ConnectionLostException lost = await Assert.ThrowsAsync<ConnectionLostException>(
            () => client.SendAsync(new TinyRequest("a", "\"/></wrong>")).Soon());
        Assert.Contains("xml-not-well-formed", lost.Message);
    }

    [Fact]
    public async Task A_thousand_lifetimes_one_after_the_other_leave_nothing_behind()
    {
        InMemoryNetwork network = new();
        await using TinyServer server = await TinyServer.StartAsync(TinyServer.Options(network));
        List<WeakReference> clients = [];
        for (int i = 0; i < 1000; i++)
        {
            clients.Add(await LiveAsync(network));
        }

        await Patience.UntilAsync(() => server.Peers.Count == 0);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(clients.Count(client => client.IsAlive), 0, 5);
    }

    [Fact]
    public async Task A_thousand_reconnects_of_one_client_keep_its_subscription()
    {
        InMemoryNetwork network = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(network);
        await using TinyClient client = new(TinyClient.Options(network) with
        {
            Randomness = () => 0,
            Subscriptions = new SubscriptionOptions { Capacity = 10 },
        });
        Task connecting = client.ConnectAsync();
        ScriptedPeer peer = await server.AcceptAsync();
        await connecting.Soon();
        Task<EventSubscription<TinyEvent>> opening = client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        for (int i = 0; i < 1000; i++)
        {
            await peer.DisposeAsync();
            peer = await server.AcceptAsync();
            await peer.AnswerAsync("reg-red");
            await peer.SendAsync($"<event name=\"e{i}\"/>");
            Assert.NotNull((await reader.NextAsync()).Gap);
            Assert.Equal($"e{i}", (await reader.NextAsync()).Name);
        }

        Assert.Equal((1000, 0), (events.Delivered, events.Dropped));
        await peer.DisposeAsync();
    }

    private static async Task<WeakReference> LiveAsync(InMemoryNetwork network)
    {
        TinyClient client = new(TinyClient.Options(network));
        await client.ConnectAsync().Soon();
        await client.DoAsync("a").Soon();
        await client.DisposeAsync().AsTask().Soon();
        return new WeakReference(client);
    }

    private ServerOptions ServerOptions() => TinyServer.Options(_network) with
    {
        Tls = TlsRequirement.Required,
        Listen = new DnsEndPoint("tiny", 7000),
        Authenticator = (user, password, _) => new(user == "user" && password.Span.SequenceEqual(Canary.Password)),
    };

    private ClientOptions ClientOptions(TinyServer server) => TinyClient.Options(_network) with
    {
        Tls = TlsRequirement.Required,
        Trust = TlsTrust.PinnedKeys(server.CertificatePin),
        Credentials = Credentials.Of("user", Canary.Password),
    };
}
