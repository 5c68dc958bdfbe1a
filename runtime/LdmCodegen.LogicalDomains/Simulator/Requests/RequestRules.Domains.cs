namespace LogicalDomains.Simulation;

/// <summary>Which rules carry a request out, and which event it causes beside those the rules raise by themselves.</summary>
internal static partial class RequestRules
{
    public static Action<FleetEdit>? OfDomains(LdmRequest request) => request switch
    {
        AddDomainRequest r => edit => DefinitionRules.Add(edit, r.Domain, r.Resources),
        SetDomainRequest r => edit => DefinitionRules.Set(edit, r.Domain, r.Info),
        RemoveDomainRequest { All: true } => DefinitionRules.RemoveAll,
        RemoveDomainRequest { Domain: null } =>
            _ => throw FleetEdit.Refuse("the command names no domain; -a means all"),
        RemoveDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Remove),
        BindDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Bind),
        UnbindDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Unbind),
        StartDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Start),
        StopDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Stop),
        PanicDomainRequest r => edit => LifeCycleRules.Apply(edit, r.Domain, DomainTransition.Panic),
        StartReconfRequest r => edit => ReconfigurationRules.Start(edit, r.Domain),
        RemoveReconfRequest r => edit => ReconfigurationRules.Cancel(edit, r.Domain),
        _ => null,
    };
}
