using System.Globalization;

namespace LogicalDomains.Simulation;

/// <summary>Buses and devices of the machine: given to domains, set, and split into virtual functions.</summary>
internal static class DeviceRules
{
    private const string FunctionMark = ".PF";
    private const string VirtualMark = ".VF";

    public static void Add(FleetEdit edit, string? name, PhysicalDeviceResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        PhysicalDeviceResource device = Require(edit.State, asked);
        if (edit.State.OwnerOf(device.DeviceName!) is { } owner)
        {
            throw FleetEdit.Refuse($"device {device.DeviceName} belongs to domain {owner.Name}");
        }

        edit.Put(domain.Adding(new PhysicalDeviceResource { DeviceName = device.DeviceName }));
    }

    public static void Remove(FleetEdit edit, string? name, PhysicalDeviceResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        edit.Put(domain.Without(Kinds.Device.Require(domain, Kinds.Device.Name(asked))));
    }

    public static void Set(FleetEdit edit, string? name, PhysicalDeviceResource? asked)
    {
        PhysicalDeviceResource before = Require(edit.State, asked);
        if (!string.IsNullOrEmpty(name) && edit.State.OwnerOf(before.DeviceName!)?.Name != name)
        {
            throw FleetEdit.Refuse($"device {before.DeviceName} does not belong to domain {name}");
        }

        if (asked!.EnableIov is not null && IsFunction(before))
        {
            throw FleetEdit.Refuse($"{before.DeviceName} is no bus: I/O virtualization is enabled on root complexes");
        }

        PhysicalDeviceResource after = before with
        {
            EnableIov = asked.EnableIov ?? before.EnableIov,
            UnicastSlots = asked.UnicastSlots ?? before.UnicastSlots,
            MacAddress = asked.MacAddress ?? before.MacAddress,
            AlternateMacAddresses = asked.AlternateMacAddresses ?? before.AlternateMacAddresses,
            Mtu = asked.Mtu ?? before.Mtu,
            PortVlan = asked.PortVlan ?? before.PortVlan,
            Vlans = asked.Vlans ?? before.Vlans,
        };
        edit.State = edit.State with { Devices = edit.State.Devices.Replace(before, after) };
    }

    /// <summary>Makes a virtual function of a physical one.</summary>
    /// <returns>The new device.</returns>
    public static PhysicalDeviceResource CreateFunction(FleetEdit edit, PhysicalDeviceResource? asked)
    {
        PhysicalDeviceResource parent = Require(edit.State, asked);
        if (!IsFunction(parent) || IsVirtual(parent))
        {
            throw FleetEdit.Refuse($"{parent.DeviceName} is no physical function");
        }

        int number = 0;
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{parent.DeviceName}{VirtualMark}{number++}");
        }
        while (edit.State.Devices.Any(device => device.DeviceName == name));

        PhysicalDeviceResource made = asked! with
        {
            DeviceName = name,
            MacAddress = asked.MacAddress ?? edit.NextAddress(),
        };
        edit.State = edit.State with { Devices = edit.State.Devices.Add(made) };
        return made;
    }

    public static void DestroyFunction(FleetEdit edit, PhysicalDeviceResource? asked)
    {
        PhysicalDeviceResource device = Require(edit.State, asked);
        if (!IsVirtual(device))
        {
            throw FleetEdit.Refuse($"{device.DeviceName} is no virtual function");
        }

        if (edit.State.OwnerOf(device.DeviceName!) is { } owner)
        {
            throw FleetEdit.Refuse($"device {device.DeviceName} belongs to domain {owner.Name}; take it away first");
        }

        edit.State = edit.State with { Devices = edit.State.Devices.Remove(device) };
    }

    private static PhysicalDeviceResource Require(FleetState state, PhysicalDeviceResource? asked)
    {
        string name = Kinds.Device.Name(asked);
        return state.Devices.FirstOrDefault(device => device.DeviceName == name)
            ?? throw FleetEdit.Refuse($"the machine has no device named {name}");
    }

    private static bool IsFunction(PhysicalDeviceResource device) =>
        device.DeviceName!.Contains(FunctionMark, StringComparison.Ordinal);

    private static bool IsVirtual(PhysicalDeviceResource device) =>
        device.DeviceName!.Contains(VirtualMark, StringComparison.Ordinal);
}
