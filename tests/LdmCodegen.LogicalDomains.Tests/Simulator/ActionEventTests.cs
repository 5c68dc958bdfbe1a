using System.Xml.Linq;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>Every action that the schema says causes events causes just those, and everybody registered sees them.</summary>
public sealed class ActionEventTests : IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _bound.Dispose();

    [Fact]
    public async Task Each_action_of_a_story_tells_its_events_before_its_reply()
    {
        await using Lab lab = await Lab.StartAsync(new LdmSimulatorOptions { Guests = 0 }, _bound.Token);
        await using EventSubscription<LdmEvent> events = await lab.Client.Events.All.OpenAsync(null, _bound.Token);
        await using IAsyncEnumerator<LdmEvent> told = events.GetAsyncEnumerator(_bound.Token);

        foreach ((LdmRequest asked, LdmEvent[] expected) in ActionStory.Steps)
        {
            LdmReply reply = await lab.Client.SendAsync(asked, _bound.Token);

            Assert.True(reply.Succeeded, $"{asked}: {string.Join("; ", reply.Messages)}");
            foreach (LdmEvent one in expected)
            {
                Assert.True(await told.MoveNextAsync());
                Assert.Equal(one, told.Current);
            }
        }

        // Nothing else was told: the next event is the one raised last.
        await lab.Simulator.AddSpConfigAsync("end", _bound.Token);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal("end", Assert.IsType<AddSpconfigEvent>(told.Current).SpConfig?.ConfigName);
    }

    [Fact]
    public void The_story_uses_every_action_that_causes_events_and_tells_those_of_the_schema()
    {
        XDocument schema = XDocument.Load(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        Dictionary<string, string[]> emits = schema.Root!.Elements()
            .Where(element => element.Name.LocalName == "action" && element.Attribute("emits") is not null)
            .ToDictionary(
                action => action.Attribute("name")!.Value, action => action.Attribute("emits")!.Value.Split(' '));

        // Those of migrations need two machines; their tests stand elsewhere.
        Assert.Equal(
            emits.Keys.Except(["migrate-domain", "cancel-operation"]).Order(),
            ActionStory.Steps.Select(step => step.Asked.Name).Distinct().Order());
        Assert.All(
            ActionStory.Steps, step => Assert.Equal(emits[step.Asked.Name], step.Told.Select(told => told.Name)));
    }
}
