using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Changes of resources, services and stored configurations.</summary>
public sealed partial class SimulatedFleet
{
    /// <summary>Sets the number of virtual CPUs of a domain.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="count">The number, 1 or more.</param>
    /// <returns>The answer; refused for an unknown domain, one that migrates, or no CPU at all.</returns>
    public FleetAnswer SetCpus(string name, int count)
    {
        if (count < 1)
        {
            return FleetAnswer.Refused($"domain {name} needs at least one virtual CPU");
        }

        return Replace(name, new CpuResource { Count = (uint)count }, new SetVcpuEvent(name));
    }

    /// <summary>Sets the amount of memory of a domain.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="gibibytes">The amount in units of 2^30 bytes, 1 or more.</param>
    /// <returns>The answer; refused for an unknown domain, one that migrates, or no memory at all.</returns>
    public FleetAnswer SetMemory(string name, int gibibytes)
    {
        if (gibibytes < 1)
        {
            return FleetAnswer.Refused($"domain {name} needs some memory");
        }

        return Replace(
            name, new MemoryResource { Size = new ByteSize((ulong)gibibytes, 'G') }, new SetMemoryEvent(name));
    }

    /// <summary>Sets the largest frame payload of the control domain's virtual switch.</summary>
    /// <param name="mtu">In bytes, from 1500 to 16000.</param>
    /// <returns>The answer; refused outside the range.</returns>
    public FleetAnswer SetSwitchMtu(int mtu)
    {
        if (mtu is < 1500 or > 16000)
        {
            return FleetAnswer.Refused($"an mtu of {mtu} is outside 1500 to 16000");
        }

        VswResource virtualSwitch = new() { ServiceName = FleetSeed.Switch, DevicePath = "net0", Mtu = (uint)mtu };
        return Replace(
            FleetSeed.ControlDomain,
            virtualSwitch,
            new SetVswitchEvent { Domain = FleetSeed.ControlDomain, Services = [virtualSwitch] });
    }

    /// <summary>Stores the present configuration on the service processor.</summary>
    /// <param name="config">A name that is not empty and not taken.</param>
    /// <returns>The answer.</returns>
    public FleetAnswer StoreConfig(string config)
    {
        lock (_gate)
        {
            if (string.IsNullOrWhiteSpace(config))
            {
                return FleetAnswer.Refused("a configuration needs a name");
            }

            if (_storedConfigs.Contains(config))
            {
                return FleetAnswer.Refused($"a configuration named {config} exists already");
            }

            _storedConfigs = _storedConfigs.Add(config);
            return FleetAnswer.Made(new AddSpconfigEvent { SpConfig = Stored(config) });
        }
    }

    /// <summary>Chooses a stored configuration for the next power-on.</summary>
    /// <param name="config">Its name.</param>
    /// <returns>The answer; refused for an unknown name.</returns>
    public FleetAnswer ChooseConfig(string config)
    {
        lock (_gate)
        {
            if (!_storedConfigs.Contains(config))
            {
                return UnknownConfig(config);
            }

            _nextConfig = config;
            return FleetAnswer.Made(new SetSpconfigEvent { SpConfig = Stored(config) });
        }
    }

    /// <summary>Removes a stored configuration.</summary>
    /// <param name="config">Its name.</param>
    /// <returns>The answer; refused for an unknown name and for the one chosen for the next power-on.</returns>
    public FleetAnswer RemoveConfig(string config)
    {
        lock (_gate)
        {
            if (!_storedConfigs.Contains(config))
            {
                return UnknownConfig(config);
            }

            if (_nextConfig == config)
            {
                return FleetAnswer.Refused($"configuration {config} is chosen for the next power-on");
            }

            _storedConfigs = _storedConfigs.Remove(config);
            return FleetAnswer.Made(new RemoveSpconfigEvent { SpConfig = Stored(config) });
        }
    }

    private static FleetAnswer UnknownConfig(string config) =>
        FleetAnswer.Refused($"there is no configuration named {config}");

    private static SpConfigResource Stored(string config) => new() { ConfigName = config };

    private FleetAnswer Replace<TResource>(string name, TResource resource, LdmEvent changed)
        where TResource : LdmResource
    {
        lock (_gate)
        {
            int index = IndexOf(name);
            if (index < 0)
            {
                return UnknownDomain(name);
            }

            SimulatedDomain domain = _domains[index];
            if (domain.MigrationPercent is { } percent)
            {
                return FleetAnswer.Refused($"the migration of domain {name} is under way ({percent}%)");
            }

            List<LdmResource> resources = [.. domain.Resources];
            int place = resources.FindIndex(candidate => candidate is TResource);
            if (place < 0)
            {
                resources.Add(resource);
            }
            else
            {
                resources[place] = resource;
            }

            _domains = _domains.SetItem(index, domain with { Resources = [.. resources] });
            return FleetAnswer.Made(changed);
        }
    }
}
