using Acme.Ticket;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Values and what stands beside payloads are held against the peer's version, as all else in a request is.</summary>
public sealed class PeerVersionTests
{
    private static readonly Dictionary<string, TicketRequest> Requests = new()
    {
        ["beside"] = new SellRequest(1) { Desk = "north" },
        ["beside what has no name"] = new TicketUnknownRequest("rent") { Desk = "north" },
        ["value beside"] = new SellRequest(1) { Mood = Colour.Green },
        ["value that is gone"] = new SellRequest(1) { Mood = Colour.Grey },
        ["value in a list"] = new SellRequest(1) { Colours = [Colour.Red, Colour.Green] },
    };

    [Theory]
    [InlineData("beside", "1", "The property 'Desk' of every request")]
    [InlineData("beside what has no name", "1", "The property 'Desk' of every request")]
    [InlineData("value beside", "1", "The value 'green' of 'Colour'")]
    [InlineData("value that is gone", "2", "The value 'grey' of 'Colour'")]
    [InlineData("value in a list", "1", "The value 'green' of 'Colour'")]
    public void What_the_peer_cannot_know_is_refused_by_its_name(string what, string version, string member)
    {
        NotInPeerVersionException refused = Assert.Throws<NotInPeerVersionException>(() => Check(Requests[what], version));

        Assert.Equal((member, version), (refused.Member, refused.PeerVersion));
        Check(Requests[what], version == "1" ? "2" : "1");
    }

    [Fact]
    public void Values_that_every_version_has_or_the_schema_does_not_name_are_sent()
    {
        Check(new SellRequest(1) { Mood = Colour.Red, Colours = [Colour.Blue, new("pink")] }, "1");
        Check(new SellRequest(1), "1");
    }

    private static void Check(TicketRequest request, string version) => TicketProtocol.Instance.CheckPeer(
        request, PeerVersion.Of(TicketProtocol.Instance.Description.Timeline, version)!);
}
