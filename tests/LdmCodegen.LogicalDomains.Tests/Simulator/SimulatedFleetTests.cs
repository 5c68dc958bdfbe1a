using LdmCodegen.Runtime;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

public sealed class SimulatedFleetTests
{
    private readonly SimulatedFleet _fleet = new(seed: 7, guests: 0);

    [Fact]
    public void Same_seed_gives_the_same_fleet_and_another_seed_another()
    {
        SimulatedFleet one = new(7, 15);
        SimulatedFleet same = new(7, 15);
        SimulatedFleet other = new(8, 15);

        Assert.Equal(one.Domains.AsEnumerable(), same.Domains);
        Assert.NotEqual(one.Domains.AsEnumerable(), other.Domains);
    }

    [Fact]
    public void Fleet_begins_with_a_running_control_domain_and_guests_of_different_names()
    {
        SimulatedFleet fleet = new(7, 20);

        Assert.Equal(21, fleet.Domains.Select(domain => domain.Name).Distinct().Count());
        Assert.Equal(("primary", DomainStage.Active), (fleet.Domains[0].Name, fleet.Domains[0].Stage));
        Assert.All(fleet.Domains, domain => Assert.Equal(domain.Name == "primary", domain.IsControl));
        Assert.All(fleet.Domains, domain => Assert.Contains(domain.Resources, resource => resource is CpuResource));
    }

    [Fact]
    public void Life_of_a_domain_causes_the_event_of_each_step()
    {
        LdmEvent[] events =
        [
            .. Made(_fleet.Add("web1", ValueList<LdmResource>.Empty)),
            .. Made(_fleet.Apply("web1", DomainTransition.Bind)),
            .. Made(_fleet.Apply("web1", DomainTransition.Start)),
            .. Made(_fleet.Apply("web1", DomainTransition.Panic)),
            .. Made(_fleet.Apply("web1", DomainTransition.Reset)),
            .. Made(_fleet.Apply("web1", DomainTransition.Stop)),
            .. Made(_fleet.Apply("web1", DomainTransition.Unbind)),
            .. Made(_fleet.Apply("web1", DomainTransition.Remove)),
        ];

        LdmEvent[] expected =
        [
            new AddDomainEvent("web1"), new BindDomainEvent("web1"), new StartDomainEvent("web1"),
            new PanicDomainEvent("web1"), new DomainResetEvent("web1"), new StopDomainEvent("web1"),
            new UnbindDomainEvent("web1"), new RemoveDomainEvent("web1"),
        ];
        Assert.Equal(expected, events);
        Assert.Null(_fleet.Find("web1"));
    }

    [Fact]
    public void Migration_causes_progress_and_then_its_end()
    {
        AddRunning("web1");

        LdmEvent[] events =
        [
            .. Made(_fleet.Apply("web1", DomainTransition.BeginMigration)),
            .. Made(_fleet.AdvanceMigration("web1", 50)),
            .. Made(_fleet.Apply("web1", DomainTransition.CompleteMigration)),
        ];

        LdmEvent[] expected =
        [
            Progress(0, MigrationStatus.Ongoing), Progress(50, MigrationStatus.Ongoing),
            Progress(100, MigrationStatus.Done), new MigrateDomainEvent("web1"),
        ];
        Assert.Equal(expected, events);
        Assert.Null(_fleet.Find("web1"));
    }

    [Fact]
    public void Failed_migration_says_how_far_it_came_and_leaves_the_domain()
    {
        AddRunning("web1");
        SimulatedDomain before = _fleet.Find("web1")!;
        Made(_fleet.Apply("web1", DomainTransition.BeginMigration));
        Made(_fleet.AdvanceMigration("web1", 30));

        LdmEvent failed = Assert.Single(Made(_fleet.Apply("web1", DomainTransition.FailMigration)));

        Assert.Equal(Progress(30, MigrationStatus.Failed), failed);
        Assert.Equal(before, _fleet.Find("web1"));
    }

    [Theory]
    [InlineData(39)]
    [InlineData(101)]
    public void Migration_never_goes_backwards_or_beyond_its_end(int percent)
    {
        AddRunning("web1");
        Made(_fleet.Apply("web1", DomainTransition.BeginMigration));
        Made(_fleet.AdvanceMigration("web1", 40));

        Assert.Equal(
            $"the migration of domain web1 cannot go from 40% to {percent}%",
            _fleet.AdvanceMigration("web1", percent).Refusal);
    }

    [Fact]
    public void Migrating_domain_refuses_other_resources()
    {
        AddRunning("web1");
        Made(_fleet.Apply("web1", DomainTransition.BeginMigration));

        Assert.Equal("the migration of domain web1 is under way (0%)", _fleet.SetCpus("web1", 8).Refusal);
    }

    [Fact]
    public void Refused_change_causes_no_event_and_changes_nothing()
    {
        AddRunning("web1");
        SimulatedDomain before = _fleet.Find("web1")!;

        FleetAnswer answer = _fleet.Apply("web1", DomainTransition.Remove);

        Assert.False(answer.Succeeded);
        Assert.Empty(answer.Events);
        Assert.Equal(before, _fleet.Find("web1"));
    }

    [Fact]
    public void Unknown_taken_and_empty_names_are_refused()
    {
        Made(_fleet.Add("web1", ValueList<LdmResource>.Empty));

        Assert.Equal("there is no domain named web2", _fleet.Apply("web2", DomainTransition.Bind).Refusal);
        Assert.Equal("there is no domain named WEB1", _fleet.Apply("WEB1", DomainTransition.Bind).Refusal);
        Assert.Equal("there is no domain named web2", _fleet.AdvanceMigration("web2", 10).Refusal);
        Assert.Equal("there is no domain named web2", _fleet.SetMemory("web2", 4).Refusal);
        Assert.Equal(
            "a domain named web1 exists already", _fleet.Add("web1", ValueList<LdmResource>.Empty).Refusal);
        Assert.Equal("a domain needs a name", _fleet.Add(" ", ValueList<LdmResource>.Empty).Refusal);
    }

    [Fact]
    public void Removing_all_leaves_what_cannot_be_removed()
    {
        AddRunning("web1");
        Made(_fleet.Add("lab1", ValueList<LdmResource>.Empty));
        Made(_fleet.Add("lab2", ValueList<LdmResource>.Empty));

        LdmEvent[] expected = [new RemoveDomainEvent("lab1"), new RemoveDomainEvent("lab2")];
        Assert.Equal(expected, Made(_fleet.RemoveAll()));
        Assert.Equal(["primary", "web1"], _fleet.Domains.Select(domain => domain.Name));
    }

    [Fact]
    public void Resources_are_replaced_in_their_place()
    {
        Made(_fleet.Add("web1", [new CpuResource { Count = 8 }, new MemoryResource { Size = new ByteSize(4, 'G') }]));

        Assert.Equal(new SetVcpuEvent("web1"), Assert.Single(Made(_fleet.SetCpus("web1", 16))));
        Assert.Equal(new SetMemoryEvent("web1"), Assert.Single(Made(_fleet.SetMemory("web1", 32))));

        ValueList<LdmResource> expected =
            [new CpuResource { Count = 16 }, new MemoryResource { Size = new ByteSize(32, 'G') }];
        Assert.Equal(expected, _fleet.Find("web1")!.Resources);
    }

    [Theory]
    [InlineData(1499)]
    [InlineData(16001)]
    public void Switch_refuses_a_frame_size_outside_its_range(int mtu) =>
        Assert.Equal($"an mtu of {mtu} is outside 1500 to 16000", _fleet.SetSwitchMtu(mtu).Refusal);

    [Fact]
    public void Switch_event_names_the_service()
    {
        SetVswitchEvent changed = Assert.IsType<SetVswitchEvent>(Assert.Single(Made(_fleet.SetSwitchMtu(9000))));

        Assert.Equal("primary", changed.Domain);
        Assert.Equal("primary-vsw0", Assert.IsType<VswResource>(Assert.Single(changed.Services)).ServiceName);
    }

    [Fact]
    public void Configurations_are_stored_chosen_and_removed()
    {
        LdmEvent[] events =
        [
            .. Made(_fleet.StoreConfig("before")), .. Made(_fleet.StoreConfig("after")),
            .. Made(_fleet.ChooseConfig("after")), .. Made(_fleet.RemoveConfig("before")),
        ];

        LdmEvent[] expected =
        [
            new AddSpconfigEvent { SpConfig = new SpConfigResource { ConfigName = "before" } },
            new AddSpconfigEvent { SpConfig = new SpConfigResource { ConfigName = "after" } },
            new SetSpconfigEvent { SpConfig = new SpConfigResource { ConfigName = "after" } },
            new RemoveSpconfigEvent { SpConfig = new SpConfigResource { ConfigName = "before" } },
        ];
        Assert.Equal(expected, events);
        Assert.Equal<string>(["factory-default", "after"], _fleet.StoredConfigs.AsEnumerable());
        Assert.Equal("after", _fleet.NextConfig);
        Assert.Equal("configuration after is chosen for the next power-on", _fleet.RemoveConfig("after").Refusal);
        Assert.Equal("there is no configuration named none", _fleet.ChooseConfig("none").Refusal);
        Assert.Equal("a configuration named after exists already", _fleet.StoreConfig("after").Refusal);
    }

    private static LdmEvent[] Made(FleetAnswer answer)
    {
        Assert.Null(answer.Refusal);
        return [.. answer.Events];
    }

    private static MigrationProcessEvent Progress(int percent, MigrationStatus status) =>
        new() { Domain = "web1", Progress = percent, Status = status, Source = "hostA" };

    private void AddRunning(string name)
    {
        Made(_fleet.Add(name, ValueList<LdmResource>.Empty));
        Made(_fleet.Apply(name, DomainTransition.Bind));
        Made(_fleet.Apply(name, DomainTransition.Start));
    }
}
