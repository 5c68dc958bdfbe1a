using System.Net;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Server;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

public sealed class TinyPeer(ServerPeerContext context) : ServerPeer(context);

public sealed class TinyServer(ServerOptions options, FramingMode framing = FramingMode.Documents)
    : ProtocolServer<TinyRequest, TinyReply, TinyEvent, TinyPeer>(new TinyProtocol(framing), options)
{
    /// <summary>What a request is answered with; by default its own text.</summary>
    public Func<TinyRequest, CancellationToken, ValueTask<TinyReply>> Answer { get; set; } =
        (request, _) => new(new TinyReply(request.Name, ReplyOutcome.Success, request.Text));

    public static ServerOptions Options(IListenerFactory network) => new()
    {
        Transport = network,
        Tls = TlsRequirement.InsecureNone,
        Logging = TestLog.Watched,
        Listen = new DnsEndPoint("tiny", 7000),
    };

    public static async Task<TinyServer> StartAsync(
        ServerOptions options, FramingMode framing = FramingMode.Documents)
    {
        TinyServer server = new(options, framing);
        await server.StartAsync();
        return server;
    }

    protected override TinyPeer CreatePeer(ServerPeerContext context) => new(context);

    protected override ValueTask<TinyReply> HandleAsync(
        TinyRequest request, TinyPeer peer, CancellationToken cancellationToken) => Answer(request, cancellationToken);
}
