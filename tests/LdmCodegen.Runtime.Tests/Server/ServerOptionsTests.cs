using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Server;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Options_that_the_protocol_cannot_meet_are_refused_before_anybody_connects()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new TinyServer(
            Options() with { Tls = TlsRequirement.Required, LoginPolicy = LoginPolicy.Always, PeerQueueBytes = 0 }));

        Assert.All(
            ["TLS is required, but the protocol has none", "LoginPolicy cannot be Always", "PeerQueueBytes"],
            fault => Assert.Contains(fault, wrong.Message));
    }

    [Fact]
    public void Wrong_options_are_all_listed_at_once()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new TinyServer(
            Options() with { MaxPeers = 0, PeerQueueCapacity = 0, LoginTimeout = TimeSpan.Zero, Dialect = -1 }));

        Assert.All(
            ["MaxPeers", "PeerQueueCapacity", "LoginTimeout", "Dialect"], name => Assert.Contains(name, wrong.Message));
    }

    private static ServerOptions Options() => TinyServer.Options(new InMemoryNetwork());
}
