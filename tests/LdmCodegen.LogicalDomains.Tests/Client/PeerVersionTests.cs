using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>What the version of a manager does not have is not sent to it, unless it shall be.</summary>
public sealed class PeerVersionTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _bound.Dispose();

    [Fact]
    public async Task The_last_reply_says_which_version_the_manager_speaks()
    {
        InMemoryNetwork network = new();
        await using OldManager manager = await StartAsync(network, "1.0");
        await using LdmClient client = await ConnectAsync(network, new LdmClientOptions());
        SetVswitchRequest request = new() { Vsw = new VswResource { ServiceName = "sw", Mtu = 1500 } };

        // Nothing is known before the first reply.
        await client.SetVswitchAsync(request, _bound.Token);
        NotInPeerVersionException refused = await Assert.ThrowsAsync<NotInPeerVersionException>(
            () => client.SetVswitchAsync(request, _bound.Token));

        Assert.Equal(
            ("The property 'Mtu' of the resource 'Vsw'", "ovm-3.2", null, "1.0"),
            (refused.Member, refused.Since, refused.Until, refused.PeerVersion));
        Assert.StartsWith(
            "The property 'Mtu' of the resource 'Vsw' is there since ovm-3.2, and the peer speaks 1.0: it cannot know it.",
            refused.Message);
        Assert.Equal(1, manager.Requests);
        SetVswitchReply without = await client.SetVswitchAsync(
            request with { Vsw = new VswResource { ServiceName = "sw" } }, _bound.Token);
        Assert.Equal("1.0", without.Version);
        Assert.Equal(2, manager.Requests);
    }

    [Fact]
    public async Task A_version_stands_for_all_of_its_releases_and_an_option_can_name_one()
    {
        InMemoryNetwork network = new();
        await using OldManager manager = await StartAsync(network, "1.3");
        await using LdmClient any = await ConnectAsync(network, new LdmClientOptions());
        await using LdmClient old = await ConnectAsync(network, new LdmClientOptions { PeerVersion = "ovm-3.3" });
        await using LdmClient late = await ConnectAsync(network, new LdmClientOptions { PeerVersion = "ovm-3.4" });

        for (int i = 0; i < 2; i++)
        {
            await any.ListHbaAsync(new("web1"), _bound.Token);
            await any.AddVdpccAsync(new("web1"), _bound.Token);
            await old.AddVdpccAsync(new("web1"), _bound.Token);
            await late.ListHbaAsync(new("web1"), _bound.Token);
        }

        Assert.Equal(
            "The action 'list-hba'",
            (await Assert.ThrowsAsync<NotInPeerVersionException>(() => old.ListHbaAsync(new("web1"), _bound.Token))).Member);
        NotInPeerVersionException gone = await Assert.ThrowsAsync<NotInPeerVersionException>(
            () => late.AddVdpccAsync(new("web1"), _bound.Token));
        Assert.Contains("is there until ovm-3.3", gone.Message);
        Assert.Equal(8, manager.Requests);
    }

    [Fact]
    public async Task Resources_of_every_object_and_every_command_of_a_batch_are_looked_at()
    {
        InMemoryNetwork network = new();
        await using OldManager manager = await StartAsync(network, "1.0");
        await using LdmClient client = await ConnectAsync(network, new LdmClientOptions { PeerVersion = "ldoms-1.3" });
        AddDomainRequest nested = new("web1")
        {
            Resources =
            [
                new CpuResource { Bindings = [new DomainInfoResource { Uuid = Guid.Empty }] },
            ],
        };

        NotInPeerVersionException inBinding = await Assert.ThrowsAsync<NotInPeerVersionException>(
            () => client.AddDomainAsync(nested, _bound.Token));
        NotInPeerVersionException inBatch = await Assert.ThrowsAsync<NotInPeerVersionException>(
            () => client.SendAsync(new LdmBatch().StartDomain(new("web1")).AddDomain(nested), _bound.Token));

        Assert.Equal("The property 'Uuid' of the resource 'DomainInfo'", inBinding.Member);
        Assert.Equal("The property 'Uuid' of the resource 'DomainInfo'", inBatch.Member);
        Assert.Equal(0, manager.Requests);
    }

    [Fact]
    public async Task A_value_that_is_newer_than_its_option_is_looked_at()
    {
        InMemoryNetwork network = new();
        await using OldManager manager = await StartAsync(network, "1.0");
        await using LdmClient old = await ConnectAsync(network, new LdmClientOptions { PeerVersion = "ldoms-1.3" });
        await using LdmClient late = await ConnectAsync(network, new LdmClientOptions { PeerVersion = "ovm-2.0" });
        await using LdmClient lenient = await ConnectAsync(
            network, new LdmClientOptions { PeerVersion = "ldoms-1.3", CheckPeerVersion = false });
        CancelOperationRequest request = new("web1") { Operation = CancellableOperation.Memdr };

        NotInPeerVersionException refused = await Assert.ThrowsAsync<NotInPeerVersionException>(
            () => old.CancelOperationAsync(request, _bound.Token));

        Assert.Equal(
            ("The value 'memdr' of 'CancellableOperation'", "ovm-2.0", null, "ldoms-1.3"),
            (refused.Member, refused.Since, refused.Until, refused.PeerVersion));
        await old.CancelOperationAsync(request with { Operation = CancellableOperation.Reconf }, _bound.Token);
        await late.CancelOperationAsync(request, _bound.Token);
        await lenient.CancelOperationAsync(request, _bound.Token);
        Assert.Equal(3, manager.Requests);
    }

    [Theory]
    [InlineData("1.0", false)]
    [InlineData("77", true)]
    public async Task A_lenient_client_sends_everything_and_a_version_nobody_knows_forbids_nothing(
        string version, bool checks)
    {
        InMemoryNetwork network = new();
        await using OldManager manager = await StartAsync(network, version);
        await using LdmClient client = await ConnectAsync(network, new LdmClientOptions { CheckPeerVersion = checks });

        for (int i = 0; i < 3; i++)
        {
            await client.ListHbaAsync(new("web1"), _bound.Token);
        }

        Assert.Equal(3, manager.Requests);
    }

    [Fact]
    public void A_version_that_the_schema_does_not_have_is_no_option() => Assert.Contains(
        "PeerVersion '3.4' is not one of 1.0, ldoms-1.1",
        Assert.Throws<ArgumentException>(() => new LdmClient("manager", new LdmClientOptions { PeerVersion = "3.4" })).Message);

    private async Task<OldManager> StartAsync(InMemoryNetwork network, string version)
    {
        OldManager manager = new(new LdmServerOptions
        {
            Transport = network,
            Listen = new DnsEndPoint("manager", 6482),
            Tls = TlsRequirement.InsecureNone,
            InterfaceVersion = version,
        });
        await manager.StartAsync(_bound.Token);
        return manager;
    }

    private Task<LdmClient> ConnectAsync(InMemoryNetwork network, LdmClientOptions options) => LdmClient.ConnectAsync(
        "manager", options with { Transport = network, Tls = TlsRequirement.InsecureNone }, _bound.Token);

    /// <summary>Counts what comes, and states a version of its own.</summary>
    private sealed class OldManager(LdmServerOptions options) : LdmServer(options)
    {
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        protected override ValueTask<SetVswitchReply> OnSetVswitchAsync(
            SetVswitchRequest request, LdmPeer peer, CancellationToken cancellationToken) =>
            new(Counted(SetVswitchReply.Success()));

        protected override ValueTask<ListHbaReply> OnListHbaAsync(
            ListHbaRequest request, LdmPeer peer, CancellationToken cancellationToken) =>
            new(Counted(ListHbaReply.Success()));

        protected override ValueTask<AddVdpccReply> OnAddVdpccAsync(
            AddVdpccRequest request, LdmPeer peer, CancellationToken cancellationToken) =>
            new(Counted(AddVdpccReply.Success()));

        protected override ValueTask<CancelOperationReply> OnCancelOperationAsync(
            CancelOperationRequest request, LdmPeer peer, CancellationToken cancellationToken) =>
            new(Counted(CancelOperationReply.Success()));

        private TReply Counted<TReply>(TReply reply)
        {
            Interlocked.Increment(ref _requests);
            return reply;
        }
    }
}
