using House.Heating;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Guide;

/// <summary>The code of the page about protocols of one's own; compiled, and compared with the page.</summary>
internal static class Snippets
{
    public static void ReadHeating(ReadOnlySpan<byte> utf8)
    {
        TooColdEvent cold = (TooColdEvent)HeatingWire.Parse(utf8);
        Console.WriteLine($"{cold.Room}: {cold.Celsius} °C, {cold.HeatingMode}");
    }

    public static async Task FollowAsync(string host, CancellationToken ct)
    {
        await using NetconfClient client = await NetconfClient.ConnectAsync(host, new NetconfClientOptions
        {
            Trust = TlsTrust.System,
            MaxPendingRequests = 8,
            CreateSubscription = new CreateSubscriptionRequest { Stream = "NETCONF" },
        }, ct);
        GetReply state = await client.GetAsync(cancellationToken: ct);
        state.ThrowIfFailed();
        await foreach (NetconfEvent e in client.Events.Notifications.SubscribeAsync(ct))
        {
            Console.WriteLine($"{e.EventTime:O} {e.Name}");
        }
    }

    internal sealed class Device(NetconfServerOptions options) : NetconfServer(options)
    {
        protected override Hello Greet(long peer) => base.Greet(peer) with { SessionId = (uint)peer };

        protected override ValueTask<CreateSubscriptionReply> OnCreateSubscriptionAsync(
            CreateSubscriptionRequest request, NetconfPeer peer, CancellationToken cancellationToken) =>
            new(request.Stream is null or "NETCONF"
                ? CreateSubscriptionReply.Success()
                : CreateSubscriptionReply.Failure($"there is no stream {request.Stream}"));
    }
}
