namespace LogicalDomains.Simulation;

/// <summary>
/// Ends a change that is not possible; its message is the reply's. Never leaves the fleet: rules read better when each
/// says what it refuses where it looks, and a refusal drops the whole draft.
/// </summary>
internal sealed class RefusedException(string reason) : Exception(reason);
