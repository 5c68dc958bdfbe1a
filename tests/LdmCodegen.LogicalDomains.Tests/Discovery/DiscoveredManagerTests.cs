using System.Net;
using LogicalDomains.Discovery;

namespace LdmCodegen.LogicalDomains.Tests.Discovery;

/// <summary>What is made of an answer that says little or nonsense.</summary>
public sealed class DiscoveredManagerTests
{
    private static readonly IPEndPoint Sender = new(IPAddress.Parse("198.51.100.4"), 40000);

    [Theory]
    [InlineData(6482, 6482)]
    [InlineData(1, 1)]
    [InlineData(65535, 65535)]
    [InlineData(0, 6482)]
    [InlineData(65536, 6482)]
    [InlineData(-1, 6482)]
    [InlineData(int.MinValue, 6482)]
    [InlineData(null, 6482)]
    public void A_port_that_is_none_becomes_the_usual_one(int? given, int expected) =>
        Assert.Equal(expected, From(new() { Address = IPAddress.Loopback, Port = given }).EndPoint.Port);

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("0.0.0.0", "198.51.100.4")]
    [InlineData(null, "198.51.100.4")]
    public void An_address_that_is_none_becomes_the_senders(string? given, string expected)
    {
        IPAddress? address = given is null ? null : IPAddress.Parse(given);

        Assert.Equal(IPAddress.Parse(expected), From(new() { Address = address }).EndPoint.Address);
    }

    [Fact]
    public void Texts_that_are_missing_are_empty_and_the_answer_is_kept()
    {
        DiscoveryAnswer answer = new() { HostName = "cdom1" };

        DiscoveredManager manager = From(answer);

        Assert.Equal(("cdom1", ""), (manager.HostName, manager.Version));
        Assert.Same(answer, manager.Answer);
        Assert.Equal(Sender, manager.Sender);
    }

    private static DiscoveredManager From(DiscoveryAnswer answer) => DiscoveredManager.From(answer, Sender);
}
