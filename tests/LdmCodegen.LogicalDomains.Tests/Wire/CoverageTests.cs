using LdmCodegen.Runtime.Session;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class CoverageTests
{
    public static TheoryData<string> EventNames => [.. EventTable.Events.Keys];

    public static TheoryData<string> RegistrationNames => [.. EventTable.Registrations.Keys];

    [Fact]
    public void Schema_has_the_events_of_the_guides_and_no_others()
    {
        Assert.Equal(49, EventTable.Events.Count);
        Assert.Equal(EventTable.Events.Keys.Order(), LdmSchema.EventNames.Order());
    }

    [Fact]
    public void Schema_has_the_actions_of_the_guides()
    {
        Assert.Equal(77, ActionTable.Listed.Count);
        Assert.Empty(ActionTable.Listed.Concat(ActionTable.InTheText).Except(LdmSchema.ActionNames));
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Event_is_in_the_group_and_has_the_payload_of_the_guides(string name)
    {
        LdmEvent sample = Assert.Single(Samples.Events, candidate => candidate.Name == name);
        (LdmEventGroup group, Payload payload) = EventTable.Events[name];

        Assert.Equal(group, sample.Group);
        Assert.Equal((ulong)group, ((IEventMessage)sample).GroupMask);
        Assert.Equal(EventTable.StemOf(name) + "Event", sample.GetType().Name);
        Assert.Equal($"Ldm{group}Event", sample.GetType().BaseType!.Name);
        Assert.Equal(payload, PayloadOf(sample.GetType()));
    }

    [Theory]
    [MemberData(nameof(RegistrationNames))]
    public void Registration_delivers_its_group_and_progress(string name)
    {
        LdmProtocol protocol = LdmProtocol.Instance;

        Assert.True(protocol.TryGetRegistration(Parse($"reg-{name}-events"), out var group, out bool register));
        Assert.True(register);
        Assert.Equal((ulong)EventTable.Registrations[name], group.Delivers);
        Assert.True(protocol.TryGetRegistration(Parse($"unreg-{name}-events"), out var left, out register));
        Assert.False(register);
        Assert.Equal(group, left);
    }

    [Fact]
    public void Other_actions_are_no_registrations() =>
        Assert.All(
            Samples.Requests.Where(request => !request.Name.EndsWith("-events", StringComparison.Ordinal)),
            request => Assert.False(LdmProtocol.Instance.TryGetRegistration(request, out _, out _)));

    [Fact]
    public void Samples_have_every_message() => Assert.Multiple(
        () => Assert.Equal(LdmSchema.EventNames.Order(), Samples.Events.Select(e => e.Name).Distinct().Order()),
        () => Assert.Equal(LdmSchema.ActionNames.Order(), Samples.Requests.Select(r => r.Name).Distinct().Order()));

    private static LdmRequest Parse(string action) =>
        (LdmRequest)LdmWire.Parse(Corpus.Read($"requests/{action}.xml"));

    private static Payload PayloadOf(Type type)
    {
        bool Has(string property) => type.GetProperty(property) is not null;
        return (Has("Domain"), Has("Services"), Has("SpConfig"), Has("Progress")) switch
        {
            (true, false, false, false) => Payload.A,
            (true, true, false, false) => Payload.B,
            (_, false, true, false) => Payload.C,
            (true, false, false, true) => Payload.D,
            _ => throw new InvalidOperationException($"{type.Name} has no payload of the guides."),
        };
    }
}
