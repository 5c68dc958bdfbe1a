using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>What came of one schema file.</summary>
/// <param name="Job">What to generate, or null for nothing.</param>
/// <param name="Findings">Everything to report about the file.</param>
internal sealed record CompiledSchema(ProtocolJob? Job, EquatableArray<DiagnosticInfo> Findings)
{
    public static CompiledSchema Compile(SchemaUnit unit, CancellationToken ct)
    {
        if (unit.IsLeftOut)
        {
            return new CompiledSchema(null, default);
        }

        SchemaFile file = unit.Input.File;
        FileSettings settings = unit.Input.Settings;
        List<DiagnosticInfo> findings = [.. unit.Input.Findings];
        ProtocolModel? model = Guard.Run(
            file.Path,
            findings.Add,
            () =>
            {
                SchemaResult result = SchemaCompiler.Compile(file, unit.Others, unit.Contract, ct);
                findings.AddRange(result.Diagnostics.Select(DiagnosticInfo.From));
                return result.Model is null ? null : TargetVersion(result.Model, file, settings, findings);
            },
            null);

        if (unit.Earlier is not null)
        {
            findings.Add(About(DiagnosticDescriptors.SameProtocol, file, file.ProtocolName!) with
            {
                Related = new EquatableArray<SchemaSpan>([unit.Earlier]),
            });
        }

        bool generates = model is not null && unit.Earlier is null && !settings.ImportOnly;
        if (generates && model!.Wire is { Call: null, Event: null })
        {
            generates = false;
            findings.AddRange(findings.Exists(IsSerious) ? [] : [About(DiagnosticDescriptors.NoMessages, file, model.Name)]);
        }

        return new CompiledSchema(
            generates ? new ProtocolJob(file.Path, model!, settings) : null, findings.ToEquatableArray());
    }

    private static bool IsSerious(DiagnosticInfo finding) =>
        DiagnosticDescriptors.Of(finding.Id).DefaultSeverity != DiagnosticSeverity.Info;

    private static DiagnosticInfo About(DiagnosticDescriptor rule, SchemaFile file, params string[] arguments) =>
        new(rule.Id, file.Root!.SpanOf("name"), new EquatableArray<string>(arguments));

    private static ProtocolModel TargetVersion(
        ProtocolModel model, SchemaFile file, FileSettings settings, List<DiagnosticInfo> findings)
    {
        if (settings.ImportOnly || settings.TargetVersion is not { } target || model.Versions.IsEmpty)
        {
            return model;
        }

        if (VersionFilter.For(model, target) is { } filter)
        {
            return filter.Apply(model);
        }

        string versions = string.Join(", ", model.Versions.SelectMany(static version =>
            version.Releases.Select(static release => release.Id).Prepend(version.Id)));
        findings.Add(About(DiagnosticDescriptors.UnknownTargetVersion, file, target, model.Name, versions));
        return model;
    }
}

/// <summary>
/// A protocol to generate from. Knows no places, so a schema edit that changes no meaning ends before it.
/// </summary>
/// <param name="Path">The schema file, for findings about it as a whole.</param>
/// <param name="Model">The protocol.</param>
/// <param name="Settings">What to generate.</param>
internal sealed record ProtocolJob(string Path, ProtocolModel Model, FileSettings Settings);
