using System.Collections.Immutable;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Repairs;

/// <summary>
/// Tells editors where findings can be repaired. The findings themselves are the generator's, which reports them in every
/// build; editors take repairs for additional files from analyzers alone. So this says nothing that is seen twice: its one
/// diagnostic is hidden, and the compiler of a command line does not even run it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepairAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DiagnosticDescriptors.Repairable);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Each file can take part in the findings of the others: all are compiled, when the first is looked at.
            Lazy<ImmutableArray<DiagnosticInfo>> findings = new(
                () => ProjectSchemas.Read(start.Options, start.CancellationToken).Findings(start.CancellationToken));
            start.RegisterAdditionalFileAction(file => Report(file, findings));
        });
    }

    private static void Report(AdditionalFileAnalysisContext file, Lazy<ImmutableArray<DiagnosticInfo>> findings)
    {
        if (!SchemaInput.IsMatch(file.AdditionalFile) && !ContractFile.IsMatch(file.AdditionalFile.Path))
        {
            return;
        }

        foreach (DiagnosticInfo finding in findings.Value)
        {
            if (finding.Span?.Path == file.AdditionalFile.Path && Repair.IsKnownFor(finding))
            {
                file.ReportDiagnostic(Repair.Announce(finding));
            }
        }
    }
}
