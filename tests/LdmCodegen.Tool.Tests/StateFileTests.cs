using System.Text;
using LdmCodegen.Tool.Simulation;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.Tool.Tests;

/// <summary>Dumps for <c>simulate --state</c>.</summary>
public sealed class StateFileTests
{
    [Fact]
    public void A_dump_fills_an_empty_machine()
    {
        SimulatedFleet original = new(seed: 7, guests: 3);
        byte[] dump = LdmWire.ToUtf8(ListConstraintsReply.Success(
        [
            .. original.Domains.Select(domain => new DomainResources(domain.Name) { Resources = domain.Resources }),
        ]));
        SimulatedFleet copy = SimulatedFleet.Empty(seed: 7, guests: 3);

        StateFile.Load("dump.xml", StateFile.Parse("dump.xml", dump), copy);

        Assert.Equal(
            original.Domains.Select(domain => (domain.Name, domain.Resources)),
            copy.Domains.Select(domain => (domain.Name, domain.Resources)));
        Assert.True(copy.Domains[0].IsControl);
    }

    [Fact]
    public void Requests_to_add_domains_are_a_dump_too()
    {
        byte[] request = LdmWire.ToUtf8(new AddDomainRequest("lab1") { Resources = [new CpuResource { Count = 4 }] });

        Assert.Equal("lab1", Assert.Single(StateFile.Parse("one.xml", request)).Domain);
    }

    [Theory]
    [InlineData("<LDM_interface", "bad.xml(1,")]
    [InlineData(
        "<LDM_interface version='1.3'><cmd><action>bind-domain</action><data version='3.0'><Envelope>"
        + "<Content id='a'/></Envelope></data></cmd></LDM_interface>",
        "bad.xml: expected what list-constraints answers, or add-domain requests, not bind-domain")]
    public void What_is_no_dump_is_refused_with_its_place(string text, string message)
    {
        ToolException fault = Assert.Throws<ToolException>(
            () => StateFile.Parse("bad.xml", Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith(message, fault.Message);
        Assert.Equal(1, fault.ExitCode);
    }

    [Fact]
    public void A_domain_that_is_there_twice_is_refused()
    {
        DomainResources[] twice = [new("lab1"), new("lab1")];

        ToolException fault = Assert.Throws<ToolException>(
            () => StateFile.Load("twice.xml", twice, SimulatedFleet.Empty(seed: 1, guests: 0)));

        Assert.Equal("twice.xml: a domain named lab1 exists already", fault.Message);
    }
}
