using LdmCodegen.Runtime;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>What the simulated machine refuses, and the reason it gives.</summary>
public sealed class RequestRefusalTests
{
    private const string Primary = "primary";
    private const string Guest = "web1";
    private const string DiskServer = "primary-vds0";

    // One guest that runs, with all it has bound, and one that is only defined.
    private readonly SimulatedFleet _fleet = new(seed: 7, guests: 0);

    public RequestRefusalTests()
    {
        Do(new AddVdiskserverdeviceRequest { Volume = Volume("root") });
        Do(new AddVdiskserverdeviceRequest { Volume = Volume("spare") });
        Do(new AddDomainRequest(Guest)
        {
            Resources =
            [
                new CpuResource { Count = 8 },
                new MemoryResource { Size = ByteSize.Parse("4G") },
                new DiskResource { DiskName = "disk0", ServiceName = DiskServer, VolumeName = "root" },
                new NetworkResource
                {
                    NetworkName = "net0",
                    ServiceName = "primary-vsw0",
                    MacAddress = MacAddress.Parse("00:14:4f:fd:00:09"),
                },
            ],
        });
        Do(new BindDomainRequest(Guest));
        Do(new StartDomainRequest(Guest));
        Do(new SetVconsoleRequest(Guest) { Console = new() { ServiceName = "primary-vcc0", Port = 5000 } });
        Do(new AddVsanRequest { Domain = Primary, Vsan = Vsan() });
        Do(new AddVhbaRequest(Guest) { Vhba = Vhba() });
        Do(new AddDomainRequest("idle"));
    }

    public static TheoryData<string, LdmRequest> Refused => new()
    {
        // Names.
        { "there is no domain named none", new SetVcpuRequest("none") { Cpu = new() { Count = 1 } } },
        { "the command names no domain", new AddVdiskserverRequest { Vds = new() { ServiceName = "vds9" } } },
        { "the command names no disk", new AddVdiskRequest(Guest) { Disk = new() { ServiceName = DiskServer } } },
        { "domain web1 has no disk named disk9", new RemoveVdiskRequest(Guest) { Disk = new() { DiskName = "disk9" } } },
        { "domain web1 has a disk named disk0 already", new AddVdiskRequest(Guest) { Disk = Disk("disk0", "spare") } },
        { "there is no switch named vsw9", new SetVswitchRequest { Vsw = new() { ServiceName = "vsw9" } } },
        {
            "domain primary has a disk server named primary-vds0 already",
            new AddVdiskserverRequest { Domain = Primary, Vds = new() { ServiceName = DiskServer } }
        },
        {
            "the switch primary-vsw0 is in domain primary, not in web1",
            new SetVswitchRequest { Domain = Guest, Vsw = new() { ServiceName = "primary-vsw0", Mtu = 9000 } }
        },
        { "domain web1 has no variable named x", new RemoveVariableRequest(Guest) { Variable = Variable("x") } },
        { "domain web1 has no policy named p", new SetPolicyRequest { Domain = Guest, Policy = new() { PolicyName = "p" } } },

        // Amounts.
        { "domain web1 needs at least one virtual CPU", new SetVcpuRequest(Guest) { Cpu = new() { Count = 0 } } },
        { "domain web1 needs at least one virtual CPU", new RemoveVcpuRequest(Guest) { Cpu = new() { Count = 8 } } },
        { "domain web1 has 8 virtual CPUs; 9 cannot be taken", new RemoveVcpuRequest(Guest) { Cpu = new() { Count = 9 } } },
        {
            "there is not enough of virtual CPUs: 241 needed, 240 free",
            new AddVcpuRequest(Guest) { Cpu = new() { Count = 241 } }
        },
        { "the machine has 256 virtual CPUs in all", new SetVcpuRequest("idle") { Cpu = new() { Count = 257 } } },
        { "the machine has 256 virtual CPUs in all", new SetCoreRequest("idle") { Cpu = new() { WholeCores = uint.MaxValue } } },
        { "the command says no amount of virtual CPUs", new AddVcpuRequest(Guest) },
        {
            "there is not enough of memory: 500G needed, 492G free",
            new AddMemoryRequest(Guest) { Memory = Memory("500G") }
        },
        { "domain web1 has 4G memory; 5G cannot be taken", new RemoveMemoryRequest(Guest) { Memory = Memory("5G") } },
        { "the machine has 512G memory in all", new SetMemoryRequest(Guest) { Memory = Memory("18446744073709551615T") } },
        { "domain web1 has 0 cryptographic units; 1 cannot be taken", new RemoveMauRequest(Guest) { Mau = new() { Count = 1 } } },

        // Services in use, and what they need.
        {
            "disk server primary-vds0 is in use by disk disk0 of domain web1; -f removes it anyway",
            new RemoveVdiskserverRequest { Vds = new() { ServiceName = DiskServer } }
        },
        {
            "volume root is in use by disk disk0 of domain web1; -f removes it anyway",
            new RemoveVdiskserverdeviceRequest { Volume = Volume("root") }
        },
        { "volume root is in use by disk disk0 of domain web1", new AddVdiskRequest("idle") { Disk = Disk("d", "root") } },
        { "disk server primary-vds0 has no volume named gone", new AddVdiskRequest("idle") { Disk = Disk("d", "gone") } },
        {
            "/dev/root is exported as root already; -f exports it again",
            new AddVdiskserverdeviceRequest { Volume = Volume("again") with { BlockDevice = "/dev/root" } }
        },
        {
            "volume v needs a file or device (block_dev)",
            new AddVdiskserverdeviceRequest { Volume = new() { VolumeName = "v", ServiceName = DiskServer } }
        },
        {
            "switch primary-vsw0 is in use by network device net0 of domain web1; -f removes it anyway",
            new RemoveVswitchRequest { Vsw = new() { ServiceName = "primary-vsw0" } }
        },
        {
            "an mtu of 100 is outside 1500 to 16000",
            new SetVswitchRequest { Vsw = new() { ServiceName = "primary-vsw0", Mtu = 100 } }
        },
        {
            "console concentrator primary-vcc0 is in use by the console of domain web1; -f removes it anyway",
            new RemoveVconsconRequest { Vcc = new() { ServiceName = "primary-vcc0" } }
        },
        {
            "port 5000 is in use by the console of domain web1",
            new SetVconsconRequest { Vcc = new() { ServiceName = "primary-vcc0", MinPort = 5050 } }
        },
        { "ports 80 to 90 are no range within 1024 to 65535", new AddVconsconRequest { Domain = Primary, Vcc = Vcc(80, 90) } },
        { "ports 9 to 2 are no range within 1024 to 65535", new AddVconsconRequest { Domain = Primary, Vcc = Vcc(9, 2) } },
        {
            "console concentrator vcc1 needs min_port and max_port",
            new AddVconsconRequest { Domain = Primary, Vcc = Vcc(5200, null) }
        },
        { "vsan san0 is in use by virtual host bus adapter hba0 of domain web1", new RemoveVsanRequest { Vsan = Vsan() } },
        { "vsan s needs an initiator port (iport_path)", new AddVsanRequest { Domain = Primary, Vsan = new() { VsanName = "s" } } },
        { "there is no vsan named none", new AddVhbaRequest("idle") { Vhba = new() { VhbaName = "h", VsanName = "none" } } },

        // Devices of a domain.
        {
            "disk disk0 is in use by the running domain web1; -f removes it anyway",
            new RemoveVdiskRequest(Guest) { Disk = Disk("disk0", "root") }
        },
        {
            "MAC address 00:14:4f:fd:00:09 is taken in domain web1",
            new SetDomainRequest("idle") { Info = new() { MacAddress = MacAddress.Parse("00:14:4f:fd:00:09") } }
        },
        {
            "port 5000 of primary-vcc0 is taken by domain web1",
            new SetVconsoleRequest("idle") { Console = new() { ServiceName = "primary-vcc0", Port = 5000 } }
        },
        {
            "port 4999 is outside 5000 to 5100 of primary-vcc0",
            new SetVconsoleRequest("idle") { Console = new() { ServiceName = "primary-vcc0", Port = 4999 } }
        },
        { "the machine has no device named pci_9", new AddIoRequest(Guest) { Device = Device("pci_9") } },
        { "device pci_0 belongs to domain primary", new AddIoRequest(Guest) { Device = Device("pci_0") } },
        { "domain web1 has no device named pci_0", new RemoveIoRequest(Guest) { Device = Device("pci_0") } },
        { "pci_0 is no physical function", new CreateVfRequest { Device = Device("pci_0") } },
        { "pci_0 is no virtual function", new DestroyVfRequest { Device = Device("pci_0") } },
        {
            "/SYS/MB/NET0/IOVNET.PF0 is no bus: I/O virtualization is enabled on root complexes",
            new SetIoRequest { Device = Device("/SYS/MB/NET0/IOVNET.PF0") with { EnableIov = true } }
        },
        {
            "policy p asks for at least 9 and at most 3 CPUs",
            new AddPolicyRequest { Domain = Guest, Policy = new() { PolicyName = "p", MinCpus = 9, MaxCpus = 3 } }
        },

        // Domains.
        { "domain idle cannot be its own master", new SetDomainRequest("idle") { Info = new() { Masters = ["idle"] } } },
        {
            "there is no domain named gone to be the master of idle",
            new SetDomainRequest("idle") { Info = new() { Masters = ["gone"] } }
        },
        {
            "domain idle cannot have 5 masters; 4 are the most",
            new SetDomainRequest("idle") { Info = new() { Masters = ["a", "b", "c", "d", "e"] } }
        },
        {
            "domain new is given disk d twice",
            new AddDomainRequest("new") { Resources = [Disk("d", "spare"), Disk("d", "spare")] }
        },
        { "the command names no domain; -a means all", new RemoveDomainRequest() },
        { "domain idle is not running", new StartReconfRequest("idle") },

        // Configurations.
        { "configuration factory-default is the machine's own and stays", new RemoveSpconfigRequest { SpConfig = Config("factory-default") } },
        { "there is no configuration named none", new SetSpconfigRequest { SpConfig = Config("none") } },
        { "there is no autosave configuration named none", new AddSpconfigRequest { SpConfig = Config("c"), Autosave = "none" } },
        { "there is no autosave configuration named none", new RemoveSpconfigRequest { SpConfig = Config("none"), Autosave = true } },
        { "a configuration needs a name", new AddSpconfigRequest() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_possible_is_refused_and_changes_nothing(string reason, LdmRequest request)
    {
        SimulatedDomain[] before = [.. _fleet.Domains];

        FleetAnswer answer = _fleet.Perform(request)!;

        Assert.Equal(reason, answer.Refusal);
        Assert.Empty(answer.Events);
        Assert.Equal(before, _fleet.Domains);
    }

    [Fact]
    public void A_domain_that_asks_for_more_than_there_is_cannot_be_bound()
    {
        Do(new AddDomainRequest("big") { Resources = [new CpuResource { Count = 300 }] });
        Do(new AddDomainRequest("lost") { Resources = [Disk("d", "gone")] });

        Assert.Equal(
            "there is not enough of virtual CPUs: 300 needed, 240 free",
            _fleet.Perform(new BindDomainRequest("big"))!.Refusal);
        Assert.Equal(
            "disk server primary-vds0 has no volume named gone",
            _fleet.Perform(new BindDomainRequest("lost"))!.Refusal);
    }

    [Fact]
    public void Force_takes_away_what_is_in_use_and_warns_of_each_user()
    {
        FleetAnswer answer = Do(
            new RemoveVdiskserverRequest { Vds = new() { ServiceName = DiskServer }, Force = true });

        Assert.Equal<string>(["disk disk0 of domain web1 has lost disk server primary-vds0"], answer.Warnings.AsEnumerable());
        Assert.DoesNotContain(_fleet.Find(Primary)!.Resources, resource => resource is VdsVolumeResource);
    }

    [Fact]
    public void Virtual_functions_are_made_given_away_and_destroyed()
    {
        Do(new CreateVfRequest { Device = Device("/SYS/MB/NET0/IOVNET.PF0") });
        PhysicalDeviceResource function = Device("/SYS/MB/NET0/IOVNET.PF0.VF0");
        Do(new AddIoRequest(Guest) { Device = function });

        Assert.Equal(
            "device /SYS/MB/NET0/IOVNET.PF0.VF0 belongs to domain web1; take it away first",
            _fleet.Perform(new DestroyVfRequest { Device = function })!.Refusal);
        Do(new RemoveIoRequest(Guest) { Device = function });
        Do(new DestroyVfRequest { Device = function });
    }

    private static DiskResource Disk(string name, string volume) =>
        new() { DiskName = name, ServiceName = DiskServer, VolumeName = volume };

    private static VdsVolumeResource Volume(string name) =>
        new() { VolumeName = name, ServiceName = DiskServer, BlockDevice = "/dev/" + name };

    private static VccResource Vcc(uint least, uint? most) =>
        new() { ServiceName = "vcc1", MinPort = least, MaxPort = most };

    private static VsanResource Vsan() => new() { VsanName = "san0", InitiatorPort = "/SYS/MB/HBA0/PORT0" };

    private static VhbaResource Vhba() => new() { VhbaName = "hba0", VsanName = "san0" };

    private static VariableResource Variable(string name) => new() { VariableName = name };

    private static MemoryResource Memory(string size) => new() { Size = ByteSize.Parse(size) };

    private static PhysicalDeviceResource Device(string name) => new() { DeviceName = name };

    private static SpConfigResource Config(string name) => new() { ConfigName = name };

    private FleetAnswer Do(LdmRequest request)
    {
        FleetAnswer answer = _fleet.Perform(request)!;
        Assert.Null(answer.Refusal);
        return answer;
    }
}
