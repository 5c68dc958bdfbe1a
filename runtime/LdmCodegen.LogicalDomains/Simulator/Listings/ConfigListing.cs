using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Configurations on the service processor, and those that the manager saved by itself.</summary>
internal static class ConfigListing
{
    public static ValueList<SpConfigResource> Stored(FleetState state) =>
    [
        .. state.StoredConfigs.Select(name => new SpConfigResource
        {
            ConfigName = name,
            Status = name == state.NextConfig ? SpConfigStatus.NextPoweron
                : name == state.CurrentConfig ? SpConfigStatus.Current
                : null,
        }),
    ];

    /// <summary>All of them, or the one that is named.</summary>
    public static ValueList<SpConfigResource> Autosaves(FleetState state, string name)
    {
        if (name.Length > 0 && !state.Autosaves.Contains(name))
        {
            throw FleetEdit.Refuse($"there is no autosave configuration named {name}");
        }

        return
        [
            .. state.Autosaves.Where(saved => name.Length == 0 || saved == name)
                .Select(saved => new SpConfigResource { ConfigName = saved }),
        ];
    }
}
