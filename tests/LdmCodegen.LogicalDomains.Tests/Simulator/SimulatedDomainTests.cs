using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

public sealed class SimulatedDomainTests
{
    private const string Migrating = "the migration of domain web1 is under way (40%)";
    private const string NotRunning = "domain web1 is not running";
    private const string NotBound = "domain web1 is not bound; bind it first";
    private const string NoMigration = "no migration of domain web1 is under way";
    private const string Control = "domain web1 is the control domain; the manager runs in it";

    public static TheoryData<DomainStage, DomainTransition, DomainStage?> Possible => new()
    {
        { DomainStage.Inactive, DomainTransition.Bind, DomainStage.Bound },
        { DomainStage.Inactive, DomainTransition.Remove, null },
        { DomainStage.Bound, DomainTransition.Start, DomainStage.Active },
        { DomainStage.Bound, DomainTransition.Unbind, DomainStage.Inactive },
        { DomainStage.Bound, DomainTransition.BeginMigration, DomainStage.Bound },
        { DomainStage.Active, DomainTransition.Stop, DomainStage.Bound },
        { DomainStage.Active, DomainTransition.Panic, DomainStage.Active },
        { DomainStage.Active, DomainTransition.Reset, DomainStage.Active },
        { DomainStage.Active, DomainTransition.BeginMigration, DomainStage.Active },
    };

    public static TheoryData<DomainStage, DomainTransition, string> Impossible => new()
    {
        { DomainStage.Inactive, DomainTransition.Start, NotBound },
        { DomainStage.Inactive, DomainTransition.Stop, NotRunning },
        { DomainStage.Inactive, DomainTransition.Unbind, "domain web1 is not bound" },
        { DomainStage.Inactive, DomainTransition.Panic, NotRunning },
        { DomainStage.Inactive, DomainTransition.Reset, NotRunning },
        { DomainStage.Inactive, DomainTransition.BeginMigration, NotBound },
        { DomainStage.Inactive, DomainTransition.CompleteMigration, NoMigration },
        { DomainStage.Inactive, DomainTransition.FailMigration, NoMigration },
        { DomainStage.Bound, DomainTransition.Bind, "domain web1 is bound already" },
        { DomainStage.Bound, DomainTransition.Stop, NotRunning },
        { DomainStage.Bound, DomainTransition.Remove, "domain web1 is bound; unbind it first" },
        { DomainStage.Bound, DomainTransition.Panic, NotRunning },
        { DomainStage.Bound, DomainTransition.Reset, NotRunning },
        { DomainStage.Bound, DomainTransition.CompleteMigration, NoMigration },
        { DomainStage.Bound, DomainTransition.FailMigration, NoMigration },
        { DomainStage.Active, DomainTransition.Bind, "domain web1 is running, hence bound already" },
        { DomainStage.Active, DomainTransition.Start, "domain web1 is running already" },
        { DomainStage.Active, DomainTransition.Unbind, "domain web1 is running; stop it first" },
        { DomainStage.Active, DomainTransition.Remove, "domain web1 is running; stop and unbind it first" },
        { DomainStage.Active, DomainTransition.CompleteMigration, NoMigration },
        { DomainStage.Active, DomainTransition.FailMigration, NoMigration },
    };

    [Theory]
    [MemberData(nameof(Possible))]
    public void Possible_transition_leads_to_the_next_stage(
        DomainStage before, DomainTransition transition, DomainStage? after)
    {
        SimulatedDomain domain = new("web1", before);

        Assert.Null(domain.Refusal(transition));
        Assert.Equal(after, domain.After(transition)?.Stage);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_transition_is_refused_with_the_reason(
        DomainStage stage, DomainTransition transition, string reason)
    {
        SimulatedDomain domain = new("web1", stage);

        Assert.Equal(reason, domain.Refusal(transition));
        Assert.Equal(reason, Assert.Throws<InvalidOperationException>(() => domain.After(transition)).Message);
    }

    [Fact]
    public void The_two_tables_name_every_transition_of_every_stage_once()
    {
        HashSet<(object, object)> rows =
        [
            .. Possible.Select(row => (row[0]!, row[1]!)),
            .. Impossible.Select(row => (row[0]!, row[1]!)),
        ];

        Assert.Equal(Enum.GetValues<DomainStage>().Length * Enum.GetValues<DomainTransition>().Length, rows.Count);
        Assert.Equal(rows.Count, Possible.Count + Impossible.Count);
    }

    [Fact]
    public void Migrating_domain_refuses_everything_but_the_end_of_the_migration()
    {
        SimulatedDomain domain = new("web1", DomainStage.Active) { MigrationPercent = 40 };

        foreach (DomainTransition transition in Enum.GetValues<DomainTransition>())
        {
            bool ends = transition is DomainTransition.CompleteMigration or DomainTransition.FailMigration;
            Assert.Equal(ends ? null : Migrating, domain.Refusal(transition));
        }
    }

    [Fact]
    public void Migration_ends_with_the_domain_gone_or_as_it_was()
    {
        SimulatedDomain domain = new("web1", DomainStage.Bound);
        SimulatedDomain migrating = domain.After(DomainTransition.BeginMigration)!;

        Assert.Equal(0, migrating.MigrationPercent);
        Assert.Null(migrating.After(DomainTransition.CompleteMigration));
        Assert.Equal(domain, migrating.After(DomainTransition.FailMigration));
    }

    [Theory]
    [InlineData(DomainTransition.Stop)]
    [InlineData(DomainTransition.Unbind)]
    [InlineData(DomainTransition.Remove)]
    [InlineData(DomainTransition.Panic)]
    [InlineData(DomainTransition.Reset)]
    [InlineData(DomainTransition.BeginMigration)]
    public void Control_domain_cannot_be_taken_down(DomainTransition transition)
    {
        SimulatedDomain domain = new("web1", DomainStage.Active) { IsControl = true };

        Assert.Equal(Control, domain.Refusal(transition));
    }
}
