using System.Net;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>The generated client and server together, over TCP.</summary>
public sealed class SessionTests
{
    private static NetconfClientOptions Plain => new()
    {
        Tls = TlsRequirement.InsecureNone,
        MaxPendingRequests = 8,
        Reconnect = ReconnectPolicy.None,
    };

    [Fact]
    public async Task Both_sides_know_what_the_other_can_do()
    {
        await using Agent agent = await Agent.RunAsync();
        await using NetconfClient client = await ConnectAsync(agent, Plain with
        {
            Greeting = new Hello { Capabilities = ValueList.Create<string>(["urn:one", "urn:two"]) },
        });

        Assert.Equal(["urn:ietf:params:netconf:base:1.0"], client.Greeting?.Capabilities!);
        Assert.Equal(1u, client.Greeting?.SessionId);
        await client.GetAsync().Soon();
        Assert.Equal(["urn:one", "urn:two"], Assert.Single(agent.Peers).Greeting.Capabilities!);
    }

    [Fact]
    public async Task A_request_gets_its_data_over_TLS_too()
    {
        await using Agent agent = await Agent.RunAsync(new() { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
        await using NetconfClient client = await ConnectAsync(agent, new()
        {
            Trust = TlsTrust.PinnedKeys(agent.CertificatePin),
        });

        GetReply reply = await client.GetAsync(new() { Filter = RawXml.Copy("<top/>"u8) }).Soon();

        Assert.Equal("<top/>", reply.Data?.ToString());
        Assert.True(Assert.Single(agent.Peers).IsEncrypted);
    }

    [Fact]
    public async Task Events_come_after_the_subscription_and_not_before()
    {
        await using Agent agent = await Agent.RunAsync();
        await using NetconfClient client = await ConnectAsync(agent, Plain with
        {
            CreateSubscription = new() { Stream = "alarms", Selects = FilterKind.XPath, Filter = RawXml.Copy("/a"u8) },
        });
        Assert.Equal(0, await agent.AlarmAsync("early"));

        await using IAsyncEnumerator<NetconfEvent> events = client.Events.Notifications.SubscribeAsync().GetAsyncEnumerator();
        Task<NetconfEvent> next = events.NextAsync();
        await Patience.UntilAsync(() => agent.Peers.SingleOrDefault() is { RegisteredMask: not 0 });
        Assert.Equal(1, await agent.AlarmAsync("late"));

        AlarmEvent alarm = Assert.IsType<AlarmEvent>(await next.Soon());
        Assert.Equal("late", alarm.EventClass);
        CreateSubscriptionRequest asked = Assert.Single(agent.Subscriptions);
        Assert.Equal(("alarms", FilterKind.XPath), (asked.Stream, asked.Selects!.Value));
    }

    [Fact]
    public async Task A_subscription_that_only_the_session_ends_is_made_once()
    {
        await using Agent agent = await Agent.RunAsync();
        await using NetconfClient client = await ConnectAsync(agent, Plain);
        for (int i = 0; i < 3; i++)
        {
            await using IAsyncEnumerator<NetconfEvent> events =
                client.Events.Notifications.SubscribeAsync().GetAsyncEnumerator();
            Task<NetconfEvent> next = events.NextAsync();
            await Patience.UntilAsync(() => agent.Peers.SingleOrDefault() is { RegisteredMask: not 0 });
            await client.GetAsync().Soon();
            await agent.AlarmAsync($"{i}");
            Assert.Equal($"{i}", Assert.IsType<AlarmEvent>(await next.Soon()).EventClass);
        }

        Assert.Single(agent.Subscriptions);
    }

    [Fact]
    public async Task A_subscription_that_the_server_refuses_fails_with_its_words()
    {
        await using Agent agent = await Agent.RunAsync();
        agent.Refusal = "no such stream";
        await using NetconfClient client = await ConnectAsync(agent, Plain);
        await using IAsyncEnumerator<NetconfEvent> events = client.Events.Notifications.SubscribeAsync().GetAsyncEnumerator();

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => events.NextAsync());

        Assert.Contains("no such stream", refused.Message);
        Assert.Equal(0UL, Assert.Single(agent.Peers).RegisteredMask);
    }

    [Fact]
    public async Task Replies_and_notifications_of_a_busy_session_each_reach_their_own()
    {
        await using Agent agent = await Agent.RunAsync();
        await using NetconfClient client = await ConnectAsync(agent, Plain);
        await using IAsyncEnumerator<NetconfEvent> events = client.Events.Notifications.SubscribeAsync().GetAsyncEnumerator();
        Task<NetconfEvent> first = events.NextAsync();
        await Patience.UntilAsync(() => agent.Peers.SingleOrDefault() is { RegisteredMask: not 0 });

        Task<GetReply>[] replies = new Task<GetReply>[200];
        for (int i = 0; i < replies.Length; i++)
        {
            replies[i] = client.GetAsync(new() { Filter = RawXml.Copy(System.Text.Encoding.UTF8.GetBytes($"<n{i}/>")) });
            await agent.AlarmAsync($"{i}");
        }

        for (int i = 0; i < replies.Length; i++)
        {
            Assert.Equal($"<n{i}/>", (await replies[i].Soon()).Data?.ToString());
            NetconfEvent e = i == 0 ? await first.Soon() : await events.NextAsync();
            Assert.Equal($"{i}", Assert.IsType<AlarmEvent>(e).EventClass);
        }
    }

    [Fact]
    public async Task A_request_without_a_handler_is_refused_and_so_is_one_without_a_name()
    {
        await using Agent agent = await Agent.RunAsync();
        await using NetconfClient client = await ConnectAsync(agent, Plain);

        KillSessionReply refused = await client.KillSessionAsync(new(7)).Soon();
        NetconfReply unknown = await client.SendAsync(new NetconfUnknownRequest("lock")).Soon();

        Assert.Equal("operation-failed", Assert.Single(refused.Errors).Tag);
        Assert.Equal(["kill-session is not supported"], refused.Messages);
        Assert.Equal(["lock is not known"], unknown.Messages);
        Assert.True((await client.CloseSessionAsync().Soon()).Succeeded);
    }

    [Fact]
    public async Task A_server_takes_one_bad_request_and_goes_on()
    {
        await using Agent agent = await Agent.RunAsync();
        await using RawPeer peer = await RawPeer.ConnectAsync(agent.Port);
        Assert.Contains("<session-id>1</session-id>", await peer.ReadAsync());
        await peer.GreetAsync();

        await peer.SendAsync("<rpc message-id='1'><kill-session/></rpc>");
        string? refused = await peer.ReadAsync();
        await peer.SendAsync("<rpc><get/></rpc>");
        string? nameless = await peer.ReadAsync();
        await peer.SendAsync("<rpc message-id='3'><get/></rpc>");

        Assert.Contains("message-id=\"1\"", refused);
        Assert.Contains("SessionId is missing", refused);
        Assert.Contains("missing: @message-id", nameless);
        Assert.DoesNotContain("message-id=", nameless);
        Assert.Contains("<data><all/></data>", await peer.ReadAsync());
    }

    private static Task<NetconfClient> ConnectAsync(Agent agent, NetconfClientOptions options) =>
        NetconfClient.ConnectAsync($"127.0.0.1:{agent.Port}", options).Soon();
}
