namespace LogicalDomains.Simulation;

/// <summary>Virtual disks: each shows one volume of a disk server.</summary>
internal static class DiskRules
{
    public static void Add(FleetEdit edit, string? name, DiskResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.Disk.RefuseTaken(domain, Kinds.Disk.Name(asked));
        RequireFreeVolume(edit.State, asked!, disk: null);
        edit.Put(domain.Adding(asked!));
    }

    public static void Set(FleetEdit edit, string? name, DiskResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        DiskResource before = Kinds.Disk.Require(domain, Kinds.Disk.Name(asked));
        DiskResource after = before with
        {
            ServiceName = asked!.ServiceName ?? before.ServiceName,
            VolumeName = asked.VolumeName ?? before.VolumeName,
            Timeout = asked.Timeout ?? before.Timeout,
            Id = asked.Id ?? before.Id,
        };
        RequireFreeVolume(edit.State, after, before);
        edit.Put(domain.Replacing(before, after));
    }

    public static void Remove(FleetEdit edit, string? name, DiskResource? asked, bool force)
    {
        SimulatedDomain domain = edit.Changeable(name);
        DiskResource disk = Kinds.Disk.Require(domain, Kinds.Disk.Name(asked));
        if (domain.Stage == DomainStage.Active)
        {
            InUse.Refuse(edit, force, $"disk {disk.DiskName}", [$"the running domain {domain.Name}"]);
        }

        edit.Put(domain.Without(disk));
    }

    private static void RequireFreeVolume(FleetState state, DiskResource asked, DiskResource? disk)
    {
        VdsVolumeResource volume = VolumeRules.Require(state, asked.ServiceName, asked.VolumeName);
        foreach ((SimulatedDomain owner, DiskResource other) in state.Everywhere<DiskResource>())
        {
            if (!ReferenceEquals(other, disk) && VolumeRules.Shows(other, volume))
            {
                throw FleetEdit.Refuse(
                    $"volume {volume.VolumeName} is in use by disk {other.DiskName} of domain {owner.Name}");
            }
        }
    }
}
