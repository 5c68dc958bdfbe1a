using System.Collections.Immutable;

namespace LogicalDomains.Simulation;

/// <summary>All of a simulated machine at one moment. Immutable: a change makes the next one.</summary>
internal sealed record FleetState
{
    public const string FactoryDefault = "factory-default";

    /// <summary>What the machine has to give.</summary>
    public required MachineCapacity Capacity { get; init; }

    /// <summary>The control domain first, then in the order of their definition.</summary>
    public ImmutableArray<SimulatedDomain> Domains { get; init; } = [];

    /// <summary>Buses, physical and virtual functions, with their own settings; domains own them by name.</summary>
    public ImmutableArray<PhysicalDeviceResource> Devices { get; init; } = [];

    /// <summary>Names on the service processor, oldest first.</summary>
    public ImmutableArray<string> StoredConfigs { get; init; } = [FactoryDefault];

    /// <summary>The stored configuration that the machine runs.</summary>
    public string CurrentConfig { get; init; } = FactoryDefault;

    /// <summary>The one chosen for the next power-on; null while none was chosen.</summary>
    public string? NextConfig { get; init; }

    /// <summary>Configurations that the manager saved by itself, under the name of the current one.</summary>
    public ImmutableArray<string> Autosaves { get; init; } = [];

    /// <summary>How many MAC addresses were assigned.</summary>
    public uint AssignedAddresses { get; init; }

    public SimulatedDomain? Find(string name) => Domains.FirstOrDefault(domain => domain.Name == name);

    /// <summary>All resources of one kind, with their domains.</summary>
    public IEnumerable<(SimulatedDomain Owner, TResource Resource)> Everywhere<TResource>()
        where TResource : LdmResource =>
        from domain in Domains
        from resource in domain.All<TResource>()
        select (domain, resource);

    public SimulatedDomain? OwnerOf(string device) => Domains.FirstOrDefault(
        domain => domain.All<PhysicalDeviceResource>().Any(owned => owned.DeviceName == device));
}
