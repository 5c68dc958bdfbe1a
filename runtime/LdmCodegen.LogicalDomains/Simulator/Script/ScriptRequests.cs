using System.Globalization;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>
/// Steps of a script that clients could ask for: as their requests. A number stands for a device and all that it needs,
/// so that a line of a script is enough for it.
/// </summary>
internal static class ScriptRequests
{
    private const string DiskStem = "disk";
    private const string NetworkStem = "net";
    private const string BusStem = "pci_";

    public static LdmRequest[] Of(ScriptStep step) => step.Action switch
    {
        ScriptAction.AddCpus => [new AddVcpuRequest(step.Subject) { Cpu = new() { Count = Count(step) } }],
        ScriptAction.RemoveCpus => [new RemoveVcpuRequest(step.Subject) { Cpu = new() { Count = Count(step) } }],
        ScriptAction.AddMemory => [new AddMemoryRequest(step.Subject) { Memory = Memory(step) }],
        ScriptAction.RemoveMemory => [new RemoveMemoryRequest(step.Subject) { Memory = Memory(step) }],
        ScriptAction.SetCryptoUnits => [new SetMauRequest(step.Subject) { Mau = new() { Count = Count(step) } }],
        ScriptAction.AddDisk =>
        [
            new AddVdiskserverdeviceRequest { Volume = Volume(step) },
            new AddVdiskRequest(step.Subject) { Disk = Disk(step) },
        ],
        ScriptAction.RemoveDisk =>
        [
            new RemoveVdiskRequest(step.Subject) { Disk = Disk(step), Force = true },
            new RemoveVdiskserverdeviceRequest { Volume = Volume(step) },
        ],
        ScriptAction.AddNetwork => [new AddVnetRequest(step.Subject) { Network = Network(step) }],
        ScriptAction.RemoveNetwork => [new RemoveVnetRequest(step.Subject) { Network = Network(step), Force = true }],
        ScriptAction.SetAutoBoot => [new SetVariableRequest(step.Subject) { Variable = AutoBoot(step) }],
        ScriptAction.SetConsole => [new SetVconsoleRequest(step.Subject) { Console = Console(step) }],
        ScriptAction.AddBus => [new AddIoRequest(step.Subject) { Device = Bus(step) }],
        ScriptAction.RemoveBus => [new RemoveIoRequest(step.Subject) { Device = Bus(step) }],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Action, "No such action."),
    };

    /// <summary>The numbers of the disks that were added by number.</summary>
    public static IEnumerable<int> DiskNumbers(SimulatedDomain domain) =>
        Numbers(domain.All<DiskResource>().Select(disk => disk.DiskName), DiskStem);

    /// <summary>The numbers of the network devices that were added by number.</summary>
    public static IEnumerable<int> NetworkNumbers(SimulatedDomain domain) =>
        Numbers(domain.All<NetworkResource>().Select(network => network.NetworkName), NetworkStem);

    /// <summary>The numbers of the buses that a domain owns.</summary>
    public static IEnumerable<int> BusNumbers(SimulatedDomain domain) =>
        Numbers(domain.All<PhysicalDeviceResource>().Select(device => device.DeviceName), BusStem);

    /// <summary>The number of a bus; null for a device that is none.</summary>
    public static int? BusNumber(string device) => Number(device, BusStem);

    private static IEnumerable<int> Numbers(IEnumerable<string?> names, string stem) =>
        names.Select(name => Number(name, stem)).OfType<int>();

    private static int? Number(string? name, string stem) =>
        name is not null
        && name.StartsWith(stem, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static uint Count(ScriptStep step) => (uint)Math.Max(0, step.Amount);

    private static MemoryResource Memory(ScriptStep step) => new() { Size = new ByteSize(Count(step), 'G') };

    private static string Named(string stem, ScriptStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{stem}{step.Amount}");

    private static string VolumeName(ScriptStep step) => $"{step.Subject}-{Named(DiskStem, step)}";

    private static VdsVolumeResource Volume(ScriptStep step) => new()
    {
        VolumeName = VolumeName(step),
        ServiceName = FleetSeed.DiskServer,
        BlockDevice = "/dev/zvol/dsk/rpool/" + VolumeName(step),
    };

    private static DiskResource Disk(ScriptStep step) => new()
    {
        DiskName = Named(DiskStem, step),
        ServiceName = FleetSeed.DiskServer,
        VolumeName = VolumeName(step),
    };

    private static NetworkResource Network(ScriptStep step) =>
        new() { NetworkName = Named(NetworkStem, step), ServiceName = FleetSeed.Switch };

    private static VariableResource AutoBoot(ScriptStep step) =>
        new() { VariableName = "auto-boot?", Value = step.Amount == 0 ? "false" : "true" };

    private static ConsoleResource Console(ScriptStep step) =>
        new() { ServiceName = FleetSeed.Concentrator, Port = Count(step) };

    private static PhysicalDeviceResource Bus(ScriptStep step) => new() { DeviceName = Named(BusStem, step) };
}
