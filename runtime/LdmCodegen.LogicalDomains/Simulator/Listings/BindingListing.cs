using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>
/// A domain with what its resources are bound to: each CPU to a strand, each device to its service or volume. Inactive
/// domains have no bindings.
/// </summary>
internal static class BindingListing
{
    public static Func<SimulatedDomain, ValueList<LdmResource>> In(FleetState state)
    {
        // Strands are handed out in the order of the domains.
        Dictionary<string, uint> firstStrand = [];
        uint next = 0;
        foreach (SimulatedDomain domain in state.Domains.Where(domain => domain.Stage != DomainStage.Inactive))
        {
            firstStrand[domain.Name] = next;
            next += (uint)Quantity.Cpus.Of(domain);
        }

        return domain => domain.Stage == DomainStage.Inactive
            ? DomainListing.Whole(domain)
            : [.. DomainListing.Whole(domain).Select(resource => resource with
            {
                Bindings = [.. resource.Bindings, .. Of(state, resource, firstStrand[domain.Name])],
            })];
    }

    private static IEnumerable<LdmResource> Of(FleetState state, LdmResource resource, uint firstStrand) =>
        resource switch
        {
            CpuResource cpu => Strands(cpu, firstStrand),
            DiskResource disk => VolumeOf(state, disk),
            _ => DependencyListing.ServiceOf(state, resource) is { } found ? [found.Service] : [],
        };

    private static IEnumerable<CpuResource> Strands(CpuResource cpu, uint firstStrand)
    {
        for (uint number = 0; number < cpu.Count; number++)
        {
            uint strand = firstStrand + number;
            yield return new CpuResource
            {
                VirtualId = number,
                PhysicalId = strand,
                CoreId = strand / MachineCapacity.StrandsPerCore,
                StrandPercent = 100,
            };
        }
    }

    private static VdsVolumeResource[] VolumeOf(FleetState state, DiskResource disk) =>
        Kinds.DiskServer.Anywhere(state, disk.ServiceName) is { } server
        && VolumeRules.Find(server.Owner, disk.ServiceName, disk.VolumeName) is { } volume
            ? [volume]
            : [];
}
