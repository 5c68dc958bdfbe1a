using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>Replies match by order; whoever leaves early must not spoil it for the next.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _time = new();
    private ScriptedServer _server = null!;
    private TinyClient _client = null!;
    private ScriptedPeer _peer = null!;

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync(_network);

    public async Task DisposeAsync()
    {
        _peer.Cut();
        await _client.DisposeAsync().AsTask().Soon();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Late_reply_after_timeout_is_not_given_to_next_caller()
    {
        await ConnectAsync(inFlight: 1);
        Task<TinyReply> first = _client.DoAsync("same");
        Assert.Equal("same", await _peer.ReadNameAsync());
        _time.Advance(TimeSpan.FromSeconds(60));
        RequestTimeoutException timeout = await Assert.ThrowsAsync<RequestTimeoutException>(first.Soon);
        Assert.Equal(1, timeout.SessionNumber);
        Assert.Contains("RequestTimeout", timeout.Message);

        Task<TinyReply> second = _client.DoAsync("same");
        Assert.Equal("same", await _peer.ReadNameAsync());
        await _peer.ReplyAsync("same", "late");
        await _peer.ReplyAsync("same", "right");

        Assert.Equal("right", (await second.Soon()).Text);
    }

    [Fact]
    public async Task Cancelled_request_leaves_a_tombstone()
    {
        await ConnectAsync(inFlight: 1);
        using CancellationTokenSource cancel = new();
        Task<TinyReply> first = _client.DoAsync("a", cancel.Token);
        Assert.Equal("a", await _peer.ReadNameAsync());
        await cancel.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(first.Soon);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);

        Task<TinyReply> second = _client.DoAsync("b");
        Assert.Equal("b", await _peer.ReadNameAsync());
        await _peer.ReplyAsync("a");
        await _peer.ReplyAsync("b", "mine");

        Assert.Equal("mine", (await second.Soon()).Text);
    }

    [Fact]
    public async Task Request_cancelled_before_its_turn_is_never_sent()
    {
        await ConnectAsync(inFlight: 1);
        using CancellationTokenSource cancel = new();
        Task<TinyReply> first = _client.DoAsync("a");
        Task<TinyReply> second = _client.DoAsync("b", cancel.Token);
        Task<TinyReply> third = _client.DoAsync("c");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(second.Soon);

        await _peer.AnswerAsync("a");
        await _peer.AnswerAsync("c");

        await first.Soon();
        await third.Soon();
    }

    [Fact]
    public async Task Reply_that_echoes_another_action_breaks_the_session()
    {
        await ConnectAsync(inFlight: 2);
        Task<TinyReply> first = _client.DoAsync("a");
        Task<TinyReply> second = _client.DoAsync("b");
        Assert.Equal("a", await _peer.ReadNameAsync());
        await _peer.ReplyAsync("b");

        ReplyMismatchException violation = await Assert.ThrowsAsync<ReplyMismatchException>(first.Soon);
        Assert.Contains("'a'", violation.Message);
        await Assert.ThrowsAsync<ProtocolViolationException>(second.Soon);
        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Unsolicited_reply_breaks_the_session()
    {
        await ConnectAsync(inFlight: 1);
        await _peer.ReplyAsync("nobody-asked");

        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Requests_go_out_together_up_to_the_limit_and_are_answered_in_order()
    {
        await ConnectAsync(inFlight: 2);
        Task<TinyReply>[] requests = [_client.DoAsync("a"), _client.DoAsync("b"), _client.DoAsync("c")];
        Assert.Equal("a", await _peer.ReadNameAsync());
        Assert.Equal("b", await _peer.ReadNameAsync());
        Task<string> third = _peer.ReadNameAsync();
        Assert.False(third.IsCompleted);

        await _peer.ReplyAsync("a", "1");
        Assert.Equal("c", await third);
        await _peer.ReplyAsync("b", "2");
        await _peer.ReplyAsync("c", "3");

        TinyReply[] replies = await Task.WhenAll(requests).Soon();
        Assert.Equal(["1", "2", "3"], replies.Select(reply => reply.Text));
    }

    [Fact]
    public async Task Several_requests_of_one_document_get_a_reply_each()
    {
        await ConnectAsync(inFlight: 1);
        Task<IReadOnlyList<TinyReply>> sent = _client.SendAsync([new TinyRequest("a"), new TinyRequest("b")]);
        await _peer.ReadAsync();
        await _peer.SendAsync("<call><done name=\"a\" ok=\"yes\"/><done name=\"b\" ok=\"no\" text=\"busy\"/></call>");

        IReadOnlyList<TinyReply> replies = await sent.Soon();
        Assert.True(replies[0].Outcome.Succeeded);
        Assert.Equal(["busy"], replies[1].Outcome.Messages);
    }

    [Theory]
    [InlineData("<done name=\"a\" ok=\"yes\"/>", "'a'")]
    [InlineData("<done name=\"b\" ok=\"yes\"/><done name=\"a\" ok=\"yes\"/>", "'b', 'a'")]
    [InlineData("<done name=\"a\" ok=\"yes\"/><done name=\"b\" ok=\"yes\"/><done name=\"b\" ok=\"yes\"/>", "'a', 'b', 'b'")]
    public async Task Replies_to_fewer_more_or_other_commands_reach_no_caller_and_are_told(string replies, string names)
    {
        await ConnectAsync(inFlight: 1);
        Task<IReadOnlyList<TinyReply>> sent = _client.SendAsync([new TinyRequest("a"), new TinyRequest("b")]);
        await _peer.ReadAsync();
        await _peer.SendAsync($"<call>{replies}</call>");

        ReplyMismatchException violation = await Assert.ThrowsAsync<ReplyMismatchException>(sent.Soon);
        Assert.Contains($"The peer answered 'a', 'b' with replies to {names}.", violation.Message);
        Assert.Equal(names, string.Join(", ", violation.Replies.Select(reply => $"'{reply.Name}'")));
        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Answer_to_the_document_as_a_whole_is_the_answer_to_each_of_its_commands()
    {
        await ConnectAsync(inFlight: 1);
        Task<IReadOnlyList<TinyReply>> sent = _client.SendAsync([new TinyRequest("a"), new TinyRequest("b")]);
        await _peer.ReadAsync();
        await _peer.SendAsync("<call><all text=\"this is no request\"/></call>");

        IReadOnlyList<TinyReply> replies = await sent.Soon();
        Assert.Equal(["a", "b"], replies.Select(reply => reply.Name));
        Assert.All(replies, reply => Assert.Equal(["this is no request"], reply.Outcome.Messages));
        Assert.Equal(ConnectionState.Connected, _client.State);
    }

    [Fact]
    public async Task Two_timeouts_in_a_row_end_the_session_since_order_can_not_be_trusted_any_more()
    {
        await ConnectAsync(inFlight: 1);
        for (int i = 0; i < 2; i++)
        {
            Task<TinyReply> request = _client.DoAsync("a");
            Assert.Equal("a", await _peer.ReadNameAsync());
            _time.Advance(TimeSpan.FromSeconds(60));
            await Assert.ThrowsAsync<RequestTimeoutException>(request.Soon);
        }

        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Reply_that_makes_no_sense_fails_its_request_and_the_session_goes_on()
    {
        await ConnectAsync(inFlight: 1);
        Task<TinyReply> first = _client.DoAsync("a");
        Assert.Equal("a", await _peer.ReadNameAsync());
        await _peer.SendAsync("<event group=\"1\"/>");
        await _peer.SendAsync("<foreign/>");
        await _peer.SendAsync("<call><undone/></call>");
        ProtocolViolationException fault = await Assert.ThrowsAsync<ProtocolViolationException>(first.Soon);
        Assert.Equal(XmlFaultCode.InvalidValue, Assert.IsType<XmlFaultException>(fault.InnerException).Fault.Code);

        Task<TinyReply> second = _client.DoAsync("b");
        await _peer.AnswerAsync("b");
        await second.Soon();
        Assert.Equal(ConnectionState.Connected, _client.State);
    }

    [Theory]
    [InlineData("<call></done>")]
    [InlineData("<call>&undefined;</call>")]
    [InlineData("<!-- no --><call/>")]
    public async Task Bytes_that_are_not_well_formed_end_the_session(string bytes)
    {
        await ConnectAsync(inFlight: 1);
        Task<TinyReply> request = _client.DoAsync("a");
        Assert.Equal("a", await _peer.ReadNameAsync());
        await _peer.SendAsync(bytes);

        await Assert.ThrowsAsync<ProtocolViolationException>(request.Soon);
        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Lost_connection_fails_every_request_at_once()
    {
        await ConnectAsync(inFlight: 1);
        Task<TinyReply>[] requests = [_client.DoAsync("a"), _client.DoAsync("b")];
        Assert.Equal("a", await _peer.ReadNameAsync());
        _peer.Cut();

        foreach (Task<TinyReply> request in requests)
        {
            ConnectionLostException lost = await Assert.ThrowsAsync<ConnectionLostException>(request.Soon);
            Assert.Equal("tiny", lost.Host);
        }
    }

    [Fact]
    public async Task Peer_that_does_not_read_is_found_by_the_write_deadline()
    {
        _client = new TinyClient(Options(1) with
        {
            WriteTimeout = TimeSpan.FromSeconds(7),
            RequestTimeout = Timeout.InfiniteTimeSpan,
        });
        await _client.ConnectAsync().Soon();
        _peer = await _server.AcceptAsync();
        Task<TinyReply> request = _client.SendAsync(new TinyRequest("a", new string('x', 1024 * 1024)));
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(7)).Soon();
        _time.Advance(TimeSpan.FromSeconds(7));

        ConnectionLostException lost = await Assert.ThrowsAsync<ConnectionLostException>(request.Soon);
        Assert.Contains("WriteTimeout", lost.Message);
    }

    [Fact]
    public async Task Silent_peer_is_found_by_the_read_deadline_when_one_is_set()
    {
        _client = new TinyClient(Options(1) with { ReadIdleTimeout = TimeSpan.FromSeconds(90) });
        await _client.ConnectAsync().Soon();
        _peer = await _server.AcceptAsync();
        _time.Advance(TimeSpan.FromSeconds(90));

        await _client.StateAsync(ConnectionState.Reconnecting);
    }

    [Fact]
    public async Task Quiet_connection_is_probed_with_white_space()
    {
        await ConnectAsync(inFlight: 1);
        Task<string?> next = _peer.ReadAsync();
        _time.Advance(TimeSpan.FromSeconds(60));
        Task<TinyReply> request = _client.DoAsync("a");
        Assert.Contains("\"a\"", await next);
        await _peer.ReplyAsync("a");
        await request.Soon();

        Assert.Equal(ConnectionState.Connected, _client.State);
    }

    private ClientOptions Options(int inFlight) => TinyClient.Options(_network) with
    {
        Time = _time,
        MaxPendingRequests = inFlight,
        CloseTimeout = TimeSpan.FromSeconds(1),
    };

    private async Task ConnectAsync(int inFlight)
    {
        _client = new TinyClient(Options(inFlight));
        await _client.ConnectAsync().Soon();
        _peer = await _server.AcceptAsync();
    }
}
