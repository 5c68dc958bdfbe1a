using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>A domain of the simulated manager: an immutable state machine without input or output.</summary>
/// <param name="Name">The domain's name, unique in its fleet.</param>
/// <param name="Stage">Where it is in its life cycle.</param>
public sealed record SimulatedDomain(string Name, DomainStage Stage = DomainStage.Inactive)
{
    /// <summary>Whether it is the control domain, in which the manager itself runs: it cannot be taken down.</summary>
    public bool IsControl { get; init; }

    /// <summary>How much of a migration is done, in percent from 0 to 100; null when none is under way.</summary>
    public int? MigrationPercent { get; init; }

    /// <summary>Whether a delayed reconfiguration is under way.</summary>
    public bool IsReconfiguring { get; init; }

    /// <summary>
    /// Whether it is on its way from another machine; until it has arrived only its migration goes on.
    /// </summary>
    public bool IsArriving { get; init; }

    /// <summary>Its properties and resources, as listings show them; the stage is not among them.</summary>
    public ValueList<LdmResource> Resources { get; init; } = ValueList<LdmResource>.Empty;

    /// <summary>Says why a transition is not possible now.</summary>
    /// <param name="transition">What is asked.</param>
    /// <returns>A sentence without a full stop for the reply, or null when the transition is possible.</returns>
    public string? Refusal(DomainTransition transition)
    {
        bool endsMigration = transition is DomainTransition.CompleteMigration or DomainTransition.FailMigration;
        if (MigrationPercent is { } percent)
        {
            return endsMigration ? null : $"the migration of domain {Name} is under way ({percent}%)";
        }

        if (endsMigration)
        {
            return $"no migration of domain {Name} is under way";
        }

        bool takesDown = transition is not (DomainTransition.Bind or DomainTransition.Start);
        if (IsControl && Stage == DomainStage.Active && takesDown)
        {
            return $"domain {Name} is the control domain; the manager runs in it";
        }

        return (transition, Stage) switch
        {
            (DomainTransition.Bind, DomainStage.Bound) => $"domain {Name} is bound already",
            (DomainTransition.Bind, DomainStage.Active) => $"domain {Name} is running, hence bound already",
            (DomainTransition.Start, DomainStage.Inactive) => $"domain {Name} is not bound; bind it first",
            (DomainTransition.Start, DomainStage.Active) => $"domain {Name} is running already",
            (DomainTransition.Unbind, DomainStage.Inactive) => $"domain {Name} is not bound",
            (DomainTransition.Unbind, DomainStage.Active) => $"domain {Name} is running; stop it first",
            (DomainTransition.Remove, DomainStage.Bound) => $"domain {Name} is bound; unbind it first",
            (DomainTransition.Remove, DomainStage.Active) => $"domain {Name} is running; stop and unbind it first",
            (DomainTransition.Stop or DomainTransition.Panic or DomainTransition.Reset, not DomainStage.Active)
                => $"domain {Name} is not running",
            (DomainTransition.BeginMigration, DomainStage.Inactive) => $"domain {Name} is not bound; bind it first",
            _ => null,
        };
    }

    /// <summary>The domain after a transition.</summary>
    /// <param name="transition">A transition that is possible now.</param>
    /// <returns>The domain as it is then, or null when it is no longer this manager's.</returns>
    /// <exception cref="InvalidOperationException">The transition is not possible; the message says why.</exception>
    public SimulatedDomain? After(DomainTransition transition)
    {
        if (Refusal(transition) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        return transition switch
        {
            DomainTransition.Bind or DomainTransition.Stop =>
                this with { Stage = DomainStage.Bound, IsReconfiguring = false },
            DomainTransition.Start => this with { Stage = DomainStage.Active },
            DomainTransition.Unbind => this with { Stage = DomainStage.Inactive },
            DomainTransition.BeginMigration => this with { MigrationPercent = 0 },
            DomainTransition.CompleteMigration when IsArriving =>
                this with { MigrationPercent = null, IsArriving = false },
            DomainTransition.FailMigration when !IsArriving => this with { MigrationPercent = null },
            DomainTransition.Remove or DomainTransition.CompleteMigration or DomainTransition.FailMigration => null,
            _ => this,
        };
    }
}
