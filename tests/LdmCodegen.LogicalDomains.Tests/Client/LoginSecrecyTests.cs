using System.Net;
using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>
/// The login of a migration travels from a client to a manager, and whoever watches either of them never sees it.
/// </summary>
public sealed class LoginSecrecyTests : IAsyncLifetime
{
    private static readonly MigrateDomainRequest Request = new("web1", "web1", "hostB")
    {
        UserName = new Blob(Encoding.UTF8.GetBytes("user-" + Canary.Password)),
        Password = new Blob(Canary.Utf8),
    };

    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));
    private readonly InMemoryNetwork _network = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly Watcher _watcher = new();
    private readonly Manager _manager;
    private LdmClient _client = null!;

    public LoginSecrecyTests() => _manager = new Manager(new LdmServerOptions
    {
        Transport = _network,
        Listen = new DnsEndPoint("manager", 6482),
        Tls = TlsRequirement.InsecureNone,
        Logging = _watcher.Log,
        CloseTimeout = TimeSpan.FromMilliseconds(100),
    });

    public async Task InitializeAsync()
    {
        await _manager.StartAsync(_bound.Token);
        _client = await LdmClient.ConnectAsync(
            "manager",
            new LdmClientOptions
            {
                Transport = _network, Tls = TlsRequirement.InsecureNone, Time = _clock, Logging = _watcher.Log,
            },
            _bound.Token);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _manager.DisposeAsync();
        _watcher.Dispose();
        _bound.Dispose();
    }

    [Fact]
    public async Task Request_that_is_carried_out_shows_nothing()
    {
        _manager.Answer = (request, _) => new(MigrateDomainReply.Success(request.Domain, request.TargetDomain, request.Target) with
        {
            UserName = request.UserName, Password = request.Password,
        });

        MigrateDomainReply reply = await _client.MigrateDomainAsync(Request, _bound.Token);

        Assert.True(reply.Succeeded);
        Assert.Equal(Request.Password, Assert.Single(_manager.Passwords));
        _watcher.Saw(reply);
        ShowsNothing();
    }

    [Fact]
    public async Task Request_that_is_refused_shows_nothing()
    {
        _manager.Answer = (_, _) => new(MigrateDomainReply.Failure("no such machine"));

        MigrateDomainReply reply = await _client.MigrateDomainAsync(Request, _bound.Token);

        _watcher.Saw(reply);
        _watcher.Saw(Assert.Throws<RequestFailedException>(reply.ThrowIfFailed));
        Assert.Single(_manager.Passwords);
        ShowsNothing();
    }

    [Fact]
    public async Task Handler_that_fails_with_the_request_in_its_message_shows_nothing()
    {
        _manager.Answer = (request, _) => throw new InvalidOperationException($"cannot migrate with {request}");

        MigrateDomainReply reply = await _client.MigrateDomainAsync(Request, _bound.Token);

        Assert.False(reply.Succeeded);
        _watcher.Saw(reply);
        Assert.Contains(_watcher.Seen, line => line.Contains("cannot migrate with MigrateDomainRequest", StringComparison.Ordinal));
        ShowsNothing();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_without_a_reply_shows_nothing(bool isTimedOut)
    {
        TaskCompletionSource received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _manager.Answer = async (_, cancellationToken) =>
        {
            received.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return MigrateDomainReply.Failure();
        };

        Task<MigrateDomainReply> waiting = _client.MigrateDomainAsync(Request, _bound.Token);
        await received.Task.WaitAsync(_bound.Token);
        if (isTimedOut)
        {
            _clock.Advance(new LdmClientOptions().RequestTimeout + TimeSpan.FromSeconds(1));
            _watcher.Saw(await Assert.ThrowsAsync<RequestTimeoutException>(() => waiting));
        }
        else
        {
            await _manager.DisposeAsync();
            _watcher.Saw(await Assert.ThrowsAnyAsync<PeerException>(() => waiting));
        }

        ShowsNothing();
    }

    [Theory]
    [InlineData("<action>migrate-domain<", "<action>migrate-domains<")]
    [InlineData("ovf:id=\"web1\"", "ovf:name=\"web1\"")]
    [InlineData("key=\"target\"", "key=\"aim\"")]
    [InlineData("key=\"username\">", "key=\"username\">?")]
    [InlineData("key=\"password\"", "key=\"pass-word\"")]
    [InlineData("</Item>", "<new/></Item>")]
    [InlineData("<data version=\"3.0\">", "<data version=\"2.0\">")]
    public async Task Document_that_is_faulty_shows_nothing(string good, string bad)
    {
        _manager.Answer = (_, _) => new(MigrateDomainReply.Failure("no"));
        string xml = LdmWire.ToXml(Request);
        Assert.Contains(good, xml);
        LdmUnknownRequest faulty = Raw(xml.Replace(good, bad));

        LdmReply reply = await _client.SendAsync(faulty, _bound.Token);

        Assert.False(reply.Succeeded);
        _watcher.Saw(faulty);
        _watcher.Saw(reply);
        foreach (LdmRequest received in _manager.Unknown)
        {
            _watcher.Saw(received);
        }

        ShowsNothing();
    }

    [Fact]
    public async Task Reply_to_another_action_shows_nothing()
    {
        _manager.Answer = (request, _) => new(MigrateDomainReply.Failure("no") with { Password = request.Password });
        LdmUnknownRequest other = new("move-domain", Raw(LdmWire.ToXml(Request)).Xml);

        _watcher.Saw(await Assert.ThrowsAsync<ReplyMismatchException>(() => _client.SendAsync(other, _bound.Token)));

        Assert.Single(_manager.Passwords);
        ShowsNothing();
    }

    private void ShowsNothing()
    {
        string[] seen = _watcher.Seen;
        Assert.Contains(seen, line => line.StartsWith("log ", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("activity ", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("measurement ", StringComparison.Ordinal));
        foreach (string secret in new[] { Canary.Password, Encode(Canary.Password), Encode("user-" + Canary.Password) })
        {
            Assert.DoesNotContain(seen, line => line.Contains(secret[..8], StringComparison.Ordinal));
        }
    }

    /// <summary>A request whose document is sent as it is.</summary>
    private static LdmUnknownRequest Raw(string xml) =>
        new(xml.Split("<action>")[1].Split('<')[0], new RawXml(Encoding.UTF8.GetBytes(xml)));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private sealed class Manager(LdmServerOptions options) : LdmServer(options)
    {
        public List<Blob?> Passwords { get; } = [];

        public List<LdmRequest> Unknown { get; } = [];

        public Func<MigrateDomainRequest, CancellationToken, ValueTask<MigrateDomainReply>>? Answer { get; set; }

        protected override ValueTask<MigrateDomainReply> OnMigrateDomainAsync(
            MigrateDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
        {
            Passwords.Add(request.Password);
            return Answer!(request, cancellationToken);
        }

        protected override ValueTask<LdmReply> OnUnknownRequestAsync(
            LdmUnknownRequest request, LdmPeer peer, CancellationToken cancellationToken)
        {
            Unknown.Add(request);
            return base.OnUnknownRequestAsync(request, peer, cancellationToken);
        }
    }
}
