using System.Collections.Immutable;

namespace LogicalDomains.Simulation;

/// <summary>What came of asking the fleet for a change.</summary>
/// <param name="Events">The events the change causes, in order; empty when it was refused.</param>
/// <param name="Refusal">Why the change was refused, a sentence without a full stop; null when it was made.</param>
public sealed record FleetAnswer(ImmutableArray<LdmEvent> Events, string? Refusal)
{
    /// <summary>What whoever asked should know beside the success, one sentence each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Whether the change was made.</summary>
    public bool Succeeded => Refusal is null;

    internal static FleetAnswer Refused(string reason) => new([], reason);
}
