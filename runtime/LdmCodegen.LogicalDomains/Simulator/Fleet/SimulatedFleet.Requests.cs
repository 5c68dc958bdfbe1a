namespace LogicalDomains.Simulation;

/// <content>Changes that requests ask for.</content>
public sealed partial class SimulatedFleet
{
    /// <summary>
    /// Carries a request out. Listings, registrations and migrations are no changes of one fleet and are not answered
    /// here.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer; null when the request is for no change that the simulated machine knows.</returns>
    public FleetAnswer? Perform(LdmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FindRules(request) is { } rules ? Change(rules) : null;
    }

    private static Action<FleetEdit>? FindRules(LdmRequest request) =>
        RequestRules.OfDomains(request)
        ?? RequestRules.OfQuantities(request)
        ?? RequestRules.OfDevices(request)
        ?? RequestRules.OfServices(request)
        ?? RequestRules.OfConfigs(request);
}
