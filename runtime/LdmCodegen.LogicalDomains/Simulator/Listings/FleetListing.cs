using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Answers the actions that list, from one state of the machine.</summary>
internal static class FleetListing
{
    /// <summary>Lists what a request asks for.</summary>
    /// <returns>The reply; null when the request is for something else.</returns>
    public static LdmReply? Answer(FleetState state, LdmRequest request)
    {
        try
        {
            return OfDomains(state, request) ?? OfMachine(state, request);
        }
        catch (RefusedException refused)
        {
            return LdmProtocol.Instance.CreateReply(request, LdmOutcome.Failure([refused.Message]));
        }
    }

    private static LdmReply? OfDomains(FleetState state, LdmRequest request) => request switch
    {
        ListDomainRequest r => ListDomainReply.Success(Each(state, r.Domain, DomainListing.Whole)),
        ListConstraintsRequest r => ListConstraintsReply.Success(Each(state, r.Domain, DomainListing.Constraints)),
        ListBindingsRequest r => ListBindingsReply.Success(Each(state, r.Domain, BindingListing.In(state))),
        ListServicesRequest r => ListServicesReply.Success(
            Filled(r.Domain, Each(state, r.Domain, DomainListing.Services))),
        ListVariableRequest r => ListVariableReply.Success(
            Each(state, r.Domain, domain => DomainListing.Variables(domain, r.Variable?.VariableName))),
        ListDependenciesRequest r => ListDependenciesReply.Success(
            Filled(r.Domain, Each(state, r.Domain, domain => DependencyListing.Of(state, domain)))),
        ListHbaRequest r => ListHbaReply.Success(Each(state, r.Domain, DomainListing.Only<VsanResource>)),
        ListNetdevRequest r => ListNetdevReply.Success(Each(state, r.Domain, DomainListing.NetworkDevices)),
        ListNetstatRequest r => ListNetstatReply.Success(Each(state, r.Domain, DomainListing.Only<NetworkResource>)),
        _ => null,
    };

    private static LdmReply? OfMachine(FleetState state, LdmRequest request) => request switch
    {
        ListDevicesRequest { Blacklisted: true } =>
            ListDevicesReply.Success() with { Resources = MachineListing.Blacklisted(state) },
        ListDevicesRequest => ListDevicesReply.Success() with { Resources = MachineListing.Free(state) },
        ListIoRequest => ListIoReply.Success() with { Resources = [.. state.Devices] },
        ListRsrcGroupRequest => ListRsrcGroupReply.Success() with { Resources = MachineListing.All(state) },
        ListSpconfigRequest { Autosave: { } name } =>
            ListSpconfigReply.Success() with { SpConfigs = ConfigListing.Autosaves(state, name) },
        ListSpconfigRequest => ListSpconfigReply.Success() with { SpConfigs = ConfigListing.Stored(state) },
        _ => null,
    };

    /// <summary>The one domain that is named, or all.</summary>
    private static DomainResources[] Each(
        FleetState state, string? name, Func<SimulatedDomain, ValueList<LdmResource>> list)
    {
        IEnumerable<SimulatedDomain> domains = name is null
            ? state.Domains
            : [state.Find(name) ?? throw FleetEdit.Refuse($"there is no domain named {name}")];
        return [.. domains.Select(domain => new DomainResources(domain.Name) { Resources = list(domain) })];
    }

    /// <summary>Domains of which there is nothing to tell are left out, unless one is asked for.</summary>
    private static DomainResources[] Filled(string? name, DomainResources[] domains) =>
        name is null ? [.. domains.Where(domain => domain.Resources.Count > 0)] : domains;
}
