namespace LogicalDomains.Simulation;

/// <summary>What can be asked of a simulated domain.</summary>
public enum DomainTransition
{
    /// <summary>Attach resources of the machine: inactive to bound.</summary>
    Bind,

    /// <summary>Bound to active.</summary>
    Start,

    /// <summary>Active to bound.</summary>
    Stop,

    /// <summary>Give the resources back: bound to inactive.</summary>
    Unbind,

    /// <summary>Remove the definition of an inactive domain.</summary>
    Remove,

    /// <summary>The guest's operating system panics and comes up again: active stays active.</summary>
    Panic,

    /// <summary>Reset the guest: active stays active.</summary>
    Reset,

    /// <summary>Begin to move the domain to another machine; until it ends nothing else is possible.</summary>
    BeginMigration,

    /// <summary>End a migration: the domain now belongs to another manager.</summary>
    CompleteMigration,

    /// <summary>Give a migration up: the domain stays as it was.</summary>
    FailMigration,
}
