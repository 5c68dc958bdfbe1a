using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Transport;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>Several commands in one document, between a client and a server.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));
    private readonly InMemoryNetwork _network = new();
    private readonly RecordingManager _manager;
    private LdmClient _client = null!;

    public BatchTests() => _manager = new RecordingManager(new LdmServerOptions
    {
        Transport = _network,
        Listen = new DnsEndPoint("manager", 6482),
        Tls = TlsRequirement.InsecureNone,
    });

    public async Task InitializeAsync()
    {
        await _manager.StartAsync(_bound.Token);
        _client = await LdmClient.ConnectAsync(
            "manager",
            new LdmClientOptions { Transport = _network, Tls = TlsRequirement.InsecureNone },
            _bound.Token);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _manager.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Each_command_has_its_own_typed_reply_by_order_and_by_place()
    {
        BatchReplies<LdmReply> replies = await _client.SendAsync(
            new LdmBatch()
                .BindDomain(new("web1"))
                .StopDomain(new("gone") { Force = true }, out BatchPlace<StopDomainReply> stopped)
                .StartDomain(new("web1"), out BatchPlace<StartDomainReply> started),
            _bound.Token);

        Assert.Equal(["bind-domain web1", "stop-domain gone", "start-domain web1"], _manager.Seen);
        Assert.Equal([true, false, true], replies.Select(reply => reply.Succeeded));
        Assert.Equal("gone", replies.Of(stopped).Domain);
        Assert.Equal(["there is no gone"], replies.Of(stopped).Messages);
        Assert.True(replies.Of(started).Succeeded);
        Assert.False(replies.Succeeded);
        Assert.Equal("stop-domain", Assert.Throws<RequestFailedException>(replies.ThrowIfFailed).Action);
    }

    [Fact]
    public async Task One_command_for_several_objects_has_one_reply_with_a_part_for_each()
    {
        BatchReplies<LdmReply> replies = await _client.SendAsync(
            new LdmBatch()
                .StopDomain(new("web1"), out BatchPlace<StopDomainReply> stopped)
                .And(new StopDomainRequest("gone"))
                .BindDomain(new("db1")),
            _bound.Token);

        Assert.Equal(2, replies.Count);
        Assert.False(replies.Of(stopped).Succeeded);
        Assert.Equal(["web1", "gone"], replies.Of(stopped).Parts.Cast<StopDomainReply>().Select(part => part.Domain));
        Assert.Equal("gone", ((StopDomainReply)Assert.Single(replies.Of(stopped).FailedParts)).Domain);
        Assert.True(replies[1].Succeeded);
    }

    [Fact]
    public async Task Action_that_the_schema_lacks_goes_along()
    {
        BatchReplies<LdmReply> replies = await _client.SendAsync(
            new LdmBatch().Add(new LdmUnknownRequest("shrink-pool")).BindDomain(new("db1")), _bound.Token);

        Assert.Equal("shrink-pool", Assert.IsType<LdmUnknownReply>(replies[0]).Name);
        Assert.False(replies[0].Succeeded);
        Assert.True(replies[1].Succeeded);
    }

    [Fact]
    public void Request_with_other_options_cannot_join_a_command()
    {
        LdmBatch batch = new LdmBatch().StopDomain(new("web1") { Force = true });

        ArgumentException fault = Assert.Throws<ArgumentException>(() => batch.And(new StopDomainRequest("db1")));
        Assert.Contains("'stop-domain' cannot join the command before it, 'stop-domain'", fault.Message);
        Assert.Throws<ArgumentException>(() => new LdmBatch().And(new StopDomainRequest("db1")));
    }

    [Fact]
    public async Task Empty_batch_is_refused_before_anything_is_sent() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _client.SendAsync(new LdmBatch(), _bound.Token));

    [Fact]
    public async Task Place_of_another_batch_gives_no_wrong_reply()
    {
        new LdmBatch().StopDomain(new("web1"), out BatchPlace<StopDomainReply> other);
        BatchReplies<LdmReply> replies =
            await _client.SendAsync(new LdmBatch().BindDomain(new("web1")), _bound.Token);

        Assert.Throws<ArgumentException>(() => replies.Of(other));
        Assert.Throws<ArgumentOutOfRangeException>(() => replies.Of(new BatchPlace<BindDomainReply>(1)));
    }

    private sealed class RecordingManager(LdmServerOptions options) : LdmServer(options)
    {
        public List<string> Seen { get; } = [];

        protected override ValueTask<StopDomainReply> OnStopDomainAsync(
            StopDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Name} {request.Domain}");
            return new(request.Domain == "gone"
                ? StopDomainReply.Failure("there is no gone") with { Domain = request.Domain }
                : StopDomainReply.Success(request.Domain));
        }

        protected override ValueTask<BindDomainReply> OnBindDomainAsync(
            BindDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Name} {request.Domain}");
            return new(BindDomainReply.Success(request.Domain));
        }

        protected override ValueTask<StartDomainReply> OnStartDomainAsync(
            StartDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Name} {request.Domain}");
            return new(StartDomainReply.Success(request.Domain));
        }
    }
}
