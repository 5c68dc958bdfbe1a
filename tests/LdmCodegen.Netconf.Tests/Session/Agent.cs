using System.Net;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>A small NETCONF server, as a user of the generated base class writes it.</summary>
internal sealed class Agent(NetconfServerOptions options) : NetconfServer(options)
{
    /// <summary>What clients asked to subscribe to.</summary>
    public List<CreateSubscriptionRequest> Subscriptions { get; } = [];

    /// <summary>What is said to the next subscription; null to agree.</summary>
    public string? Refusal { get; set; }

    public int Port => ((IPEndPoint)LocalEndPoint).Port;

    public static NetconfServerOptions Plain => new()
    {
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Tls = TlsRequirement.InsecureNone,
    };

    public static async Task<Agent> RunAsync(NetconfServerOptions? options = null)
    {
        Agent agent = new(options ?? Plain);
        await agent.StartAsync().Soon();
        return agent;
    }

    /// <summary>Raises an alarm.</summary>
    /// <returns>How many sessions get it.</returns>
    public Task<int> AlarmAsync(string eventClass) => RaiseAlarmAsync(new(eventClass)
    {
        EventTime = DateTimeOffset.UnixEpoch,
    }).Soon();

    protected override Hello Greet(long peer) => base.Greet(peer) with { SessionId = (uint)peer };

    protected override ValueTask<GetReply> OnGetAsync(GetRequest request, NetconfPeer peer, CancellationToken ct) =>
        new(new GetReply { Data = request.Filter ?? RawXml.Copy("<all/>"u8) });

    protected override ValueTask<CloseSessionReply> OnCloseSessionAsync(
        CloseSessionRequest request, NetconfPeer peer, CancellationToken ct) => new(CloseSessionReply.Success());

    protected override ValueTask<CreateSubscriptionReply> OnCreateSubscriptionAsync(
        CreateSubscriptionRequest request, NetconfPeer peer, CancellationToken ct)
    {
        lock (Subscriptions)
        {
            Subscriptions.Add(request);
        }

        return new(Refusal is { } why ? CreateSubscriptionReply.Failure(why) : CreateSubscriptionReply.Success());
    }
}
