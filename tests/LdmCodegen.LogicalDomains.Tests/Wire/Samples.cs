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
            Target = "hostB", UserName = new Blob("root"u8.ToArray()), Password = new Blob("secret"u8.ToArray()),
        },
        new CpuResource { Count = 8, WholeCores = 1 },
        new MauResource { Count = 1 },
        new MemoryResource { Size = ByteSize.Parse("4G") },
        new VdsResource { ServiceName = "primary-vds0" },
        Volume with { MultipathGroup = "mp1" },
        new DiskResource
        {
            DiskName = "vdisk0", ServiceName = "primary-vds0", VolumeName = "vol1",
            Timeout = TimeSpan.FromSeconds(30), Id = 1,
        },
        new VswResource
        {
            MacAddress = MacAddress.Parse("00:14:4f:fb:9f:0d"), ServiceName = "primary-vsw0", DevicePath = "net0",
            LinkProperty = "phys-state", Mode = "sc", PortVlan = "1", Vlans = ["20", "21"],
            DefaultVlan = "2", Mtu = 9000, Id = 0, InterVnetLink = InterVnetLink.Auto,
        },
        new NetworkResource
        {
            MacAddress = MacAddress.Parse("00:14:4f:fb:ec:43"), NetworkName = "vnet0", ServiceName = "primary-vsw0",
            LinkProperty = "", PortVlan = "1", Vlans = ["20"], Mode = "hybrid",
        },
        new VccResource { ServiceName = "primary-vcc0", MinPort = 5000, MaxPort = 5100 },
        new ConsoleResource { Port = 5001, ServiceName = "primary-vcc0", Group = "web", EnableLog = false },
        new VariableResource { VariableName = "boot-device", Value = "disk net" },
        new PhysicalDeviceResource { DeviceName = "pci@780", EnableIov = true },
        new VdpcsResource { ServiceName = "primary-vdpcs0" },
        new VdpccResource { ClientName = "vdpcc0", ServiceName = "primary-vdpcs0" },
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
        new StopDomainRequest("web1"), new StopDomainRequest("web1") { Force = true },
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
