namespace LogicalDomains.Simulation;

/// <content>Configurations on the service processor.</content>
internal static partial class RequestRules
{
    public static Action<FleetEdit>? OfConfigs(LdmRequest request) => request switch
    {
        AddSpconfigRequest r => edit => StoredConfigRules.Store(edit, r.SpConfig?.ConfigName, r.Autosave),
        SetSpconfigRequest r => edit => StoredConfigRules.Choose(edit, r.SpConfig?.ConfigName),
        RemoveSpconfigRequest { Autosave: true } r =>
            edit => StoredConfigRules.RemoveAutosave(edit, r.SpConfig?.ConfigName),
        RemoveSpconfigRequest r => edit => StoredConfigRules.Remove(edit, r.SpConfig?.ConfigName),
        _ => null,
    };
}
