using System.Net;
using System.Net.Sockets;
using LdmCodegen.Tests.Shared;
using Netconf;
using ProtocolViolationException = LdmCodegen.Runtime.ProtocolViolationException;

namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>Replies find their requests by the message-id, whatever a server does with their order.</summary>
public sealed class CorrelationTests : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CorrelationTests() => _listener.Start();

    [Fact]
    public async Task Replies_in_any_order_reach_those_who_asked()
    {
        (NetconfClient client, RawPeer server) = await ConnectAsync();
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        Task<GetReply>[] replies = [client.GetAsync(), client.GetAsync(), client.GetAsync()];
        string[] ids = [await server.ReadIdAsync(), await server.ReadIdAsync(), await server.ReadIdAsync()];

        foreach (int i in new[] { 2, 0, 1 })
        {
            await server.ReplyAsync(ids[i], $"<data><n{i}/></data>");
        }

        Assert.Equal(["1", "2", "3"], ids);
        for (int i = 0; i < replies.Length; i++)
        {
            Assert.Equal($"<n{i}/>", (await replies[i].Soon()).Data?.ToString());
        }
    }

    [Fact]
    public async Task Late_reply_after_timeout_is_not_given_to_next_caller()
    {
        ManualTimeProvider time = new();
        (NetconfClient client, RawPeer server) = await ConnectAsync(time);
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        Task<GetReply> late = client.GetAsync();
        string lateId = await server.ReadIdAsync();
        time.Advance(RequestTimeout);
        await Assert.ThrowsAsync<RequestTimeoutException>(() => late.Soon());
        Task<GetReply> next = client.GetAsync();
        string nextId = await server.ReadIdAsync();

        await server.ReplyAsync(lateId, "<data><late/></data>");
        await server.ReplyAsync(nextId, "<data><next/></data>");

        Assert.Equal("<next/>", (await next.Soon()).Data?.ToString());
        Assert.NotEqual(lateId, nextId);
    }

    [Theory]
    [InlineData("77")]
    [InlineData("")]
    public async Task A_reply_with_an_id_that_nobody_waits_for_ends_the_session(string id)
    {
        (NetconfClient client, RawPeer server) = await ConnectAsync();
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        Task<GetReply> asked = client.GetAsync();
        await server.ReadIdAsync();

        await server.ReplyAsync(id);

        ProtocolViolationException violation =
            await Assert.ThrowsAsync<ProtocolViolationException>(() => asked.Soon());
        Assert.Contains($"'{id}'", violation.Message);
    }

    [Fact]
    public async Task A_second_reply_to_one_request_ends_the_session()
    {
        (NetconfClient client, RawPeer server) = await ConnectAsync();
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        Task<GetReply> first = client.GetAsync();
        Task<GetReply> second = client.GetAsync();
        string id = await server.ReadIdAsync();

        await server.ReplyAsync(id);
        await server.ReplyAsync(id);

        Assert.True((await first.Soon()).Succeeded);
        await Assert.ThrowsAsync<ProtocolViolationException>(() => second.Soon());
    }

    [Fact]
    public async Task A_request_that_was_given_up_leaves_the_others_alone()
    {
        (NetconfClient client, RawPeer server) = await ConnectAsync();
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        using CancellationTokenSource stop = new();
        Task<GetReply> givenUp = client.GetAsync(cancellationToken: stop.Token);
        Task<GetReply> kept = client.GetAsync();
        string first = await server.ReadIdAsync();
        string second = await server.ReadIdAsync();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp.Soon());
        await server.ReplyAsync(second, "<data><kept/></data>");
        await server.ReplyAsync(first);

        Assert.Equal("<kept/>", (await kept.Soon()).Data?.ToString());
        Task<GetReply> after = client.GetAsync();
        await server.ReplyAsync(await server.ReadIdAsync());
        Assert.True((await after.Soon()).Succeeded);
    }

    [Fact]
    public async Task The_caller_s_own_id_does_not_reach_the_wire()
    {
        (NetconfClient client, RawPeer server) = await ConnectAsync();
        await using NetconfClient keptClient = client;
        await using RawPeer keptServer = server;
        Task<GetReply> asked = client.GetAsync(new() { CorrelationId = "mine" });

        string id = await server.ReadIdAsync();
        await server.ReplyAsync(id);

        Assert.Equal("1", id);
        Assert.Equal("1", (await asked.Soon()).CorrelationId);
    }

    public void Dispose() => _listener.Dispose();

    private async Task<(NetconfClient Client, RawPeer Server)> ConnectAsync(TimeProvider? time = null)
    {
        NetconfClientOptions options = new()
        {
            Tls = TlsRequirement.InsecureNone,
            MaxPendingRequests = 4,
            RequestTimeout = RequestTimeout,
            Time = time ?? TimeProvider.System,
            Reconnect = ReconnectPolicy.None,
        };
        Task<NetconfClient> connecting = NetconfClient.ConnectAsync($"{_listener.LocalEndpoint}", options);
        RawPeer server = await RawPeer.AcceptAsync(_listener);
        Assert.StartsWith("<hello ", await server.ReadAsync());
        await server.GreetAsync();
        return (await connecting.Soon(), server);
    }
}
