using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Virtual network devices: each is connected to a switch.</summary>
internal static class NetworkRules
{
    public static void Add(FleetEdit edit, string? name, NetworkResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.Network.RefuseTaken(domain, Kinds.Network.Name(asked));
        Kinds.Switch.RequireAnywhere(edit.State, asked!.ServiceName);
        RefuseTaken(edit.State, asked.MacAddress);
        edit.Put(domain.Adding(asked with { MacAddress = asked.MacAddress ?? edit.NextAddress() }));
    }

    public static void Set(FleetEdit edit, string? name, NetworkResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        NetworkResource before = Kinds.Network.Require(domain, Kinds.Network.Name(asked));
        if (asked!.MacAddress != before.MacAddress)
        {
            RefuseTaken(edit.State, asked.MacAddress);
        }

        if (asked.ServiceName is not null)
        {
            Kinds.Switch.RequireAnywhere(edit.State, asked.ServiceName);
        }

        edit.Put(domain.Replacing(before, before with
        {
            MacAddress = asked.MacAddress ?? before.MacAddress,
            ServiceName = asked.ServiceName ?? before.ServiceName,
            LinkProperty = asked.LinkProperty ?? before.LinkProperty,
            PortVlan = asked.PortVlan ?? before.PortVlan,
            Vlans = asked.Vlans ?? before.Vlans,
            Mode = asked.Mode ?? before.Mode,
            Mtu = asked.Mtu ?? before.Mtu,
            Id = asked.Id ?? before.Id,
            AlternateMacAddresses = asked.AlternateMacAddresses ?? before.AlternateMacAddresses,
            MaxBandwidth = asked.MaxBandwidth ?? before.MaxBandwidth,
            Priority = asked.Priority ?? before.Priority,
            ClassOfService = asked.ClassOfService ?? before.ClassOfService,
            Protection = asked.Protection ?? before.Protection,
            Custom = asked.Custom ?? before.Custom,
        }));
    }

    public static void Remove(FleetEdit edit, string? name, NetworkResource? asked, bool force)
    {
        SimulatedDomain domain = edit.Changeable(name);
        NetworkResource network = Kinds.Network.Require(domain, Kinds.Network.Name(asked));
        if (domain.Stage == DomainStage.Active)
        {
            InUse.Refuse(
                edit, force, $"network device {network.NetworkName}", [$"the running domain {domain.Name}"]);
        }

        edit.Put(domain.Without(network));
    }

    /// <summary>Refuses a MAC address that a domain, a network device or a switch has.</summary>
    public static void RefuseTaken(FleetState state, MacAddress? address)
    {
        if (address is not { } asked)
        {
            return;
        }

        foreach (SimulatedDomain domain in state.Domains)
        {
            if (domain.Resources.Any(resource => AddressOf(resource) == asked))
            {
                throw FleetEdit.Refuse($"MAC address {asked} is taken in domain {domain.Name}");
            }
        }
    }

    private static MacAddress? AddressOf(LdmResource resource) => resource switch
    {
        DomainInfoResource info => info.MacAddress,
        NetworkResource network => network.MacAddress,
        VswResource vsw => vsw.MacAddress,
        _ => null,
    };
}
