using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

public sealed class TinyClient(
    ClientOptions options,
    FramingMode framing = FramingMode.Documents,
    string host = "tiny",
    string? probe = null)
    : ProtocolClient<TinyRequest, TinyReply, TinyEvent>(new TinyProtocol(framing, probe), host, options)
{
    public EventSource<TinyEvent> Red => CreateSource(TinyProtocol.Red);

    public EventSource<TinyEvent> Blue => CreateSource(TinyProtocol.Blue);

    public EventSource<TinyEvent> All => CreateSource(TinyProtocol.All);

    public static ClientOptions Options(IConnector network) => new()
    {
        Transport = network,
        Tls = TlsRequirement.InsecureNone,
        Logging = TestLog.Watched,
        Randomness = () => 1,
    };

    public Task<TinyReply> DoAsync(string name, CancellationToken ct = default) => SendAsync(new TinyRequest(name), ct);
}
