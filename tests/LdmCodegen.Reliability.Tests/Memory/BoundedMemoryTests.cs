using System.Net;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Memory;

/// <summary>What one peer can make a server hold, and for how long.</summary>
public sealed class BoundedMemoryTests
{
    private const long Slack = 64 * 1024;
    private const int Crowd = 1000;
    private const int Several = 64;

    private readonly TestLog _log = new();

    public static TheoryData<string> Names => [.. Attacks.Documents.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_endless_document_is_closed_at_the_limit_with_its_name_and_option(string name)
    {
        (string start, string repeated, string option) = Attacks.Documents[name];
        await using LdmSimulator server = await LdmSimulator.StartAsync(Options());
        using HostilePeer peer = await HostilePeer.OpenAsync(server.LocalEndPoint);

        await peer.SendAsync(Attacks.Bytes(start, repeated, Attacks.Limits.MaxMessageBytes + 1));

        Assert.Contains("<policy-violation", await peer.ReadToEndAsync());
        await Patience.UntilAsync(() => server.Peers.Count == 0, "the peer is gone");
        await Patience.UntilAsync(
            () => _log.Contains($"{nameof(XmlLimits)}.{option}"), $"the log names {option}: {_log}");
    }

    [Fact]
    public async Task An_unfinished_document_holds_no_more_than_the_limit_and_64_KiB()
    {
        await using LdmSimulator server = await LdmSimulator.StartAsync(Options());
        byte[] attack = Attacks.Bytes("<LDM_interface>", "<unknown/>", Attacks.Limits.MaxMessageBytes - 1);
        List<HostilePeer> peers = [];
        for (int i = 0; i < Several; i++)
        {
            peers.Add(await HostilePeer.OpenAsync(server.LocalEndPoint));
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (HostilePeer peer in peers)
        {
            await peer.SendAsync(attack);
        }

        await ServerQueue.EmptyAsync(server);

        // At least most of it: the pools hold little of what other tests have left there. What has left the system's queues is
        // not yet where it stays, on a busy machine: a buffer that grows is there twice.
        await Patience.UntilAsync(
            () => (GC.GetTotalMemory(forceFullCollection: true) - before) / Several is long held
                && held >= Attacks.Limits.MaxMessageBytes / 2 && held <= Attacks.Limits.MaxMessageBytes + Slack,
            "most of each document is held, and no more than the limit and 64 KiB");
        Assert.Equal(Several, server.Peers.Count);
        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task Documents_that_mean_nothing_leave_nothing_behind_however_many_come()
    {
        await using LdmSimulator server = await LdmSimulator.StartAsync(Options() with { Logging = null });
        using HostilePeer peer = await HostilePeer.OpenAsync(server.LocalEndPoint);
        byte[] flood = Attacks.Bytes("<unknown/>", "<unknown/>", 100_000);
        await peer.SendAsync(flood);
        await AnswerAsync(peer);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int i = 0; i < 20; i++)
        {
            await peer.SendAsync(flood);
        }

        // Answered behind the flood: the server has handled all of it, not only taken it from the system.
        await AnswerAsync(peer);
        // Buffers that the pools of the process keep for a while are given back by collections; what is held for good is not.
        await Patience.UntilAsync(
            () => GC.GetTotalMemory(forceFullCollection: true) - before <= Slack, "no more than 64 KiB left behind");
        Assert.Single(server.Peers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_byte_every_five_seconds_is_late_at_the_deadline(bool isLoggedIn)
    {
        ManualTimeProvider time = new();
        await using LdmSimulator server = await LdmSimulator.StartAsync(Options() with { Time = time, Discovery = null });
        using HostilePeer peer = isLoggedIn
            ? await HostilePeer.OpenAsync(server.LocalEndPoint)
            : await HostilePeer.ConnectAsync(server.LocalEndPoint);
        TimeSpan deadline = isLoggedIn ? Attacks.Limits.DocumentTimeout : Options().LoginTimeout;
        string text = isLoggedIn ? "<LDM_interface version='1.3'>" : HostilePeer.Header;
        await peer.SendAsync(text[..1]);
        await time.WhenArmedAsync(deadline).Soon();

        for (int second = 5; second < deadline.TotalSeconds; second += 5)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await peer.SendAsync(text.Substring(second / 5, 1));
            await ServerQueue.EmptyAsync(server);
        }

        Assert.DoesNotContain(_log.Lines, line => line.Contains("peer gone") || line.Contains("did not come in"));
        time.Advance(TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(250));

        await peer.ReadToEndAsync();
        await Patience.UntilAsync(
            () => _log.Contains(isLoggedIn ? "DocumentTimeout" : "LoginTimeout"), $"the log names the deadline: {_log}");
    }

    [Fact]
    public async Task A_thousand_hostile_peers_at_once_are_bounded_while_honest_ones_are_served()
    {
        LdmSimulatorOptions options = Options() with
        {
            Tls = TlsRequirement.Required, MaxPeers = 2 * Crowd, LoginTimeout = TimeSpan.FromMinutes(10),
        };
        await using LdmSimulator server = await LdmSimulator.StartAsync(options);
        byte[] attack = Attacks.Bytes(
            HostilePeer.Header[..^1] + " id='", "x", Attacks.Limits.MaxHeaderBytes - 1);
        await using LdmClient honest = await ConnectAsync(server);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        List<HostilePeer> crowd = [];
        for (int i = 0; i < Crowd; i++)
        {
            HostilePeer peer = await HostilePeer.ConnectAsync(server.LocalEndPoint);
            crowd.Add(peer);
            await peer.SendAsync(attack);
        }

        await ServerQueue.EmptyAsync(server);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(held, 0, Crowd * (Attacks.Limits.MaxHeaderBytes + Slack));

        // One who was there and one who comes now.
        await using LdmClient late = await ConnectAsync(server);
        Assert.True((await honest.ListDomainAsync(new()).Soon()).Succeeded);
        Assert.True((await late.ListDomainAsync(new()).Soon()).Succeeded);

        await Task.WhenAll(crowd.Select(peer => peer.SendAsync("xx")));
        foreach (string answer in await Task.WhenAll(crowd.Select(peer => peer.ReadToEndAsync())))
        {
            Assert.Contains("<policy-violation", answer);
        }

        Assert.True((await honest.ListDomainAsync(new()).Soon()).Succeeded);
        Assert.Equal(2, server.Peers.Count);
        crowd.ForEach(peer => peer.Dispose());
    }

    private static async Task AnswerAsync(HostilePeer peer)
    {
        await peer.SendAsync(
            "<LDM_interface version='1.3'><cmd><action>list-domain</action></cmd></LDM_interface>");
        await peer.ReadUntilAsync("</LDM_interface>");
    }

    private static Task<LdmClient> ConnectAsync(LdmSimulator server) => LdmClient.ConnectAsync(
        server.LocalEndPoint.ToString()!,
        new LdmClientOptions { Trust = TlsTrust.PinnedKeys(server.CertificatePin), LoginTimeout = TimeSpan.FromMinutes(5) });

    private LdmSimulatorOptions Options() => new()
    {
        Seed = 7,
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Tls = TlsRequirement.InsecureNone,
        Limits = Attacks.Limits,
        Logging = _log,
    };
}
