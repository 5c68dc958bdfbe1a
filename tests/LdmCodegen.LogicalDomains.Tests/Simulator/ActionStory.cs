using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>
/// A story that uses every action that causes events, in an order in which each is possible, on a machine without
/// guests: what is asked, and what everybody is told.
/// </summary>
internal static class ActionStory
{
    public const string Guest = "lab1";
    public const string Control = "primary";

    private static readonly MacAddress Address = MacAddress.Parse("00:14:4f:fd:00:01");

    private static readonly VdsResource DiskServer = new() { ServiceName = "vds1" };
    private static readonly VdsVolumeResource Volume =
        new() { VolumeName = "vol1", ServiceName = "vds1", BlockDevice = "/dev/zvol/dsk/rpool/vol1" };

    private static readonly VswResource Switch =
        new() { ServiceName = "vsw1", DevicePath = "net1", MacAddress = Address, Mtu = 1500 };

    private static readonly VccResource Concentrator =
        new() { ServiceName = "vcc1", MinPort = 6000, MaxPort = 6100 };

    private static readonly VdpcsResource DataPlane = new() { ServiceName = "dp1" };
    private static readonly SpConfigResource Config = new() { ConfigName = "after" };
    private static readonly SpConfigResource OlderConfig = new() { ConfigName = "before" };

    public static IReadOnlyList<(LdmRequest Asked, LdmEvent[] Told)> Steps { get; } =
    [
        (new AddDomainRequest(Guest), [new AddDomainEvent(Guest)]),
        .. Quantities(),
        .. Services(),
        .. Devices(),
        .. LifeCycle(),
        .. Removals(),
        (new AddSpconfigRequest { SpConfig = OlderConfig }, [new AddSpconfigEvent { SpConfig = OlderConfig }]),
        (new AddSpconfigRequest { SpConfig = Config }, [new AddSpconfigEvent { SpConfig = Config }]),
        (new SetSpconfigRequest { SpConfig = Config }, [new SetSpconfigEvent { SpConfig = Config }]),
        (new RemoveSpconfigRequest { SpConfig = OlderConfig }, [new RemoveSpconfigEvent { SpConfig = OlderConfig }]),
        (new RemoveDomainRequest { Domain = Guest }, [new RemoveDomainEvent(Guest)]),
    ];

    private static IEnumerable<(LdmRequest, LdmEvent[])> Quantities() =>
    [
        (new SetVcpuRequest(Guest) { Cpu = new CpuResource { Count = 8 } }, [new SetVcpuEvent(Guest)]),
        (new AddVcpuRequest(Guest) { Cpu = new CpuResource { Count = 4 } }, [new AddVcpuEvent(Guest)]),
        (new RemoveVcpuRequest(Guest) { Cpu = new CpuResource { Count = 4 } }, [new RemoveVcpuEvent(Guest)]),
        (new SetMauRequest(Guest) { Mau = new MauResource { Count = 1 } }, [new SetCryptoEvent(Guest)]),
        (new AddMauRequest(Guest) { Mau = new MauResource { Count = 1 } }, [new AddCryptoEvent(Guest)]),
        (new RemoveMauRequest(Guest) { Mau = new MauResource { Count = 2 } }, [new RemoveCryptoEvent(Guest)]),
        (new SetMemoryRequest(Guest) { Memory = Memory("4G") }, [new SetMemoryEvent(Guest)]),
        (new AddMemoryRequest(Guest) { Memory = Memory("512M") }, [new AddMemoryEvent(Guest)]),
        (new RemoveMemoryRequest(Guest) { Memory = Memory("1G") }, [new RemoveMemoryEvent(Guest)]),
    ];

    private static IEnumerable<(LdmRequest, LdmEvent[])> Services() =>
    [
        (new AddVdiskserverRequest { Domain = Control, Vds = DiskServer }, [new AddVdiskserverEvent(Control)]),
        (
            new AddVdiskserverdeviceRequest { Volume = Volume },
            [new AddVdiskserverdeviceEvent { Domain = Control, Services = [Volume] }]),
        (
            new SetVdiskserverdeviceRequest { Volume = ReadOnly(VolumeByName) },
            [new SetVdiskserverdeviceEvent { Domain = Control, Services = [ReadOnly(Volume)] }]),
        (new AddVswitchRequest { Domain = Control, Vsw = Switch }, [new AddVswitchEvent(Control)]),
        (
            new SetVswitchRequest { Vsw = new VswResource { ServiceName = "vsw1", Mtu = 9000 } },
            [new SetVswitchEvent { Domain = Control, Services = [Switch with { Mtu = 9000 }] }]),
        (new AddVconsconRequest { Domain = Control, Vcc = Concentrator }, [new AddVconsconEvent(Control)]),
        (
            new SetVconsconRequest { Vcc = new VccResource { ServiceName = "vcc1", MaxPort = 6050 } },
            [new SetVconsconEvent { Domain = Control, Services = [Concentrator with { MaxPort = 6050 }] }]),
        (new AddVdpcsRequest { Domain = Control, Vdpcs = DataPlane }, [new AddVdpcsEvent(Control)]),
    ];

    private static IEnumerable<(LdmRequest, LdmEvent[])> Devices() =>
    [
        (new AddVdiskRequest(Guest) { Disk = Disk }, [new AddVdiskEvent(Guest)]),
        (
            new SetVdiskRequest(Guest) { Disk = new() { DiskName = "disk1", Timeout = TimeSpan.FromSeconds(30) } },
            [new SetVdiskEvent(Guest)]),
        (new AddVnetRequest(Guest) { Network = Network }, [new AddVnetEvent(Guest)]),
        (
            new SetVnetRequest(Guest) { Network = new() { NetworkName = "net1", PortVlan = "7" } },
            [new SetVnetEvent(Guest)]),
        (new SetVconsoleRequest(Guest) { Console = Console }, [new SetVconsoleEvent(Guest)]),
        (new AddVdpccRequest(Guest) { Vdpcc = Client }, [new AddVdpccEvent(Guest)]),
        (new AddVariableRequest(Guest) { Variable = Boot("disk") }, [new AddVariableEvent(Guest)]),
        (new SetVariableRequest(Guest) { Variable = Boot("net") }, [new SetVariableEvent(Guest)]),
        (new AddIoRequest(Guest) { Device = new() { DeviceName = "pci_3" } }, [new AddIoEvent(Guest)]),
    ];

    private static IEnumerable<(LdmRequest, LdmEvent[])> LifeCycle() =>
    [
        (new BindDomainRequest(Guest), [new BindDomainEvent(Guest)]),
        (new StartDomainRequest(Guest), [new StartDomainEvent(Guest)]),
        (new PanicDomainRequest(Guest), [new PanicDomainEvent(Guest)]),
        (new StopDomainRequest(Guest), [new StopDomainEvent(Guest)]),
        (new UnbindDomainRequest(Guest), [new UnbindDomainEvent(Guest)]),
    ];

    private static IEnumerable<(LdmRequest, LdmEvent[])> Removals() =>
    [
        (new RemoveIoRequest(Guest) { Device = new() { DeviceName = "pci_3" } }, [new RemoveIoEvent(Guest)]),
        (new RemoveVariableRequest(Guest) { Variable = Boot("") }, [new RemoveVariableEvent(Guest)]),
        (new RemoveVdpccRequest(Guest) { Vdpcc = Client }, [new RemoveVdpccEvent(Guest)]),
        (new RemoveVnetRequest(Guest) { Network = Network }, [new RemoveVnetEvent(Guest)]),
        (new RemoveVdiskRequest(Guest) { Disk = Disk }, [new RemoveVdiskEvent(Guest)]),
        (
            new RemoveVdpcsRequest { Vdpcs = DataPlane },
            [new RemoveVdpcsEvent { Domain = Control, Services = [DataPlane] }]),
        (
            new RemoveVconsconRequest { Vcc = Concentrator, Force = true },
            [new RemoveVconsconEvent { Domain = Control, Services = [Concentrator with { MaxPort = 6050 }] }]),
        (
            new RemoveVswitchRequest { Vsw = Switch },
            [new RemoveVswitchEvent { Domain = Control, Services = [Switch with { Mtu = 9000 }] }]),
        (
            new RemoveVdiskserverdeviceRequest { Volume = VolumeByName },
            [new RemoveVdiskserverdeviceEvent { Domain = Control, Services = [ReadOnly(Volume)] }]),
        (
            new RemoveVdiskserverRequest { Vds = DiskServer },
            [new RemoveVdiskserverEvent { Domain = Control, Services = [DiskServer] }]),
    ];

    private static VdsVolumeResource VolumeByName => new() { VolumeName = "vol1", ServiceName = "vds1" };

    private static DiskResource Disk => new() { DiskName = "disk1", ServiceName = "vds1", VolumeName = "vol1" };

    private static NetworkResource Network => new() { NetworkName = "net1", ServiceName = "vsw1" };

    private static ConsoleResource Console => new() { ServiceName = "vcc1", Port = 6001, Group = "lab" };

    private static VdpccResource Client => new() { ClientName = "client1", ServiceName = "dp1" };

    private static VdsVolumeResource ReadOnly(VdsVolumeResource volume) => volume with { Options = ["ro"] };

    private static MemoryResource Memory(string size) => new() { Size = ByteSize.Parse(size) };

    private static VariableResource Boot(string value) => new() { VariableName = "boot-device", Value = value };
}
