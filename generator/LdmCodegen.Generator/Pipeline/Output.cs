using System.Text;
using LdmCodegen.Generator.Emit;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>The last step: findings become diagnostics, views become files.</summary>
internal static class Output
{
    /// <summary>Without a byte order mark, so that a file written to disk begins with its first character.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Report(SourceProductionContext context, EquatableArray<DiagnosticInfo> findings)
    {
        foreach (DiagnosticInfo finding in findings)
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }

    public static void Render(SourceProductionContext context, ArtefactJob job)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        string? text = Guard.Run<string?>(
            job.Path,
            finding => context.ReportDiagnostic(finding.ToDiagnostic()),
            () => ArtefactText.Of(job.View, job.Language),
            null);
        if (text is not null)
        {
            context.AddSource(job.View.HintName, SourceText.From(text, Utf8));
        }
    }

    /// <summary>Findings about the project as a whole.</summary>
    public static EquatableArray<DiagnosticInfo> AboutProject(int schemas, int protocols, LanguageSupport language)
    {
        if (schemas == 0)
        {
            EquatableArray<string> arguments = new([Schema.SchemaFile.Namespace]);
            return new EquatableArray<DiagnosticInfo>([new(DiagnosticDescriptors.NoSchema.Id, null, arguments)]);
        }

        return protocols > 0 && language.Level is null
            ? new EquatableArray<DiagnosticInfo>(
                [new(DiagnosticDescriptors.LanguageTooOld.Id, null, new EquatableArray<string>([language.Version]))])
            : default;
    }
}
