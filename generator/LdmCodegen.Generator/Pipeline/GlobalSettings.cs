using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>What a project asks for, for all of its schema files.</summary>
/// <param name="Files">The settings of a file that sets nothing itself.</param>
/// <param name="Findings">Properties with a value that is not one of theirs; the default stands in for them.</param>
internal sealed record GlobalSettings(FileSettings Files, EquatableArray<DiagnosticInfo> Findings)
{
    /// <summary>Reads the project's properties.</summary>
    public static GlobalSettings Read(AnalyzerConfigOptions options)
    {
        OptionReader reader = new(options, "build_property.", place: null);
        FileSettings files = reader.ReadOver(FileSettings.Default);
        files = files with { TargetVersion = reader.ReadText("LdmTargetVersion") };
        return new GlobalSettings(files, reader.Findings.ToEquatableArray());
    }
}
