using System.Collections.Immutable;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Makes the fleet a simulated manager begins with: the same one for the same seed.</summary>
internal static class FleetSeed
{
    public const string ControlDomain = "primary";
    public const string DiskServer = "primary-vds0";
    public const string Switch = "primary-vsw0";

    private static readonly ImmutableArray<string> Names =
    [
        "ldg1", "db1", "web1", "web2", "app1", "mail1", "build1", "cache1", "queue1", "db2", "web3", "test1",
    ];

    public static ImmutableArray<SimulatedDomain> Create(int seed, int guests)
    {
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
            domains.Add(CreateGuest(random, name, stage));
        }

        return domains.MoveToImmutable();
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
            new VccResource { ServiceName = "primary-vcc0", MinPort = 5000, MaxPort = 5100 },
        ],
    };

    private static SimulatedDomain CreateGuest(Random random, string name, DomainStage stage) => new(name, stage)
    {
        Resources =
        [
            CreateInfo(random),
            new CpuResource { Count = (uint)(8 * random.Next(1, 5)) },
            new MemoryResource { Size = new ByteSize(4u << random.Next(4), 'G') },
            new NetworkResource { NetworkName = "vnet0", ServiceName = Switch, MacAddress = NextMac(random) },
            new DiskResource { DiskName = "vdisk0", ServiceName = DiskServer, VolumeName = name + "-root" },
        ],
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
