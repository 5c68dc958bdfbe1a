namespace LogicalDomains.Simulation;

/// <summary>One thing that happens in a day of a simulated machine.</summary>
/// <param name="At">When, counted from the beginning of the day.</param>
/// <param name="Action">What happens.</param>
/// <param name="Subject">The domain or configuration it happens to.</param>
/// <param name="Amount">
/// Virtual CPUs, units, gibibytes, bytes, percent, a port, or the number of a device, as the action needs; otherwise 0.
/// </param>
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

    /// <summary>A domain gets more virtual CPUs.</summary>
    AddCpus,

    /// <summary>Virtual CPUs are taken from a domain.</summary>
    RemoveCpus,

    /// <summary>A domain gets more memory; the amount is in gibibytes.</summary>
    AddMemory,

    /// <summary>Memory is taken from a domain; the amount is in gibibytes.</summary>
    RemoveMemory,

    /// <summary>The number of cryptographic units is set.</summary>
    SetCryptoUnits,

    /// <summary>A domain gets a disk with a volume of its own; the amount is the disk's number.</summary>
    AddDisk,

    /// <summary>A disk that was added by number is removed with its volume.</summary>
    RemoveDisk,

    /// <summary>A domain gets a network device; the amount is its number.</summary>
    AddNetwork,

    /// <summary>A network device that was added by number is removed.</summary>
    RemoveNetwork,

    /// <summary>The firmware variable <c>auto-boot?</c> is set: 0 for false, any other amount for true.</summary>
    SetAutoBoot,

    /// <summary>The console is moved; the amount is the port.</summary>
    SetConsole,

    /// <summary>A domain gets a bus of the machine; the amount is its number.</summary>
    AddBus,

    /// <summary>A bus is taken from a domain; the amount is its number.</summary>
    RemoveBus,
}
