namespace LogicalDomains.Simulation;

/// <summary>Configurations on the service processor, and those that the manager saves by itself.</summary>
internal static class StoredConfigRules
{
    public static void Store(FleetEdit edit, string? config, string? autosave = null)
    {
        string name = Name(config);
        if (edit.State.StoredConfigs.Contains(name))
        {
            throw FleetEdit.Refuse($"a configuration named {name} exists already");
        }

        if (autosave is not null && !edit.State.Autosaves.Contains(autosave))
        {
            throw FleetEdit.Refuse($"there is no autosave configuration named {autosave}");
        }

        edit.State = edit.State with { StoredConfigs = edit.State.StoredConfigs.Add(name), CurrentConfig = name };
        edit.Raise(new AddSpconfigEvent { SpConfig = Stored(name) });
    }

    public static void Choose(FleetEdit edit, string? config)
    {
        string name = Require(edit, config);
        edit.State = edit.State with { NextConfig = name };
        edit.Raise(new SetSpconfigEvent { SpConfig = Stored(name) });
    }

    public static void Remove(FleetEdit edit, string? config)
    {
        string name = Require(edit, config);
        if (name == FleetState.FactoryDefault)
        {
            throw FleetEdit.Refuse($"configuration {name} is the machine's own and stays");
        }

        if (edit.State.NextConfig == name)
        {
            throw FleetEdit.Refuse($"configuration {name} is chosen for the next power-on");
        }

        edit.State = edit.State with { StoredConfigs = edit.State.StoredConfigs.Remove(name) };
        edit.Raise(new RemoveSpconfigEvent { SpConfig = Stored(name) });
    }

    /// <summary>Removes what the manager saved by itself under that name, not the configuration.</summary>
    public static void RemoveAutosave(FleetEdit edit, string? config)
    {
        string name = Name(config);
        if (!edit.State.Autosaves.Contains(name))
        {
            throw FleetEdit.Refuse($"there is no autosave configuration named {name}");
        }

        edit.State = edit.State with { Autosaves = edit.State.Autosaves.Remove(name) };
    }

    /// <summary>
    /// The manager saves each change of the domains under the name of the configuration it runs, unless that is the
    /// machine's own.
    /// </summary>
    public static FleetState Autosaved(FleetState before, FleetState after) =>
        after.Domains == before.Domains
        || after.CurrentConfig == FleetState.FactoryDefault
        || after.Autosaves.Contains(after.CurrentConfig)
            ? after
            : after with { Autosaves = after.Autosaves.Add(after.CurrentConfig) };

    private static string Require(FleetEdit edit, string? config)
    {
        string name = Name(config);
        return edit.State.StoredConfigs.Contains(name)
            ? name
            : throw FleetEdit.Refuse($"there is no configuration named {name}");
    }

    private static string Name(string? config) => string.IsNullOrWhiteSpace(config)
        ? throw FleetEdit.Refuse("a configuration needs a name")
        : config;

    private static SpConfigResource Stored(string config) => new() { ConfigName = config };
}
