using System.Net;
using System.Net.Sockets;
using Netconf;
using ProtocolViolationException = LdmCodegen.Runtime.ProtocolViolationException;

namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>What a session begins with, and what becomes of one that begins otherwise.</summary>
public sealed class GreetingTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public GreetingTests() => _listener.Start();

    [Fact]
    public async Task A_server_that_does_not_greet_in_time_is_no_connection()
    {
        (Task<NetconfClient> connecting, RawPeer server) = await BeginAsync(TimeSpan.FromMilliseconds(200));
        await using RawPeer kept = server;

        ConnectFailedException failed = await Assert.ThrowsAsync<ConnectFailedException>(() => connecting.Soon());

        Assert.Equal(ConnectionStage.Greeting, failed.Stage);
        Assert.Contains("its greeting", failed.Message);
        Assert.Contains("LoginTimeout", failed.Message);
    }

    [Fact]
    public async Task A_server_that_says_something_else_first_breaks_the_protocol()
    {
        (Task<NetconfClient> connecting, RawPeer server) = await BeginAsync();
        await using RawPeer kept = server;
        await server.SendAsync("<rpc-reply message-id='1'><ok/></rpc-reply>");

        ProtocolViolationException violation =
            await Assert.ThrowsAsync<ProtocolViolationException>(() => connecting.Soon());

        Assert.Equal(ConnectionStage.Greeting, violation.Stage);
        Assert.Contains("not hello", violation.Message);
    }

    [Fact]
    public async Task A_server_that_closes_without_a_greeting_is_no_connection()
    {
        (Task<NetconfClient> connecting, RawPeer server) = await BeginAsync();
        await server.ReadAsync();
        await server.DisposeAsync();

        ConnectFailedException failed = await Assert.ThrowsAsync<ConnectFailedException>(() => connecting.Soon());

        Assert.Equal(ConnectionStage.Greeting, failed.Stage);
    }

    [Fact]
    public async Task A_client_that_greets_with_rubbish_loses_its_session_and_no_other()
    {
        await using Agent agent = await Agent.RunAsync();
        await using RawPeer good = await RawPeer.ConnectAsync(agent.Port);
        await good.ReadAsync();
        await good.GreetAsync();
        foreach (string rubbish in new[] { "<rpc message-id='1'><get/></rpc>" + RawPeer.Mark, "<hello", "\0", "]]>]]>" })
        {
            await using RawPeer bad = await RawPeer.ConnectAsync(agent.Port);
            Assert.StartsWith("<hello ", await bad.ReadAsync());
            await bad.SendBytesAsync(rubbish);
            if (rubbish == "<hello")
            {
                bad.Cut();
                continue;
            }

            Assert.Null(await bad.ReadAsync());
        }

        await good.SendAsync("<rpc message-id='9'><get/></rpc>");
        Assert.Contains("message-id=\"9\"", await good.ReadAsync());
    }

    [Fact]
    public async Task After_a_reconnect_the_greeting_is_new_the_subscription_is_back_and_the_gap_is_told()
    {
        NetconfClientOptions options = new()
        {
            Tls = TlsRequirement.InsecureNone,
            Reconnect = ReconnectPolicy.Default with { FirstDelay = TimeSpan.FromMilliseconds(10) },
        };
        Task<NetconfClient> connecting = NetconfClient.ConnectAsync($"{_listener.LocalEndpoint}", options);
        RawPeer first = await RawPeer.AcceptAsync(_listener);
        await first.ReadAsync();
        await first.GreetAsync();
        await using NetconfClient client = await connecting.Soon();
        await using IAsyncEnumerator<NetconfEvent> events = client.Events.Notifications.SubscribeAsync().GetAsyncEnumerator();
        Task<NetconfEvent> next = events.NextAsync();
        await first.ReplyAsync(await first.ReadIdAsync());
        first.Cut();

        await using RawPeer second = await RawPeer.AcceptAsync(_listener);
        await second.ReadAsync();
        await second.SendAsync("<hello><capabilities><capability>urn:new</capability></capabilities></hello>");
        string? subscription = await second.ReadAsync();
        await second.ReplyAsync("1");
        await second.SendAsync(Wire.Documents.Notify("<replayComplete/>"));

        Assert.Contains("<create-subscription", subscription);
        Assert.Contains("message-id=\"1\"", subscription);
        Assert.IsType<NetconfGapEvent>(await next.Soon());
        Assert.IsType<ReplayCompleteEvent>(await events.NextAsync());
        Assert.Equal(["urn:new"], client.Greeting?.Capabilities!);
    }

    public void Dispose() => _listener.Dispose();

    private async Task<(Task<NetconfClient> Connecting, RawPeer Server)> BeginAsync(TimeSpan? timeout = null)
    {
        NetconfClientOptions options = new()
        {
            Tls = TlsRequirement.InsecureNone,
            LoginTimeout = timeout ?? TimeSpan.FromSeconds(30),
            Reconnect = ReconnectPolicy.None,
        };
        Task<NetconfClient> connecting = NetconfClient.ConnectAsync($"{_listener.LocalEndpoint}", options);
        return (connecting, await RawPeer.AcceptAsync(_listener));
    }
}
