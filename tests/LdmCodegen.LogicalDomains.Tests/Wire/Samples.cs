using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>One message of every kind, made in code.</summary>
internal static class Samples
{
    private static readonly SpConfigResource Config = new() { ConfigName = "after-upgrade" };

    private static readonly VdsVolumeResource Volume = new()
    {
        VolumeName = "vol1",
        ServiceName = "primary-vds0",
        BlockDevice = "/dev/zvol/dsk/rpool/a & b",
        Options = ["ro", "slice"],
    };

    private static readonly CpuResource Cpu = new()
    {
        Count = 8, WholeCores = 1, VirtualId = 0, PhysicalId = 8, CoreId = 1, StrandPercent = 100, Utilization = 0.7m,
        NormalizedUtilization = 0.5m,
    };

    private static readonly MauResource Mau = new() { Count = 1 };

    private static readonly MemoryResource Memory = new() { Size = ByteSize.Parse("4G") };

    private static readonly VdsResource Vds = new() { ServiceName = "primary-vds0" };

    private static readonly DiskResource Disk = new()
    {
        DiskName = "vdisk0", ServiceName = "primary-vds0", VolumeName = "vol1", Timeout = TimeSpan.FromSeconds(30), Id = 1,
    };

    private static readonly VswResource Vsw = new()
    {
        MacAddress = MacAddress.Parse("00:14:4f:fb:9f:0d"), ServiceName = "primary-vsw0", DevicePath = "net0",
        LinkProperty = "phys-state", Mode = "sc", PortVlan = "1", Vlans = ["20", "21"],
        DefaultVlan = "2", Mtu = 9000, Id = 0, InterVnetLink = InterVnetLink.Auto,
    };

    private static readonly NetworkResource Network = new()
    {
        MacAddress = MacAddress.Parse("00:14:4f:fb:ec:43"), NetworkName = "vnet0", ServiceName = "primary-vsw0",
        LinkProperty = "", PortVlan = "1", Vlans = ["20"], Mode = "hybrid", Mtu = 1500, Id = 0,
        AlternateMacAddresses = [MacAddress.Parse("00:14:4f:fb:ec:44"), MacAddress.Parse("00:14:4f:fb:ec:45")],
        MaxBandwidth = "100M", Priority = "high", ClassOfService = 7, Protection = ["mac-nospoof"], Custom = "enable",
    };

    private static readonly VccResource Vcc = new() { ServiceName = "primary-vcc0", MinPort = 5000, MaxPort = 5100 };

    private static readonly VariableResource Variable = new() { VariableName = "boot-device", Value = "disk net" };

    private static readonly PhysicalDeviceResource Device = new()
    {
        DeviceName = "/SYS/MB/NET0/IOVNET.PF0.VF0", EnableIov = true, UnicastSlots = 6, Mtu = 1500, PortVlan = "1",
        MacAddress = MacAddress.Parse("00:14:4f:fb:ec:46"), Vlans = ["20"],
        AlternateMacAddresses = [MacAddress.Parse("00:14:4f:fb:ec:47")],
    };

    private static readonly VdpcsResource Vdpcs = new() { ServiceName = "primary-vdpcs0" };

    private static readonly VdpccResource Vdpcc = new() { ClientName = "vdpcc0", ServiceName = "primary-vdpcs0" };

    private static readonly PolicyResource Policy = new()
    {
        PolicyName = "high-usage", Enabled = true, Priority = 1, MinCpus = 2, MaxCpus = 16, LowerUtilization = 25,
        UpperUtilization = 75, Begin = "09:00:00", End = "18:00", SampleRate = TimeSpan.FromSeconds(10),
        ElasticMargin = 5, Attack = "unlimited", Decay = "1",
    };

    private static readonly VsanResource Vsan = new()
    {
        VsanName = "vsan0", InitiatorPort = "/SYS/MB/PCIE0/HBA0/PORT1", Mask = true,
    };

    private static readonly VhbaResource Vhba = new()
    {
        VhbaName = "vhba0", VsanName = "vsan0", Id = 0, Timeout = TimeSpan.Zero,
    };

    public static IReadOnlyList<LdmEvent> Events { get; } =
    [
        new AddDomainEvent("web1"), new RemoveDomainEvent("web1"), new BindDomainEvent("web1"),
        new UnbindDomainEvent("web1"), new StartDomainEvent("web1"), new StopDomainEvent("web1"),
        new DomainResetEvent("web1"), new PanicDomainEvent("a \"b\" <c> & 'd'"), new MigrateDomainEvent("büro-東京"),
        new AddSpconfigEvent { SpConfig = Config }, new SetSpconfigEvent { SpConfig = Config },
        new RemoveSpconfigEvent { SpConfig = Config with { Status = SpConfigStatus.Current } },
        new MigrationProcessEvent
        {
            Domain = "web1", Progress = 45, Status = MigrationStatus.Ongoing, Source = "hostA",
        },
        new AddVdiskserverdeviceEvent { Domain = "primary", Services = [Volume] },
        new RemoveVdiskserverdeviceEvent
        {
            Domain = "primary", Services = [Volume, Volume with { VolumeName = "vol2" }],
        },
        new SetVdiskserverdeviceEvent { Domain = "primary", Services = [Volume] },
        new RemoveVdiskserverEvent
        {
            Domain = "primary", Services = [new VdsResource { ServiceName = "primary-vds0" }],
        },
        new SetVconsconEvent
        {
            Domain = "primary",
            Services = [new VccResource { ServiceName = "primary-vcc0", MinPort = 5000, MaxPort = 5100 }],
        },
        new RemoveVconsconEvent { Domain = "primary", Services = [new VccResource { ServiceName = "primary-vcc0" }] },
        new SetVswitchEvent
        {
            Domain = "primary",
            Services =
            [
                new VswResource
                {
                    ServiceName = "primary-vsw0", MacAddress = MacAddress.Parse("00:14:4f:fb:9f:0d"),
                    DevicePath = "net0", Mtu = 9000, Vlans = ["20", "21"], InterVnetLink = InterVnetLink.Off, LinkProperty = "",
                },
            ],
        },
        new RemoveVswitchEvent { Domain = "primary", Services = [new VswResource { ServiceName = "primary-vsw0" }] },
        new RemoveVdpcsEvent { Domain = "primary", Services = [new VdpcsResource { ServiceName = "primary-vdpcs0" }] },
        new AddVcpuEvent("web1"), new AddCryptoEvent("web1"), new AddMemoryEvent("web1"), new AddIoEvent("web1"),
        new AddVariableEvent("web1"), new AddVconsconEvent("web1"), new AddVdiskEvent("web1"),
        new AddVdiskserverEvent("web1"), new AddVnetEvent("web1"), new AddVswitchEvent("web1"),
        new AddVdpcsEvent("web1"), new AddVdpccEvent("web1"), new SetVcpuEvent("web1"), new SetCryptoEvent("web1"),
        new SetMemoryEvent("web1") { Resources = [new MemoryResource { Size = ByteSize.Parse("512M") }] },
        new SetVariableEvent("web1")
        {
            Resources = [new VariableResource { VariableName = "nvramrc", Value = " probe-all\n  install-console " }],
        },
        new SetVnetEvent("web1"), new SetVconsoleEvent("web1"), new SetVdiskEvent("web1"), new RemoveVcpuEvent("web1"),
        new RemoveCryptoEvent("web1"), new RemoveMemoryEvent("web1"), new RemoveIoEvent("web1"),
        new RemoveVariableEvent("web1"), new RemoveVdiskEvent("web1"), new RemoveVnetEvent("web1"),
        new RemoveVdpccEvent("web1"),
    ];

    /// <summary>Every resource with every property.</summary>
    public static ValueList<LdmResource> Resources { get; } =
    [
        new DomainInfoResource
        {
            MacAddress = MacAddress.Parse("00:14:4f:d8:ba:f6"), Uuid = new Guid("6395364a-ed36-66f0-87fd-e26b26173496"),
            State = DomainState.Bound, HostId = 0x83d8baf6, Masters = ["primary", "io-dom"],
            FailurePolicy = FailurePolicy.Reset, ExtendedMapinSpace = true, RcAddPolicy = "iov",
            PerfCounters = ["global", "htstrand"], Progress = 12.5m, Status = MigrationStatus.Done, Source = "hostA",
            CpuArchitecture = CpuArchitecture.Generic, MaxCores = "unlimited", Threading = Threading.MaxIpc,
            ShutdownGroup = 15, BootPolicy = BootPolicy.Enforce,
            Target = "hostB", UserName = new Blob("root"u8.ToArray()), Password = new Blob("secret"u8.ToArray()),
        },
        Cpu, Mau, Memory, Vds, Volume with { MultipathGroup = "mp1" }, Disk, Vsw, Network, Vcc,
        new ConsoleResource { Port = 5001, ServiceName = "primary-vcc0", Group = "web", EnableLog = false },
        Variable, Device, Vdpcs, Vdpcc, Policy, Vsan, Vhba,
        new CoreResource { CoreId = 3, Status = CoreStatus.Blacklisted },
        new SpConfigResource { ConfigName = "after-upgrade", Status = SpConfigStatus.Current },
    ];

    public static IReadOnlyList<LdmRequest> Requests { get; } =
    [
        new RegDomainEventsRequest(), new UnregDomainEventsRequest(), new RegHardwareEventsRequest(),
        new UnregHardwareEventsRequest(), new RegResourceEventsRequest(), new UnregResourceEventsRequest(),
        new RegAllEventsRequest(), new UnregAllEventsRequest(),
        new ListDomainRequest(), new ListDomainRequest { Domain = "web1" },
        new AddDomainRequest("web1"), new AddDomainRequest("web1") { Resources = Resources },
        new RemoveDomainRequest { Domain = "web1" }, new RemoveDomainRequest { All = true },
        new BindDomainRequest("web1"), new UnbindDomainRequest("web1"), new StartDomainRequest("web1"),
        new StopDomainRequest("web1"), new StopDomainRequest("web1") { Force = true }, new PanicDomainRequest("web1"),
        new SetDomainRequest("web1") { Info = new DomainInfoResource { FailurePolicy = FailurePolicy.Stop } },
        new MigrateDomainRequest("web1", "web1", "hostB")
        {
            DryRun = true, UserName = new Blob("root"u8.ToArray()), Password = new Blob("secret"u8.ToArray()),
        },
        new CancelOperationRequest("web1") { Operation = CancellableOperation.Migration },
        new RemoveReconfRequest("web1"), new StartReconfRequest("web1"),

        new ListBindingsRequest { Domain = "web1" }, new ListConstraintsRequest(), new ListServicesRequest(),
        new ListDevicesRequest { Blacklisted = true }, new ListSpconfigRequest { Autosave = "" },
        new ListVariableRequest("web1") { Variable = new VariableResource { VariableName = "boot-device" } },
        new ListDependenciesRequest(), new ListHbaRequest("web1"), new ListRsrcGroupRequest(), new ListVmapiRequest(),
        new ListIoRequest(), new ListNetdevRequest { Domain = "web1" }, new ListNetstatRequest { Domain = "web1" },
        new ListHistoryRequest(),

        new AddVcpuRequest("web1") { Cpu = Cpu }, new SetVcpuRequest("web1") { Cpu = Cpu },
        new RemoveVcpuRequest("web1") { Cpu = Cpu }, new AddCoreRequest("web1") { Cpu = Cpu },
        new SetCoreRequest("web1") { Cpu = Cpu }, new RemoveCoreRequest("web1") { Cpu = Cpu },
        new AddMauRequest("web1") { Mau = Mau }, new SetMauRequest("web1") { Mau = Mau },
        new RemoveMauRequest("web1") { Mau = Mau }, new AddMemoryRequest("web1") { Memory = Memory },
        new SetMemoryRequest("web1") { Memory = Memory }, new RemoveMemoryRequest("web1") { Memory = Memory },
        new SetSocketRequest("web1"), new GrowSocketRequest("web1") { Resources = [Cpu] },
        new ShrinkSocketRequest("web1") { Resources = [Memory] }, new SetCmiRequest("web1"),
        new GrowCmiRequest("web1"), new ShrinkCmiRequest("web1"), new AddPolicyRequest { Policy = Policy },
        new SetPolicyRequest { Domain = "web1", Policy = Policy },
        new RemovePolicyRequest { Policy = new PolicyResource { PolicyName = "high-usage" } },

        new AddIoRequest("web1") { Device = Device }, new RemoveIoRequest("web1") { Device = Device },
        new SetIoRequest { Device = Device with { EnableIov = true } }, new CreateVfRequest { Device = Device },
        new DestroyVfRequest { Device = Device },

        new AddVariableRequest("web1") { Variable = Variable }, new SetVariableRequest("web1") { Variable = Variable },
        new RemoveVariableRequest("web1") { Variable = Variable },
        new AddVconsconRequest { Domain = "primary", Vcc = Vcc }, new SetVconsconRequest { Vcc = Vcc },
        new RemoveVconsconRequest { Vcc = Vcc, Force = true },
        new SetVconsoleRequest("web1") { Console = new ConsoleResource { Port = 5001 } },

        new AddVdiskserverRequest { Domain = "primary", Vds = Vds }, new RemoveVdiskserverRequest { Vds = Vds },
        new AddVdiskserverdeviceRequest { Volume = Volume }, new SetVdiskserverdeviceRequest { Volume = Volume },
        new RemoveVdiskserverdeviceRequest { Volume = Volume }, new AddVdiskRequest("web1") { Disk = Disk },
        new SetVdiskRequest("web1") { Disk = Disk }, new RemoveVdiskRequest("web1") { Disk = Disk },
        new AddVswitchRequest { Domain = "primary", Vsw = Vsw }, new SetVswitchRequest { Vsw = Vsw },
        new RemoveVswitchRequest { Vsw = Vsw }, new AddVnetRequest("web1") { Network = Network },
        new SetVnetRequest("web1") { Network = Network }, new RemoveVnetRequest("web1") { Network = Network },

        new AddVsanRequest { Domain = "primary", Vsan = Vsan }, new SetVsanRequest { Vsan = Vsan },
        new RemoveVsanRequest { Vsan = Vsan }, new AddVsanDevRequest { Vsan = Vsan },
        new RemoveVsanDevRequest { Vsan = Vsan }, new AddVhbaRequest("web1") { Vhba = Vhba },
        new SetVhbaRequest("web1") { Vhba = Vhba }, new RemoveVhbaRequest("web1") { Vhba = Vhba },
        new RescanVhbaRequest("web1") { Vhba = Vhba }, new SetVmapiRequest("web1"), new RemoveVmapiRequest("web1"),
        new AddVdpcsRequest { Domain = "primary", Vdpcs = Vdpcs }, new RemoveVdpcsRequest { Vdpcs = Vdpcs },
        new AddVdpccRequest("web1") { Vdpcc = Vdpcc }, new RemoveVdpccRequest("web1") { Vdpcc = Vdpcc },
        new AddSpconfigRequest { SpConfig = Config, Autosave = "after-upgrade" },
        new SetSpconfigRequest { SpConfig = Config }, new RemoveSpconfigRequest { SpConfig = Config, Autosave = true },
    ];

    public static IReadOnlyList<LdmReply> Replies { get; } =
    [
        RegDomainEventsReply.Success(), UnregDomainEventsReply.Success(), RegHardwareEventsReply.Success(),
        UnregHardwareEventsReply.Success(), RegResourceEventsReply.Success(), UnregResourceEventsReply.Success(),
        RegAllEventsReply.Success(), UnregAllEventsReply.Failure("too many registrations"),
        ListDomainReply.Success() with
        {
            Domains = [new DomainResources("primary"), new DomainResources("web1") { Resources = Resources }],
        },
        AddDomainReply.Success() with { Domain = "web1", Resources = Resources },
        AddDomainReply.Failure("a domain named web1 exists already", "nothing was <changed> & all is well"),
        RemoveDomainReply.Success() with { Domain = "web1" }, BindDomainReply.Success() with { Domain = "web1" },
        UnbindDomainReply.Success(), StartDomainReply.Failure("not bound") with { Domain = "web1" },
        StopDomainReply.Success() with { Domain = "web1" },
    ];
}
