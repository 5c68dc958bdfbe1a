namespace LogicalDomains.Simulation;

/// <summary>Where a simulated domain is in its life cycle.</summary>
public enum DomainStage
{
    /// <summary>Defined, without resources of the machine.</summary>
    Inactive,

    /// <summary>Resources are attached; nothing runs.</summary>
    Bound,

    /// <summary>The domain runs.</summary>
    Active,
}
