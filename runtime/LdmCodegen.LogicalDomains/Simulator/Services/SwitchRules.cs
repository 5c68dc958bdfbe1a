namespace LogicalDomains.Simulation;

/// <summary>Virtual switches.</summary>
internal static class SwitchRules
{
    public static void Add(FleetEdit edit, string? domain, VswResource? asked)
    {
        SimulatedDomain owner = ServiceRules.Add(edit, Kinds.Switch, domain, asked);
        NetworkRules.RefuseTaken(edit.State, asked!.MacAddress);
        CheckMtu(asked.Mtu);
        edit.Put(owner.Adding(asked with { MacAddress = asked.MacAddress ?? edit.NextAddress() }));
        edit.Raise(new AddVswitchEvent(owner.Name));
    }

    public static void Set(FleetEdit edit, string? domain, VswResource? asked)
    {
        (SimulatedDomain owner, VswResource before) = Kinds.Switch.RequireChangeable(edit, asked, domain);
        CheckMtu(asked!.Mtu);
        if (asked.MacAddress != before.MacAddress)
        {
            NetworkRules.RefuseTaken(edit.State, asked.MacAddress);
        }

        VswResource after = before with
        {
            MacAddress = asked.MacAddress ?? before.MacAddress,
            DevicePath = asked.DevicePath ?? before.DevicePath,
            LinkProperty = asked.LinkProperty ?? before.LinkProperty,
            Mode = asked.Mode ?? before.Mode,
            PortVlan = asked.PortVlan ?? before.PortVlan,
            Vlans = asked.Vlans ?? before.Vlans,
            DefaultVlan = asked.DefaultVlan ?? before.DefaultVlan,
            Mtu = asked.Mtu ?? before.Mtu,
            Id = asked.Id ?? before.Id,
            InterVnetLink = asked.InterVnetLink ?? before.InterVnetLink,
        };
        edit.Put(owner.Replacing(before, after));
        edit.Raise(new SetVswitchEvent { Domain = owner.Name, Services = [after] });
    }

    public static void Remove(FleetEdit edit, string? domain, VswResource? asked, bool force)
    {
        (SimulatedDomain owner, VswResource vsw) = Kinds.Switch.RequireChangeable(edit, asked, domain);
        InUse.Refuse(edit, force, $"switch {vsw.ServiceName}", ServiceUsers.Of(edit.State, vsw));
        edit.Put(owner.Without(vsw));
        edit.Raise(new RemoveVswitchEvent { Domain = owner.Name, Services = [vsw] });
    }

    private static void CheckMtu(uint? mtu)
    {
        if (mtu is < 1500 or > 16000)
        {
            throw FleetEdit.Refuse($"an mtu of {mtu} is outside 1500 to 16000");
        }
    }
}
