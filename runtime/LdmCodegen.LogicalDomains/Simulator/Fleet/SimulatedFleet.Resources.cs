namespace LogicalDomains.Simulation;

/// <content>Changes of resources, services and stored configurations, without a request.</content>
public sealed partial class SimulatedFleet
{
    /// <summary>Sets the number of virtual CPUs of a domain.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="count">The number, 1 or more.</param>
    /// <returns>The answer; refused for an unknown domain, one that migrates, no CPU at all, or too many.</returns>
    public FleetAnswer SetCpus(string name, int count) => Change(edit =>
    {
        QuantityRules.Set(edit, Quantity.Cpus, name, (UInt128)Math.Max(0, count));
        edit.Raise(new SetVcpuEvent(name));
    });

    /// <summary>Sets the amount of memory of a domain.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="gibibytes">The amount in units of 2^30 bytes, 1 or more.</param>
    /// <returns>The answer; refused for an unknown domain, one that migrates, no memory at all, or too much.</returns>
    public FleetAnswer SetMemory(string name, int gibibytes) => Change(edit =>
    {
        QuantityRules.Set(edit, Quantity.Memory, name, (UInt128)Math.Max(0, gibibytes) << 30);
        edit.Raise(new SetMemoryEvent(name));
    });

    /// <summary>Sets the largest frame payload of the control domain's virtual switch.</summary>
    /// <param name="mtu">In bytes, from 1500 to 16000.</param>
    /// <returns>The answer; refused outside the range.</returns>
    public FleetAnswer SetSwitchMtu(int mtu) => Change(edit => SwitchRules.Set(
        edit, domain: null, new VswResource { ServiceName = FleetSeed.Switch, Mtu = (uint)Math.Max(0, mtu) }));

    /// <summary>Stores the present configuration on the service processor.</summary>
    /// <param name="config">A name that is not empty and not taken.</param>
    /// <returns>The answer.</returns>
    public FleetAnswer StoreConfig(string config) => Change(edit => StoredConfigRules.Store(edit, config));

    /// <summary>Chooses a stored configuration for the next power-on.</summary>
    /// <param name="config">Its name.</param>
    /// <returns>The answer; refused for an unknown name.</returns>
    public FleetAnswer ChooseConfig(string config) => Change(edit => StoredConfigRules.Choose(edit, config));

    /// <summary>Removes a stored configuration.</summary>
    /// <param name="config">Its name.</param>
    /// <returns>
    /// The answer; refused for an unknown name, for <c>factory-default</c>, and for the one chosen for the next power-on.
    /// </returns>
    public FleetAnswer RemoveConfig(string config) => Change(edit => StoredConfigRules.Remove(edit, config));
}
