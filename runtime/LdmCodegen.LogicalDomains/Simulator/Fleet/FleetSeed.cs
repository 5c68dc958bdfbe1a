using System.Collections.Immutable;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Makes the fleet a simulated manager begins with: the same one for the same seed.</summary>
internal static class FleetSeed
{
    public const string ControlDomain = "primary";
    public const string DiskServer = "primary-vds0";
    public const string Switch = "primary-vsw0";
    public const string Concentrator = "primary-vcc0";

    private const uint FirstConsole = 5000;
    private const uint LastConsole = 5100;

    private static readonly ImmutableArray<string> Buses = ["pci_0", "pci_1", "pci_2", "pci_3"];
    private static readonly ImmutableArray<string> Functions =
    [
        "/SYS/MB/NET0/IOVNET.PF0", "/SYS/MB/NET0/IOVNET.PF1", "/SYS/MB/NET2/IOVNET.PF0", "/SYS/MB/NET2/IOVNET.PF1",
    ];

    private static readonly ImmutableArray<string> Names =
    [
        "ldg1", "db1", "web1", "web2", "app1", "mail1", "build1", "cache1", "queue1", "db2", "web3", "test1",
    ];

    public static FleetState Create(int seed, int guests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(guests);
        Random random = new(seed);
        ImmutableArray<SimulatedDomain>.Builder domains = ImmutableArray.CreateBuilder<SimulatedDomain>(guests + 1);
        domains.Add(CreateControlDomain(random));
        for (int index = 0; index < guests; index++)
        {
            // Beyond the list, names go on as the ones people type first: ldg13, ldg14, …
            string name = index < Names.Length ? Names[index] : $"ldg{index + 1}";
            DomainStage stage = random.Next(10) switch
            {
                < 2 => DomainStage.Inactive,
                < 4 => DomainStage.Bound,
                _ => DomainStage.Active,
            };
            domains.Add(CreateGuest(random, name, stage, (uint)(FirstConsole + index)));
        }

        domains[0] = domains[0] with { Resources = [.. domains[0].Resources, .. VolumesOf(domains.Skip(1))] };
        return new FleetState
        {
            Capacity = MachineCapacity.For(domains),
            Domains = domains.MoveToImmutable(),
            Devices = [.. Buses.Concat(Functions).Select(name => new PhysicalDeviceResource { DeviceName = name })],
        };
    }

    private static SimulatedDomain CreateControlDomain(Random random) => new(ControlDomain, DomainStage.Active)
    {
        IsControl = true,
        Resources =
        [
            CreateInfo(random),
            new CpuResource { Count = 8 },
            new MemoryResource { Size = new ByteSize(16, 'G') },
            new VdsResource { ServiceName = DiskServer },
            new VswResource { ServiceName = Switch, DevicePath = "net0", Mtu = 1500 },
            new VccResource { ServiceName = Concentrator, MinPort = FirstConsole, MaxPort = LastConsole },
            new PhysicalDeviceResource { DeviceName = Buses[0] },
            new PhysicalDeviceResource { DeviceName = Buses[1] },
        ],
    };

    private static SimulatedDomain CreateGuest(Random random, string name, DomainStage stage, uint port) => new(
        name, stage)
    {
        Resources =
        [
            CreateInfo(random),
            new CpuResource { Count = (uint)(8 * random.Next(1, 5)) },
            new MemoryResource { Size = new ByteSize(4u << random.Next(4), 'G') },
            new NetworkResource { NetworkName = "vnet0", ServiceName = Switch, MacAddress = NextMac(random) },
            new DiskResource { DiskName = "vdisk0", ServiceName = DiskServer, VolumeName = name + "-root" },
            new ConsoleResource { ServiceName = Concentrator, Port = port <= LastConsole ? port : null },
        ],
    };

    private static IEnumerable<VdsVolumeResource> VolumesOf(IEnumerable<SimulatedDomain> guests) =>
        from guest in guests
        from disk in guest.All<DiskResource>()
        select new VdsVolumeResource
        {
            VolumeName = disk.VolumeName,
            ServiceName = disk.ServiceName,
            BlockDevice = "/dev/zvol/dsk/rpool/" + disk.VolumeName,
        };

    private static DomainInfoResource CreateInfo(Random random)
    {
        byte[] identity = new byte[16];
        random.NextBytes(identity);
        return new DomainInfoResource
        {
            MacAddress = NextMac(random),
            Uuid = new Guid(identity),
            HostId = 0x8400_0000u + (uint)random.Next(0x100_0000),
        };
    }

    // Managers assign addresses of this prefix by themselves.
    private static MacAddress NextMac(Random random) =>
        new(0x00_14_4f_f8_00_00 + (ulong)random.Next(0x4_00_00));
}
