using System.Collections.Immutable;
using System.Globalization;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Repairs;

/// <summary>What findings can be repaired, and how a diagnostic tells it.</summary>
internal static class Repair
{
    /// <summary>The property with the id of the finding.</summary>
    public const string Finding = nameof(Finding);

    /// <summary>The property with the name that stands in the place, where there is a better one.</summary>
    public const string Written = nameof(Written);

    /// <summary>The property with the name that was probably meant.</summary>
    public const string Meant = nameof(Meant);

    /// <summary>Findings about a schema and its contract: accepting what the schema says cures them.</summary>
    public static ImmutableHashSet<string> CuredByBaseline { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        SchemaRules.RemovedFromContract.Id, SchemaRules.RenamedInContract.Id, SchemaRules.NarrowedInContract.Id,
        SchemaRules.RegisteredDifferently.Id, SchemaRules.NewlyRequired.Id, SchemaRules.LaidOutDifferently.Id,
        SchemaRules.NotInContract.Id, SchemaRules.BadContractLine.Id);

    /// <summary>Findings about an element that a further attribute cures.</summary>
    public static ImmutableHashSet<string> CuredByAttribute { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        SchemaRules.MissingDoc.Id, SchemaRules.SecretNotSensitive.Id, SchemaRules.SinceBeforeOwner.Id,
        SchemaRules.NearlyAnotherGroup.Id);

    public static bool IsKnownFor(DiagnosticInfo finding) =>
        finding.Suggestion is not null || CuredByBaseline.Contains(finding.Id) || CuredByAttribute.Contains(finding.Id);

    /// <summary>The hidden diagnostic that editors take a repair for.</summary>
    public static Diagnostic Announce(DiagnosticInfo finding)
    {
        Diagnostic found = finding.ToDiagnostic();
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(Finding, finding.Id);
        if (finding.Suggestion is { } suggestion)
        {
            properties = properties.Add(Written, suggestion.Written).Add(Meant, suggestion.Meant);
        }

        return Diagnostic.Create(
            DiagnosticDescriptors.Repairable, found.Location, properties, finding.Id, found.GetMessage(CultureInfo.InvariantCulture));
    }
}
