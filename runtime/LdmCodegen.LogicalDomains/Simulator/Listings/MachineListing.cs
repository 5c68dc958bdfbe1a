using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Resources of the machine itself.</summary>
internal static class MachineListing
{
    /// <summary>What no bound or running domain has.</summary>
    public static ValueList<LdmResource> Free(FleetState state) =>
    [
        .. Amounts(quantity => quantity.Free(state)),
        .. state.Devices.Where(device => state.OwnerOf(device.DeviceName!) is null),
    ];

    /// <summary>What the machine has taken out of use: one core.</summary>
    public static ValueList<LdmResource> Blacklisted(FleetState state) =>
        [new CoreResource { CoreId = state.Capacity.BlacklistedCore, Status = CoreStatus.Blacklisted }];

    /// <summary>All it has; the simulated machine is a single group.</summary>
    public static ValueList<LdmResource> All(FleetState state) =>
        [.. Amounts(quantity => quantity.Total(state.Capacity)), .. state.Devices];

    private static LdmResource[] Amounts(Func<Quantity, UInt128> amount) =>
    [
        new CpuResource { Count = (uint)amount(Quantity.Cpus) },
        new MauResource { Count = (uint)amount(Quantity.CryptoUnits) },
        new MemoryResource { Size = Quantity.Size(amount(Quantity.Memory)) },
    ];
}
