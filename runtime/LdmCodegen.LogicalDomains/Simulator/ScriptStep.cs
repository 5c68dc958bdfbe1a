namespace LogicalDomains.Simulation;

/// <summary>One thing that happens in a day of a simulated machine.</summary>
/// <param name="At">When, counted from the beginning of the day.</param>
/// <param name="Action">What happens.</param>
/// <param name="Subject">The domain or configuration it happens to.</param>
/// <param name="Amount">Virtual CPUs, gibibytes, bytes or percent, as the action needs; otherwise 0.</param>
public sealed record ScriptStep(TimeSpan At, ScriptAction Action, string Subject, int Amount = 0);

/// <summary>What can happen in a day.</summary>
public enum ScriptAction
{
    /// <summary>A domain is defined.</summary>
    Add,

    /// <summary>A domain is bound.</summary>
    Bind,

    /// <summary>A domain is started.</summary>
    Start,

    /// <summary>A domain is stopped.</summary>
    Stop,

    /// <summary>A domain is unbound.</summary>
    Unbind,

    /// <summary>A domain's definition is removed.</summary>
    Remove,

    /// <summary>A guest panics.</summary>
    Panic,

    /// <summary>A guest is reset.</summary>
    Reset,

    /// <summary>A migration begins.</summary>
    BeginMigration,

    /// <summary>A migration goes on; the amount is in percent.</summary>
    AdvanceMigration,

    /// <summary>A migration succeeds.</summary>
    CompleteMigration,

    /// <summary>A migration fails.</summary>
    FailMigration,

    /// <summary>The number of virtual CPUs is set.</summary>
    SetCpus,

    /// <summary>The amount of memory is set; the amount is in gibibytes.</summary>
    SetMemory,

    /// <summary>The largest frame payload of the switch is set; the amount is in bytes.</summary>
    SetSwitchMtu,

    /// <summary>The present configuration is stored.</summary>
    StoreConfig,

    /// <summary>A stored configuration is chosen.</summary>
    ChooseConfig,

    /// <summary>A stored configuration is removed.</summary>
    RemoveConfig,
}
