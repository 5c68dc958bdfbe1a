namespace LogicalDomains.Simulation;

/// <summary>Volumes of disk servers. A volume's name counts within its server.</summary>
internal static class VolumeRules
{
    public static VdsVolumeResource Require(FleetState state, string? service, string? volume)
    {
        (SimulatedDomain owner, VdsResource server) = Kinds.DiskServer.RequireAnywhere(state, service);
        return Find(owner, server.ServiceName, volume)
            ?? throw FleetEdit.Refuse($"disk server {service} has no volume named {volume}");
    }

    public static VdsVolumeResource? Find(SimulatedDomain owner, string? service, string? volume) =>
        owner.All<VdsVolumeResource>().FirstOrDefault(
            candidate => candidate.ServiceName == service && candidate.VolumeName == volume);

    public static bool Shows(DiskResource disk, VdsVolumeResource volume) =>
        disk.ServiceName == volume.ServiceName && disk.VolumeName == volume.VolumeName;

    public static void Add(FleetEdit edit, string? domain, VdsVolumeResource? asked, bool force)
    {
        SimulatedDomain owner = Owner(edit, domain, asked);
        if (Find(owner, asked!.ServiceName, asked.VolumeName) is not null)
        {
            throw FleetEdit.Refuse($"disk server {asked.ServiceName} has a volume named {asked.VolumeName} already");
        }

        if (string.IsNullOrEmpty(asked.BlockDevice))
        {
            throw FleetEdit.Refuse($"volume {asked.VolumeName} needs a file or device (block_dev)");
        }

        foreach (VdsVolumeResource other in owner.All<VdsVolumeResource>()
            .Where(other => other.BlockDevice == asked.BlockDevice && !force))
        {
            throw FleetEdit.Refuse($"{asked.BlockDevice} is exported as {other.VolumeName} already; -f exports it again");
        }

        edit.Put(owner.Adding(asked));
        edit.Raise(new AddVdiskserverdeviceEvent { Domain = owner.Name, Services = [asked] });
    }

    public static void Set(FleetEdit edit, string? domain, VdsVolumeResource? asked)
    {
        SimulatedDomain owner = Owner(edit, domain, asked);
        VdsVolumeResource before = Require(edit.State, asked!.ServiceName, asked.VolumeName);
        VdsVolumeResource after = before with
        {
            BlockDevice = asked.BlockDevice ?? before.BlockDevice,
            Options = asked.Options ?? before.Options,
            MultipathGroup = asked.MultipathGroup ?? before.MultipathGroup,
        };
        edit.Put(owner.Replacing(before, after));
        edit.Raise(new SetVdiskserverdeviceEvent { Domain = owner.Name, Services = [after] });
    }

    public static void Remove(FleetEdit edit, string? domain, VdsVolumeResource? asked, bool force)
    {
        SimulatedDomain owner = Owner(edit, domain, asked);
        VdsVolumeResource volume = Require(edit.State, asked!.ServiceName, asked.VolumeName);
        InUse.Refuse(edit, force, $"volume {volume.VolumeName}", ServiceUsers.Of(edit.State, volume));
        edit.Put(owner.Without(volume));
        edit.Raise(new RemoveVdiskserverdeviceEvent { Domain = owner.Name, Services = [volume] });
    }

    private static SimulatedDomain Owner(FleetEdit edit, string? domain, VdsVolumeResource? asked)
    {
        if (string.IsNullOrEmpty(asked?.VolumeName))
        {
            throw FleetEdit.Refuse("the command names no volume");
        }

        VdsResource server = new() { ServiceName = asked.ServiceName };
        return Kinds.DiskServer.RequireChangeable(edit, server, domain).Owner;
    }
}
