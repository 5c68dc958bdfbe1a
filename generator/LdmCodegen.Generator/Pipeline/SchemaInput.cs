using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>One schema file, read, with its settings.</summary>
/// <param name="File">What was read.</param>
/// <param name="Settings">What to generate from it.</param>
/// <param name="Findings">Findings about its settings, or the fault that stopped reading.</param>
internal sealed record SchemaInput(SchemaFile File, FileSettings Settings, EquatableArray<DiagnosticInfo> Findings)
{
    private const string Suffix = ".protocol.xml";

    public static bool IsMatch(AdditionalText text) => text.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    public static SchemaInput Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken ct)
    {
        OptionReader reader = new(
            options.GetOptions(text), "build_metadata.AdditionalFiles.", DiagnosticInfo.StartOf(text.Path));
        FileSettings settings = reader.ReadOver(GlobalSettings.Read(options.GlobalOptions).Files);
        string importOnly = reader.ReadChoice("LdmImportOnly", "false", "true", "false");
        settings = settings with { ImportOnly = importOnly == "true" };

        List<DiagnosticInfo> findings = [.. reader.Findings];
        SchemaFile unread = new(text.Path, null, default) { IsProtocol = true };
        SchemaFile file = Guard.Run(text.Path, findings.Add, () => ReadFile(text, findings, ct) ?? unread, unread);
        return new SchemaInput(file, settings, findings.ToEquatableArray());
    }

    private static SchemaFile? ReadFile(AdditionalText text, List<DiagnosticInfo> findings, CancellationToken ct)
    {
        if (text.GetText(ct) is { } source)
        {
            return SchemaCompiler.Read(text.Path, source.ToString(), ct);
        }

        findings.Add(new DiagnosticInfo(
            DiagnosticDescriptors.UnreadableFile.Id,
            DiagnosticInfo.StartOf(text.Path),
            new EquatableArray<string>([text.Path])));
        return null;
    }
}
